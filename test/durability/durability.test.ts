import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { fold } from '../../src/complaint/fold.ts'
import { beforeFirst, digestPersonal, hashEvent } from '../../src/complaint/store/chain.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { verifyRecords } from '../../src/procedure/verify-records.ts'
import type { House } from '../../src/procedure/house.ts'
import { afterFile } from '../support/cleanup.ts'
import { temporaryFolder } from '../support/folder.ts'
import { houseBeside, staff } from '../support/house-beside.ts'
import { serveOffice } from '../support/served-office.ts'
import type { ServedOffice } from '../support/served-office.ts'
import { lodgeOn, recordOn } from './clients.ts'
import type { Told } from './clients.ts'

type Victim = 'app' | 'database' | 'both'
const kills = 20
const clients = 32
const recorders = 4
/** What takes longer than this is not waited for: the test fails. Far more than any machine needs. */
const patience = 60_000

/** The office in its folder, killed and started again. */
async function openOffice() {
  const dataFolder = await temporaryFolder('durability')
  let office = await serveOffice({ dataFolder })
  const address = { url: office.url }
  afterFile(() => office.stop())
  const restart = async (): Promise<void> => {
    office = await serveOffice({ dataFolder })
    address.url = office.url
  }
  return { dataFolder, address, restart, get office() { return office } }
}

async function kill(office: ServedOffice, victim: Victim): Promise<void> {
  const database = await office.databasePid()
  const killDatabase = () => {
    if (database === null) return
    try {
      process.kill(database, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error // it was down already
    }
  }
  if (victim !== 'app') killDatabase()
  if (victim !== 'database') await office.kill()
}

/** A third each, in any order. */
function victims(): Victim[] {
  const all = Array.from({ length: kills }, (_, i) => (['app', 'database', 'both'] as const)[i % 3] ?? 'app')
  return all.map((victim) => ({ victim, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ victim }) => victim)
}

async function until(what: () => string, holds: () => boolean): Promise<void> {
  for (const end = performance.now() + patience; !holds();) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what()}`)
    await sleep(10)
  }
}

test(`${kills} SIGKILLs of program and database lose nothing that was acknowledged, and double nothing`, { timeout: 400_000 }, async () => {
  const given = await openOffice()
  const before = await houseBeside(given.dataFolder)
  const { tokens } = await staff(before.house)
  const { rows: settings } = await before.house.pool.query<{ fsync: string; commit: string }>(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`)
  expect(settings).toEqual([{ fsync: 'on', commit: 'on' }])
  await before.close()

  const told: Told = { lodged: [], taken: 0, recorded: [], retries: 0, repeated: 0, lastFailure: '' }
  const stopping = new AbortController()
  const working = Promise.all([
    ...Array.from({ length: clients }, () => lodgeOn(given.address, told, stopping.signal)),
    ...Array.from({ length: recorders }, () => recordOn(given.address, told, tokens.petugas, stopping.signal)),
  ])
  let failed: unknown = null
  working.catch((error: unknown) => { failed = error })
  const killed = { app: 0, database: 0, both: 0 }
  const started = performance.now()
  let last = 'the start'
  for (const victim of victims()) {
    const mark = told.lodged.length
    await until(() => `complaints are acknowledged again after ${last}: ${told.lodged.length} lodged, ${told.retries} retries, last ${told.lastFailure}; the program ${given.office.child.exitCode ?? 'runs'}: ${given.office.lastLines.join('\n')}`, () => failed !== null || told.lodged.length > mark + clients)
    await sleep(Math.random() * 600)
    if (failed !== null) break
    await kill(given.office, victim)
    killed[victim] += 1
    last = `${victim} killed`
    if (victim !== 'database') await given.restart()
  }
  const mark = told.recorded.length
  await until(() => `complaints are recorded again: last ${told.lastFailure}`, () => failed !== null || told.recorded.length > mark)
  stopping.abort()
  await working
  await given.office.stop()

  await given.restart()
  const { house, close } = await houseBeside(given.dataFolder)
  afterFile(close)
  await receiptsMade(house)
  const counts = await examine(house, told)
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`durability: ${JSON.stringify({ killed, seconds, retries: told.retries, repeated: told.repeated, ...counts })}\n`)
  expect(killed.app + killed.database + killed.both).toBe(kills)
  expect(counts.lodged).toBeGreaterThan(kills * clients)
  expect(counts.recorded).toBeGreaterThan(0)
  await given.office.stop()
})

