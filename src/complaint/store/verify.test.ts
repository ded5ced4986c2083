import fc from 'fast-check'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { afterFile } from '../../../test/support/cleanup.ts'
import { testHouse } from '../../../test/support/house.ts'
import { addClosure } from '../../office/closures.ts'
import { openDatabase, withDatabase } from '../../platform/database.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Fault } from './faults.ts'
import { keepUpload } from './uploads.ts'
import { growRegisterLog } from '../../procedure/transparency.ts'
import { verifyRecords } from '../../procedure/verify-records.ts'

const { house, lodge, bring, act, clock, people } = await testHouse()
const { pool, officeId, standards, now } = house.workplace
const name: string = (await pool.query('select current_database() as name')).rows[0].name
// Whoever owns the server can switch every guard of the database off; the history must show it all the same.
const ownerUrl = new URL(withDatabase(inject('clusterUrl'), name))
ownerUrl.searchParams.set('options', '-c session_replication_role=replica')
const owner = openDatabase(ownerUrl.href.replaceAll('+', '%20'), { max: 1 })
afterFile(() => owner.close())

async function verify(): Promise<{ faults: Fault[]; count: Awaited<ReturnType<typeof verifyRecords>> }> {
  const faults: Fault[] = []
  const count = await verifyRecords(house, (fault) => { faults.push(fault) })
  return { faults, count }
}

let archived = ''
let attachmentSha = ''

beforeAll(async () => {
  const { standard } = await standards.version(1)
  const stored = await house.files.put(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 1_000)
  if (!stored.ok) throw new Error('not stored')
  attachmentSha = stored.file.sha256
  const kept = await keepUpload({ pool, files: house.files, officeId, standard }, { fileName: 'surat.pdf', kept: stored.file }, house.workplace.newId(now()), now())
  if (!kept.ok) throw new Error(kept.refusal)
  archived = (await lodge({ applicant: { name: 'Pak Budi', address: { line: 'Jl. Jeruk 2' } }, narrative: 'Jalan rusak', incident: { where: 'pasar' }, attachments: [kept.upload.id] })).id
  await bring(archived, 'archived')
  await house.receiptOf(archived)
  await bring((await lodge()).id, 'recorded')
  const asked = (await lodge()).id
  await act('request-missing', asked, 'petugas', { missing: ['address'] })
  await growRegisterLog(house)
})

describe('an office whose records are as they were written', () => {
  test('has no faults, and everything was looked at', async () => {
    const { faults, count } = await verify()
    expect(faults).toEqual([])
    expect(count).toEqual({ complaints: 3, events: expect.any(Number), files: 1, papers: 1, leaves: count.events + 1, faults: 0 })
    expect(count.events).toBeGreaterThan(15)
  })

  test('has none after a closure either, whether due times were counted anew or not', async () => {
    await addClosure(house.db, { officeId, actor: { kind: 'system', part: 'test' }, now: now() }, { date: '2026-11-24', kind: 'office-closure', name: 'Listrik padam' })
    standards.refresh()
    clock.set('2026-11-23T10:00:00+07:00')
    expect((await verify()).faults).toEqual([])
    await lodge()
    expect((await verify()).faults).toEqual([])
  })
})

interface Place { table: string; column: string; type: string }

