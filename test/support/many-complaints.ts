import type pg from 'pg'

/**
 * Many complaints as the write path leaves them, made by one statement: received and, but for the first statuses, recorded in 2026;
 * the last tenth of each status have no due time. `statuses` are dealt out in turn.
 */
export async function seedComplaints(pool: pg.Pool, officeId: number, count: number, statuses: readonly string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`create temporary table seed on commit drop as
      select i, gen_random_uuid() as id, ($2::text[])[1 + i % array_length($2::text[], 1)] as status, (timestamptz '2026-01-05 08:00+07' + i * interval '90 minutes') as at,
        format('Warga %s', i) as name, format('Jalan rusak nomor %s dekat pasar', i) as story, i % 7 = 0 as secret, i % 5 as area
      from (select n + coalesce((select last from register_counter where office_id = $3 and year = 2026), 0) as i from generate_series(1, $1::int) n) numbered`, [count, statuses, officeId])
    await client.query(`insert into complaint (office_id, id, version, head, status, step, channel, tracking_code, intake_key, standard_version, received_at, due_at, clocks,
        holder_role, register_year, register_sequence, register_number, class, category, urgency, identity_secret, complainant, area, summary, archived_at, archive, updated_at)
      select $1, id, 2, '\\x00', status, 4, (array['web','counter','letter'])[1 + i % 3], 'SEED-' || i, 'seed-' || i, 1, at,
        case when status in ('archived', 'answered', 'withdrawn', 'incomplete') or i % 10 = 0 then null else at + interval '1 day' end, '[]',
        case when status in ('received', 'complete', 'recorded') then 'petugas' when status = 'reported' then 'camat' else 'kasi-pelayanan' end,
        case when status not in ('received', 'incomplete', 'complete') then 2026 end, case when status not in ('received', 'incomplete', 'complete') then i end,
        case when status not in ('received', 'incomplete', 'complete') then lpad(i::text, 4, '0') || '/2026' end,
        case when i % 2 = 0 then 'tidak-berkadar-pengawasan' end, case when i % 2 = 0 then 'PJU' end, 'normal', secret, case when not secret then name end,
        '35.74.02.100' || area, story, case when status = 'archived' then at + interval '3 days' end,
        case when status = 'archived' then jsonb_build_object('classificationCode', '700.1.2.4', 'ordner', '2026-' || lpad((i % 40)::text, 2, '0'), 'shelf', 'A1', 'sheets', 3,
          'retentionYears', null, 'contents', '[]'::jsonb, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end, at
      from seed`, [officeId])
    await client.query(`insert into complaint_event (office_id, complaint_id, seq, type, at, actor, data, previous, hash)
      select $1::int, id, 1, 'received', at, '{"kind":"complainant","via":"web"}'::jsonb, jsonb_build_object('channel', 'web', 'receivedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'trackingCode', 'SEED-' || i, 'standardVersion', 1, 'answerBy', null, 'identitySecret', secret, 'met', '[]'::jsonb, 'attachments', '[]'::jsonb, 'category', null, 'area', null,
        'record', '{}'::jsonb), '\\x00'::bytea, '\\x00'::bytea from seed
      union all
      select $1::int, id, 2, 'recorded', at, '{"kind":"system","part":"seed"}'::jsonb, jsonb_build_object('number', lpad(i::text, 4, '0') || '/2026', 'sequence', i, 'year', 2026), '\\x00'::bytea, '\\x00'::bytea from seed
      where status not in ('received', 'incomplete', 'complete')`, [officeId])
    await client.query(`insert into complaint_event_personal (office_id, complaint_id, seq, salt, content)
      select $1, id, 1, '\\x00', jsonb_build_object('applicant', jsonb_build_object('name', name, 'phone', '0812' || lpad(i::text, 8, '0'),
        'address', jsonb_build_object('line', 'Jl. Contoh ' || i, 'kelurahan', 'Wonoasih')), 'statement', jsonb_build_object('narrative', story)) from seed`, [officeId])
    await client.query('insert into register_counter (office_id, year, last) values ($1, 2026, $2) on conflict (office_id, year) do update set last = register_counter.last + $2', [officeId, count])
    await client.query('commit')
  } finally {
    client.release()
  }
}

interface PlanNode { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; 'Actual Rows': number; Plans?: PlanNode[] }
export interface Plan { ms: number; indexes: string[]; scanned: string[] }

type Ask = Pick<pg.Pool, 'query'>

/** How PostgreSQL carries out the statements of a question: indexes used, relations read from end to end, milliseconds in all. */
export async function planOf(pool: pg.Pool, question: (queryable: Ask) => Promise<unknown>): Promise<Plan> {
  const asked: { text: string; values: unknown[] }[] = []
  const listening: Pick<pg.Pool, 'query'> = Object.create(pool, {
    query: { value: (query: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
      asked.push(typeof query === 'string' ? { text: query, values: values ?? [] } : { text: query.text, values: query.values ?? [] })
      return typeof query === 'string' ? pool.query(query, values) : pool.query(query)
    } },
  })
  await question(listening)
  const plan: Plan = { ms: 0, indexes: [], scanned: [] }
  for (const { text, values } of asked) {
    const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: PlanNode; 'Execution Time': number }[] }>(`explain (analyze, format json) ${text}`, values)
    const found = rows[0]?.['QUERY PLAN'][0]
    if (!found) throw new Error('no plan')
    plan.ms += found['Execution Time']
    walk(found.Plan, plan)
  }
  return plan
}

function walk(node: PlanNode, plan: Plan): void {
  if (node['Index Name']) plan.indexes.push(node['Index Name'])
  if (node['Node Type'] === 'Seq Scan' && node['Relation Name']) plan.scanned.push(node['Relation Name'])
  for (const child of node.Plans ?? []) walk(child, plan)
}