/** No job was lost: each recorded complaint gets its receipt, those included that were in hand when somebody died. */
async function receiptsMade({ workplace: { pool } }: House): Promise<void> {
  let missing = 1
  for (const end = performance.now() + patience; missing > 0; await sleep(200)) {
    const { rows } = await pool.query<{ missing: number }>(
      `select count(*)::int as missing from complaint c where register_number is not null
       and not exists (select from complaint_event e where e.office_id = c.office_id and e.complaint_id = c.id and e.type = 'receipt-issued')`)
    missing = rows[0]?.missing ?? 0
    if (performance.now() > end) throw new Error(`${missing} receipts were never made`)
  }
}

/** Holds the stored records against what the clients were told. */
async function examine(house: House, told: Told) {
  const { pool, officeId } = house.workplace
  const { rows: stored } = await pool.query<{ id: string; key: string; code: string; number: string | null; year: number | null; sequence: number | null }>(
    `select id, intake_key as key, tracking_code as code, register_number as number, register_year as year, register_sequence as sequence from complaint order by register_sequence`)
  const byId = new Map(stored.map((row) => [row.id, row]))

  // Each acknowledged complaint is there once, as it was told; and nothing else is there: every client went on until it was answered.
  expect(told.lodged.filter(({ id, key, trackingCode }) => byId.get(id)?.key !== `api:complainant:${key}` || byId.get(id)?.code !== trackingCode)).toEqual([])
  expect(new Set(told.lodged.map(({ id }) => id)).size).toBe(told.lodged.length)
  expect(stored.length).toBe(told.lodged.length)
  expect(new Set(stored.map((row) => row.key)).size).toBe(stored.length)

  // The register: 1, 2, 3 … without gap or double, as far as its counter says, and each acknowledged number where it was given.
  const recorded = stored.filter((row) => row.sequence !== null)
  expect(recorded.map((row) => row.sequence)).toEqual(recorded.map((_, index) => index + 1))
  const { rows: counters } = await pool.query<{ last: number }>('select last from register_counter where office_id = $1', [officeId])
  expect(counters).toEqual([{ last: recorded.length }])
  expect(recorded.length).toBe(told.recorded.length)
  expect(told.recorded.filter(({ id, registerNumber }) => byId.get(id)?.number !== registerNumber)).toEqual([])

  // Every history folds to what its row says, and its chain holds: once by our own hand, once by the operator's `verify`, which looks at papers and files too.
  let events = 0
  for (const { id, number, code } of stored) {
    const history = await readHistory(pool, officeId, id)
    if (!history) throw new Error(`${id} has no history`)
    const state = fold(history.events)
    expect([state.trackingCode, state.register?.number ?? null]).toEqual([code, number])
    expect(await headOf(house, id)).toBe(history.head.toString('hex'))
    events += history.events.length
  }
  const faults: unknown[] = []
  const verified = await verifyRecords(house, (fault) => faults.push(fault))
  expect(faults).toEqual([])
  expect(verified).toMatchObject({ complaints: stored.length, events, papers: recorded.length, faults: 0 })
  return { lodged: stored.length, recorded: recorded.length, events, papers: verified.papers }
}

/** The hash of the last event, reckoned anew from the first. */
async function headOf({ workplace: { pool, officeId } }: House, complaintId: string): Promise<string> {
  const { rows } = await pool.query<{ seq: number; type: string; at: Temporal.Instant; actor: object; data: object; personal_digest: Buffer | null; salt: Buffer | null; content: object | null }>(
    `select e.seq, type, at, actor, data, personal_digest, salt, content from complaint_event e
     left join complaint_event_personal p using (office_id, complaint_id, seq) where e.office_id = $1 and e.complaint_id = $2 order by e.seq`, [officeId, complaintId])
  let previous: Buffer = beforeFirst
  for (const { personal_digest: personalDigest, salt, content, ...event } of rows) {
    if (salt && content) expect(digestPersonal(salt, content)).toEqual(personalDigest)
    previous = hashEvent({ officeId, complaintId, previous }, { ...event, personalDigest })
  }
  return previous.toString('hex')
}