async function columnsOf(table: string, except: readonly string[]): Promise<Place[]> {
  const { rows } = await owner.pool.query<{ column: string; type: string }>(
    `select attname as column, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])
  return rows.filter(({ column }) => !except.includes(column)).map((row) => ({ table, ...row }))
}

/** Another value of the same type, near the present one. */
function nearby(type: string, text: string, at: number): string {
  switch (type) {
    case 'jsonb': return otherJson(text, at)
    case 'bytea': return `\\x${flipped(text.slice(2), at, '0123456789abcdef')}`
    case 'boolean': return text.startsWith('t') ? 'false' : 'true'
    case 'integer': case 'smallint': return String(Number(text) + 1_000)
    case 'date': return Temporal.PlainDate.from(text).add({ days: 1 }).toString()
    case 'timestamp with time zone': return Temporal.Instant.from(text.replace(' ', 'T')).add({ microseconds: 1 }).toString()
    case 'uuid': return flipped(text, at, '0123456789abcdef')
    default: return flipped(text, at, 'abcdefghijklmnopqrstuvwxyz')
  }
}

function flipped(text: string, at: number, alphabet: string): string {
  if (text === '') return alphabet.charAt(0)
  let index = at % text.length
  while (text[index] === '-') index += 1
  const other = [...alphabet].find((letter) => letter !== text[index]?.toLowerCase()) ?? ''
  return text.slice(0, index) + other + text.slice(index + 1)
}

function otherJson(text: string, at: number): string {
  for (let tried = 0; tried < text.length; tried += 1) {
    const candidate = flipped(text, at + tried, '172')
    try {
      if (canonicalJson(JSON.parse(candidate)) !== canonicalJson(JSON.parse(text))) return candidate
    } catch { /* not JSON any more: try the next place */ }
  }
  return '{"zz":1}'
}

/** Changes one value of some row, lets `look` see it, puts it back. */
async function tampered({ table, column, type }: Place, which: number, at: number, look: () => Promise<void>): Promise<void> {
  const found = await owner.pool.query<{ row: string; value: string | null }>(
    `select ctid::text as row, ${column}::text as value from ${table} offset $1 % (select count(*) from ${table}) limit 1`, [which])
  const { row, value } = found.rows[0] ?? { row: '', value: null }
  const other = value === null ? (samples[type] ?? 'x') : nearby(type, value, at)
  const change = `update ${table} set ${column} = $2::${type} where ctid = $1::tid returning ctid::text as row`
  const { rows } = await owner.pool.query<{ row: string }>(change, [row, other])
  try {
    await look()
  } finally {
    await owner.pool.query(change, [rows[0]?.row, value])
  }
}

const samples: Record<string, string> = {
  jsonb: '{"zz": 1}', bytea: '\\x00', uuid: '019ab0c4-5d00-7a4e-8f00-0123456789ab', date: '2026-01-01', 'timestamp with time zone': '2026-01-01T00:00:00Z', integer: '7', smallint: '7',
}

describe('a value changed behind the back of the program is found', () => {
  test.each([
    ['complaint_event', []], ['complaint_event_personal', []],
    // What nothing else knows: the key of the form. `head` is checked, `search` is made by the database.
    ['complaint', ['intake_key']],
  ] as const)('in every column of %s', async (table, except) => {
    for (const place of await columnsOf(table, except)) {
      await fc.assert(fc.asyncProperty(fc.nat(1_000), fc.nat(10_000), async (which, at) => {
        await tampered(place, which, at, async () => {
          expect((await verify()).count.faults, `${table}.${place.column}`).toBeGreaterThan(0)
        })
      }), { numRuns: 4 })
    }
    expect((await verify()).faults).toEqual([])
  }, 120_000)

  test('a history that has lost the shape of its events is named, not stumbled over', async () => {
    const original = await owner.pool.query<{ complaint_id: string; data: object }>(`select complaint_id, data from complaint_event where type = 'received' limit 1`)
    const row = original.rows[0]
    for (const key of Object.keys(row?.data ?? {})) {
      const set = `update complaint_event set data = $2 where type = 'received' and complaint_id = $1`
      const { [key]: _lost, ...rest } = (row?.data ?? {}) as Record<string, unknown> // jsonb of an object
      await owner.pool.query(set, [row?.complaint_id, JSON.stringify(rest)])
      try {
        expect((await verify()).faults.map((fault) => fault.complaintId), key).toContain(row?.complaint_id)
      } finally {
        await owner.pool.query(set, [row?.complaint_id, JSON.stringify(row?.data)])
      }
    }
  }, 60_000)

  test('an event, a personal part or a complaint taken away', async () => {
    for (const table of ['complaint_event', 'complaint_event_personal', 'complaint']) {
      const where = table === 'complaint' ? 'id = $1' : 'complaint_id = $1 and seq = (select max(seq) from complaint_event_personal where complaint_id = $1)'
      await owner.pool.query('begin')
      try {
        const { rows } = await owner.pool.query(`delete from ${table} where ${where} returning *`, [archived])
        expect(rows).toHaveLength(1)
        await owner.pool.query('commit')
        expect((await verify()).count.faults, table).toBeGreaterThan(0)
        const { search: _search, ...row } = rows[0]
        const values = Object.values(row).map((value) => (typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !(value instanceof Temporal.Instant) ? JSON.stringify(value) : value))
        await owner.pool.query(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.map((_, i) => `$${i + 1}`).join(', ')})`, values)
      } finally {
        await owner.pool.query('rollback')
      }
    }
    expect((await verify()).faults).toEqual([])
  })

  test('numbers of the register: one left out, the counter ahead', async () => {
    await owner.pool.query('update register_counter set last = last + 1')
    expect((await verify()).faults).toMatchObject([{ kind: 'register-counter', detail: '2026: 2 ≠ 3' }])
    await owner.pool.query('update register_counter set last = last - 1')
    await owner.pool.query('update complaint set register_sequence = 5 where register_sequence = 2')
    expect((await verify()).faults.map((fault) => fault.kind)).toEqual(expect.arrayContaining(['columns-differ', 'register-gap', 'register-counter']))
    await owner.pool.query('update complaint set register_sequence = 2 where register_sequence = 5')
  })

  test('files and papers: content gone, records changed', async () => {
    await house.files.remove(attachmentSha)
    expect((await verify()).faults).toEqual([{ kind: 'file-missing', complaintId: archived, detail: attachmentSha }])
    await house.files.put(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 1_000)
    await owner.pool.query('update file set size = size + 1')
    expect((await verify()).faults).toMatchObject([{ kind: 'attachment-differs', complaintId: archived }])
    await owner.pool.query('update file set size = size - 1')
    const issued = await issue(house, { complaintId: archived, kind: 'receipt-redacted', subject: '', actors: [people.arsiparis] })
    if (!issued.ok) throw new Error(issued.refusal.key)
    const signed = { paper: issued.paper.id, how: 'scanned', sha256: attachmentSha, size: 45, mediaType: 'application/pdf' }
    expect((await act('sign-paper', archived, 'arsiparis', signed)).ok).toBe(true)
    expect((await verify()).faults).toEqual([])
    await owner.pool.query('delete from paper_rendition')
    expect((await verify()).faults).toEqual([{ kind: 'paper-missing', complaintId: archived, detail: attachmentSha }, { kind: 'log-stray', detail: attachmentSha }])
    await owner.pool.query(`update issued_paper set kind = 'study' where kind = 'receipt-redacted'`)
    expect((await verify()).faults.map((fault) => fault.kind)).toEqual(['paper-differs', 'paper-missing', 'log-stray'])
    await owner.pool.query(`delete from issued_paper where kind = 'study'`)
    expect((await verify()).faults.map((fault) => fault.kind)).toEqual(['paper-missing', 'log-stray', 'log-stray'])
    await owner.pool.query('update issued_paper set sha256 = $1', [attachmentSha])
    expect((await verify()).faults.map((fault) => fault.kind)).toContain('paper-differs')
  })
})
