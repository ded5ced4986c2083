import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHouse } from '../../src/open-house.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { readConfig } from '../../src/platform/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import { receive } from '../../src/procedure/1-receive/receive.ts'
import { afterFile } from '../support/cleanup.ts'
import { testDatabase } from '../support/database.ts'
import { completeInput, root } from '../support/house.ts'
import { temporaryFolder } from '../support/folder.ts'
import { neighbourStandard } from '../support/neighbour-standard.ts'

const { ownerUrl, role } = await testDatabase({ max: 1 })

/** Two offices in one database, each with a house of its own. */
async function office(standard: string) {
  const folder = await temporaryFolder('office')
  const config = readConfig({ TANGGAP_DATA: folder, TANGGAP_STANDARD: standard, TANGGAP_SECRET: `a secret of ${standard}, certainly long enough` }, root)
  const { house, close } = await openHouse({ config, log: silentLog(), ownerUrl, migrated: { role }, max: 3, frame: () => Promise.reject(new Error('no pages')) })
  afterFile(close)
  const received = await receive(house.workplace, { input: completeInput, actor: { kind: 'complainant', via: 'web' }, key: `walls-${standard}` })
  if (!received.ok) throw new Error(received.refusal.key)
  return { house, officeId: house.workplace.officeId, id: received.receipt.id }
}
const ours = await office(join(root, 'standards', 'kecamatan-wonoasih'))
const theirs = await office(await neighbourStandard())
const owner = openDatabase(ownerUrl, { max: 1 }).pool
afterFile(() => owner.end())

const { rows: tables } = await owner.query<{ name: string; walled: boolean; column: string }>(
  `select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_office') as walled, case when c.relname = 'office' then 'id' else 'office_id' end as column
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'r' and (c.relname = 'office' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'office_id')) order by 1`)

test('every table of an office stands behind the wall', () => {
  expect(tables.length).toBeGreaterThan(35)
  expect(tables.filter(({ walled }) => !walled)).toEqual([])
})

test('one office reads nothing of another, whatever the statement asks for', async () => {
  expect(ours.officeId).not.toBe(theirs.officeId)
  for (const { name, column } of tables) {
    const { rows } = await ours.house.pool.query<{ office: number }>(`select distinct ${column} as office from ${name}`)
    expect(rows.filter(({ office: id }) => id !== ours.officeId), name).toEqual([])
  }
  expect((await ours.house.pool.query('select 1 from complaint where id = $1', [theirs.id])).rowCount).toBe(0)
  expect((await theirs.house.pool.query('select 1 from complaint where id = $1', [theirs.id])).rowCount).toBe(1)
})

test('nor does it write there', async () => {
  const { pool } = ours.house
  await expect(pool.query(`insert into party (office_id, id, name, kind, reply_days, created_at) values ($1, gen_random_uuid(), 'Dinas', 'dinas', 3, now())`, [theirs.officeId])).rejects.toThrow(/row-level security/u)
  expect((await pool.query('update complaint set urgency = urgency where office_id = $1', [theirs.officeId])).rowCount).toBe(0)
  expect((await pool.query('delete from complaint where id = $1', [theirs.id])).rowCount).toBe(0)
  await expect(pool.query(`insert into complaint_event (office_id, complaint_id, seq, type, at, actor, data, previous, hash) values ($1, $2, 2, 'noted', now(), '{}', '{}', '', '')`, [theirs.officeId, theirs.id])).rejects.toThrow(/row-level security/u)
})

test('a connection that speaks for no office sees nothing', async () => {
  const nobody = openDatabase(ownerUrl, { max: 1, role })
  for (const { name } of tables) expect((await nobody.pool.query(`select 1 from ${name} limit 1`)).rowCount, name).toBe(0)
  await nobody.close()
})

test('histories and the log cannot be changed or removed by the program', async () => {
  for (const name of ['complaint_event', 'office_event', 'outbound_step', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_cosignature']) {
    for (const statement of [`update ${name} set office_id = office_id`, `delete from ${name}`, `truncate ${name}`]) await expect(ours.house.pool.query(statement), statement).rejects.toThrow(/permission denied|append-only/u)
  }
  await expect(ours.house.pool.query('update complaint_event_personal set salt = salt')).rejects.toThrow(/permission denied/u)
})

test('a content that another office refers to is known to be in use, and nothing else of it', async () => {
  await owner.query(`insert into file (office_id, id, sha256, size, media_type, name, uploaded_at) values ($1, gen_random_uuid(), $2, 1, 'text/plain', 'x', now())`, [theirs.officeId, 'b'.repeat(64)])
  expect((await ours.house.pool.query(`select content_in_use($1, null) as used`, ['b'.repeat(64)])).rows).toEqual([{ used: true }])
  expect((await ours.house.pool.query(`select content_in_use($1, null) as used`, ['c'.repeat(64)])).rows).toEqual([{ used: false }])
})

test('the wall keeps to the index: a complaint by its id is one step', async () => {
  const client = await ours.house.pool.connect()
  try {
    await client.query('set enable_seqscan = off') // the table of a test is too small to need an index
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select * from complaint where office_id = ${ours.officeId} and id = '${ours.id}'`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*office_id = \d+.* AND .*id = /u)
  } finally {
    client.release(new Error('its settings are not those of the others'))
  }
})
