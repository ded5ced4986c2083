import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { completeInput, testHouse } from '../support/house.ts'
import { afterFile } from '../support/cleanup.ts'
import { openDatabase, withDatabase } from '../../src/platform/database.ts'
import { growRegisterLog } from '../../src/procedure/transparency.ts'
import { verifyRecords } from '../../src/procedure/verify-records.ts'
import { keepUpload } from '../../src/complaint/store/uploads.ts'
import { latestCheckpoint } from '../../src/complaint/store/transparency/log.ts'

const { house, lodge, bring, act } = await testHouse()
const { pool, officeId, now } = house.workplace
const name: string = (await pool.query('select current_database() as name')).rows[0].name
// Whoever owns the server switches the database's own guards off; secret and program are not theirs to change.
const ownerUrl = new URL(withDatabase(inject('clusterUrl'), name))
ownerUrl.searchParams.set('options', '-c session_replication_role=replica')
const owner = openDatabase(ownerUrl.href.replaceAll('+', '%20'), { max: 1 }).pool
afterFile(() => owner.end())

const found: string[] = []
const missed: string[] = []
let complaint = ''

async function faults(against: Parameters<typeof verifyRecords>[2] = []): Promise<string[]> {
  const kinds: string[] = []
  await verifyRecords(house, ({ kind }) => kinds.push(kind), against)
  return kinds
}

