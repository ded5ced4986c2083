import type pg from 'pg'

const batch = 10_000

/** The rows of a complaint, table by table, and what must differ in a copy. The rest is copied as it is: the bench reads no copy's chain. */
const tables: readonly { name: string; id: string; changed: Record<string, string> }[] = [
  { name: 'complaint', id: 'id', changed: {
    id: 'copy.id', tracking_code: "'S' || copy.n", intake_key: "'seed:' || copy.n",
    received_at: 't.received_at - copy.age', complete_at: 't.complete_at - copy.age', due_at: 't.due_at - copy.age', answered_at: 't.answered_at - copy.age',
    archived_at: 't.archived_at - copy.age', updated_at: 't.updated_at - copy.age',
    register_year: 'case when t.register_year is not null then 2025 end', register_sequence: 'case when t.register_year is not null then copy.n end',
    register_number: "case when t.register_year is not null then copy.n || '/2025' end", complainant: "'Warga ' || copy.n", summary: "t.summary || ' ' || copy.n",
  } },
  { name: 'complaint_event', id: 'complaint_id', changed: { complaint_id: 'copy.id', at: 't.at - copy.age' } },
  { name: 'complaint_event_personal', id: 'complaint_id', changed: { complaint_id: 'copy.id' } },
  { name: 'command_answer', id: 'complaint_id', changed: { complaint_id: 'copy.id', key: "t.key || ':' || copy.n", at: 't.at - copy.age' } },
  { name: 'issued_paper', id: 'complaint_id', changed: { complaint_id: 'copy.id', id: 'gen_random_uuid()', code: 'null', issued_at: 't.issued_at - copy.age' } },
]

/** Fills the office up to `count` complaints: copies of `archived`, and for every fifth a copy of one of `open`, spread over ten years. */
export async function seed(pool: pg.Pool, given: { count: number; archived: readonly string[]; open: readonly string[] }): Promise<void> {
  const client = await pool.connect()
  try {
    const stored = await client.query<{ n: number }>('select count(*)::int as n from complaint')
    const missing = given.count - (stored.rows[0]?.n ?? 0)
    for (let from = 1; from <= missing; from += batch) {
      await client.query('begin')
      await client.query(`create temporary table copy on commit drop as
        select n, uuidv7(-age) as id, age, case when n % 5 = 0 then ($4::uuid[])[1 + n / 5 % cardinality($4::uuid[])] else ($3::uuid[])[1 + n % cardinality($3::uuid[])] end as template
        from (select n, n * interval '50 minutes' as age from generate_series($1::int, $2::int) n)`,
      [from, Math.min(from + batch - 1, missing), given.archived, given.open])
      for (const { name, id, changed } of tables) {
        const { rows } = await client.query<{ name: string }>(
          `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [name])
        const columns = rows.map((row) => row.name)
        await client.query(`insert into ${name} (${columns.join(', ')}) select ${columns.map((column) => changed[column] ?? `t.${column}`).join(', ')}
          from copy join ${name} t on t.${id} = copy.template`)
      }
      await client.query('commit')
    }
    await client.query('insert into register_counter (office_id, year, last) select 1, 2025, $1 on conflict (office_id, year) do nothing', [Math.max(missing, 1)])
  } finally {
    client.release()
  }
}