/** Does something wicked, looks whether it is noticed, and undoes it. */
async function wicked(what: string, statements: readonly string[]): Promise<void> {
  const tables = [...new Set(statements.flatMap((sql) => [...sql.matchAll(/(?:update|delete from) (\w+)/gu)].map(([, table = '']) => table)))]
  for (const table of tables) await owner.query(`create table drill_${table} as table ${table}`)
  try {
    for (const sql of statements) expect((await owner.query(sql)).rowCount, `${what}: ${sql}`).toBeGreaterThan(0)
    ;((await faults()).length > 0 ? found : missed).push(what)
  } finally {
    for (const table of tables) {
      const { rows } = await owner.query<{ columns: string }>(`select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
      await owner.query(`delete from ${table}`)
      await owner.query(`insert into ${table} (${rows[0]?.columns}) overriding system value select ${rows[0]?.columns} from drill_${table}`)
      await owner.query(`drop table drill_${table}`)
    }
  }
}

async function flipped(what: string, sha256: string): Promise<void> {
  const path = join(house.config.dataFolder, 'files', sha256.slice(0, 2), sha256)
  const content = await readFile(path)
  const changed = Buffer.from(content)
  changed.writeUInt8(changed.readUInt8(changed.length >> 1) ^ 1, changed.length >> 1)
  await writeFile(path, changed)
  ;((await faults()).length > 0 ? found : missed).push(what)
  await writeFile(path, content)
}

beforeAll(async () => {
  const { standard } = await house.workplace.standards.version(1)
  const stored = await house.files.put(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 1_000)
  if (!stored.ok) throw new Error('not stored')
  const kept = await keepUpload({ pool, files: house.files, officeId, standard }, { fileName: 'surat.pdf', kept: stored.file }, house.workplace.newId(now()), now())
  if (!kept.ok) throw new Error(kept.refusal)
  complaint = (await lodge({ ...completeInput, attachments: [kept.upload.id] })).id
  await bring(complaint, 'archived')
  await house.receiptOf(complaint)
  const { rows } = await pool.query<{ id: string }>(`select id from issued_paper where complaint_id = $1`, [complaint])
  const signed = await house.files.put(Buffer.from('%PDF-1.7\n2 0 obj\n<< >>\nendobj\n'), 1_000)
  if (!signed.ok) throw new Error('not stored')
  const acted = await act('sign-paper', complaint, 'arsiparis', { paper: rows[0]?.id, how: 'scanned', ...signed.file, mediaType: 'application/pdf' })
  if (!acted.ok) throw new Error(acted.refusal.key)
  for (let i = 0; i < 260; i++) await lodge() // more than one full tile
  await growRegisterLog(house)
  await lodge()
  await growRegisterLog(house)
}, 120_000)

test('an office that nobody tampered with is intact', async () => {
  expect(await faults()).toEqual([])
  expect((await latestCheckpoint(pool, officeId))?.size).toBeGreaterThan(256)
})

test('the tamper drill: every byte flipped, row removed, event moved and log cut is found', async () => {
  const of = `complaint_id = '${complaint}'`
  const flip = (column: string) => `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`
  const text = (column: string) => `overlay(${column} placing case when left(${column}, 1) = '0' then '1' else '0' end from 1 for 1)`
  await wicked('a byte of an event’s facts', [`update complaint_event set data = data || '{"toRole": "camat"}' where ${of} and type = 'handed-over'`])
  await wicked('who did it', [`update complaint_event set actor = jsonb_set(actor, '{name}', '"Orang Lain"') where ${of} and seq = 3`])
  await wicked('when it happened', [`update complaint_event set at = at + interval '1 minute' where ${of} and seq = 3`])
  await wicked('a byte of an event’s hash', [`update complaint_event set hash = ${flip('hash')} where ${of} and seq = 2`])
  await wicked('a byte of a name', [`update complaint_event_personal set content = jsonb_set(content, '{applicant,name}', '"Siti Aminaj"') where ${of} and seq = 1`])
  await wicked('a byte of a salt', [`update complaint_event_personal set salt = ${flip('salt')} where ${of} and seq = 1`])
  await wicked('a column of the complaint', [`update complaint set received_at = received_at + interval '1 day' where id = '${complaint}'`])
  await wicked('the register number', [`update complaint set register_number = ${text('register_number')} where id = '${complaint}'`])
  await wicked('the register’s counter', [`update register_counter set last = last + 1`])
  await wicked('the fingerprint of a file', [`update file set sha256 = ${text('sha256')} where ${of}`])
  await wicked('the fingerprint of a paper', [`update issued_paper set sha256 = ${text('sha256')} where ${of}`])
  await wicked('the fingerprint of a signed paper', [`update paper_rendition set sha256 = ${text('sha256')}`])
  await wicked('a leaf of the log', [`update log_leaf set digest = ${flip('digest')} where index = 5`])
  await wicked('a tile of the log', [`update log_tile set hashes = ${flip('hashes')}`])
  await wicked('the root of a checkpoint', [`update log_checkpoint set root = ${flip('root')}`])
  await wicked('the note of a checkpoint', [`update log_checkpoint set note = replace(note, chr(10) || size || chr(10), chr(10) || size + 1 || chr(10))`])
  for (const [what, table, where] of [
    ['an event removed', 'complaint_event', `${of} and seq = 4`], ['the last event removed', 'complaint_event', `${of} and seq = (select max(seq) from complaint_event where ${of})`],
    ['a personal part removed', 'complaint_event_personal', `${of} and seq = 1`], ['a complaint’s row removed', 'complaint', `id = '${complaint}'`], ['a file’s row removed', 'file', of],
    ['a paper’s row removed', 'issued_paper', of], ['a signed paper’s row removed', 'paper_rendition', 'true'], ['the register’s counter removed', 'register_counter', 'true'],
    ['a leaf removed', 'log_leaf', 'index = 7'], ['a tile removed', 'log_tile', 'true'], ['the last checkpoint removed', 'log_checkpoint', 'size = (select max(size) from log_checkpoint)'],
  ] as const) await wicked(what, [`delete from ${table} where ${where}`])
  await wicked('a whole complaint removed, with all that belongs to it', [
    `delete from complaint_event where ${of}`, `delete from complaint_event_personal where ${of}`, `delete from issued_paper where ${of}`, 'delete from paper_rendition', `delete from file where ${of}`,
    `delete from complaint where id = '${complaint}'`, 'delete from register_counter',
  ])
  await wicked('two events in each other’s place', [`update complaint_event set seq = case seq when 2 then 1000 else 2 end where ${of} and seq in (2, 3)`, `update complaint_event set seq = 3 where ${of} and seq = 1000`])
  // An older database in the place of this one: consistent in itself, all signatures genuine.
  const before = `(select max(size) from log_checkpoint where size < (select max(size) from log_checkpoint))`
  await wicked('the database of yesterday put in its place', [
    `delete from complaint where id in (select complaint_id from log_leaf where index >= ${before})`, `delete from complaint_event_personal where complaint_id in (select complaint_id from log_leaf where index >= ${before})`,
    `delete from complaint_event where complaint_id in (select complaint_id from log_leaf where index >= ${before})`, `delete from log_leaf where index >= ${before}`, 'delete from log_checkpoint where size = (select max(size) from log_checkpoint)',
  ])
  const { rows } = await pool.query<{ attachment: string; paper: string; rendition: string }>(`select (select sha256 from file where ${of}) as attachment, (select sha256 from issued_paper where ${of}) as paper, (select sha256 from paper_rendition) as rendition`)
  const [files] = rows
  if (!files) throw new Error('no files')
  await flipped('a byte of an attachment', files.attachment)
  await flipped('a byte of an issued paper', files.paper)
  await flipped('a byte of a signed paper', files.rendition)
  console.info(`tamper drill: ${found.length} of ${found.length + missed.length} found`)
  expect(missed).toEqual([])
  expect(await faults()).toEqual([])
}, 180_000)

test('whoever also replaces the checkpoint beside the database is found by one that is on paper', async () => {
  const printed = await latestCheckpoint(pool, officeId)
  if (!printed) throw new Error('no checkpoint')
  expect(await faults([{ size: printed.size + 10, root: printed.root }])).toEqual(['log-rolled-back'])
  expect(await faults([{ size: printed.size, root: Buffer.alloc(32) }])).toEqual(['log-root'])
  expect(await faults([printed])).toEqual([])
})
