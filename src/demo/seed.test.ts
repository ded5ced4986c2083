import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { outcomes } from '../complaint/outcome.ts'
import { fold } from '../complaint/fold.ts'
import type { ComplaintEvent, EventType } from '../complaint/events.ts'
import type { ComplaintState } from '../complaint/state.ts'
import { statuses } from '../complaint/status.ts'
import { readHistory } from '../complaint/store/history.ts'
import { verifyRecords } from '../procedure/verify-records.ts'
import { createPasswords } from '../office/people/passwords.ts'
import { weaknessOf } from '../office/people/password-rules.ts'
import { addPerson, findPersonByEmail, passwordHashOf } from '../office/people/people.ts'
import { openHouse } from '../open-house.ts'
import { readConfig } from '../platform/config.ts'
import { silentLog } from '../platform/log.ts'
import { StartError } from '../platform/start-error.ts'
import type { House } from '../procedure/house.ts'
import { tendFiles } from '../procedure/tend.ts'
import { afterFile } from '../../test/support/cleanup.ts'
import { testDatabase } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/folder.ts'
import { demoAccounts, demoGreeting, demoPassword } from './accounts.ts'
import { refuseDemoData } from './marker.ts'
import { seedDemo } from './seed.ts'

const root = join(import.meta.dirname, '..', '..')
const startedAt = Temporal.Instant.from('2026-11-24T10:20:00+07:00')

/** A house without people, as a first start finds it. */
async function emptyHouse(now = startedAt): Promise<House> {
  const database = await testDatabase({ max: 1 })
  const config = readConfig({ TANGGAP_DEMO: '1', TANGGAP_DATA: await temporaryFolder('demo'), TANGGAP_SECRET: 'a secret for tests, certainly long enough', PUBLIC_URL: 'http://127.0.0.1:3000' }, root)
  const { house, close } = await openHouse({
    config, log: silentLog(), ownerUrl: database.ownerUrl, migrated: { role: database.role }, max: 4, now: () => now,
    frame: () => Promise.reject(new Error('no page is shown here')),
  })
  afterFile(close)
  return house
}

let house: House
let took = 0
const cases: { key: string; events: readonly ComplaintEvent[]; state: ComplaintState }[] = []

beforeAll(async () => {
  house = await emptyHouse()
  const began = performance.now()
  await seedDemo(house, { log: silentLog() })
  took = performance.now() - began
  const { rows } = await house.pool.query<{ id: string; key: string }>('select id, intake_key as key from complaint order by id')
  for (const { id, key } of rows) {
    const history = await readHistory(house.pool, house.workplace.officeId, id)
    if (!history) throw new Error('a complaint without history')
    cases.push({ key, events: history.events, state: fold(history.events) })
  }
}, 120_000)

test('some sixty complaints, in every status, with every outcome, by every channel of the office, soon even on a busy machine', async () => {
  expect(cases.length).toBeGreaterThanOrEqual(60)
  expect(took).toBeLessThan(60_000)
  expect(statuses.filter((status) => !cases.some(({ state }) => state.status === status))).toEqual([])
  expect(outcomes.filter((outcome) => !cases.some(({ state }) => state.outcome === outcome))).toEqual([])
  const offered = (await house.workplace.standards.inForce('2026-11-24')).standard.channels.in
  expect(offered.filter((channel) => !cases.some(({ state }) => state.channel === channel))).toEqual([])
})

test('everything that can happen to a complaint has happened to one', () => {
  const every: Record<EventType, true> = {
    received: true, 'completion-requested': true, 'completion-reminded': true, 'completion-supplied': true, 'completeness-confirmed': true, 'deemed-withdrawn': true,
    'not-processable': true, recorded: true, 'receipt-issued': true, 'receipt-given': true, 'handed-over': true, 'hand-over-accepted': true, 'hand-over-returned': true,
    studied: true, reported: true, 'sent-back': true, 'study-returned': true, disposed: true, 'disposition-done': true, 'coordination-requested': true, 'coordination-closed': true,
    'answer-drafted': true, 'answer-approved': true, 'answer-returned': true, 'answer-attempted': true, 'answer-attempt-settled': true, 'closed-unanswered': true, archived: true, relocated: true,
    'identity-looked-at': true, 'identity-made-secret': true, 'applicant-corrected': true, withdrawn: true, merged: true, postponed: true, resumed: true, objected: true, noted: true, 'deadline-recomputed': true,
    'letter-written': true, 'letter-numbered': true, 'letter-voided': true, 'paper-issued': true, 'paper-reprinted': true, 'paper-signed': true,
  }
  const happened = new Set(cases.flatMap(({ events }) => events.map(({ type }) => type)))
  expect(Object.keys(every).filter((type) => !happened.has(type as EventType))).toEqual([])
})

test('the histories, the register and the files stand every check, and register numbers rise with time', async () => {
  const faults: object[] = []
  await verifyRecords(house, (fault) => faults.push(fault))
  expect(faults).toEqual([])
  const registered = cases.flatMap(({ state }) => (state.register ? [state.register] : [])).sort((one, other) => one.sequence - other.sequence)
  expect(registered.map(({ sequence }) => sequence)).toEqual(registered.map((_, index) => index + 1))
  expect(registered.every(({ at }, index) => index === 0 || Temporal.Instant.compare(registered[index - 1]?.at ?? at, at) <= 0)).toBe(true)
})

test('officers act in service hours, citizens at any hour, nobody in the future', async () => {
  const { calendar } = await house.workplace.standards.inForce('2026-11-24')
  const all = cases.flatMap(({ key, events }) => events.map((event) => ({ key, event })))
  const outside = all.filter(({ event }) => event.actor.kind === 'person' && !calendar.isServiceMoment(event.at))
  expect(outside.map(({ key, event }) => `${key} ${event.type} ${event.at.toString()}`)).toEqual([])
  expect(all.filter(({ event }) => event.actor.kind === 'complainant' && !calendar.isServiceMoment(event.at)).length).toBeGreaterThan(5)
  expect(all.filter(({ event }) => Temporal.Instant.compare(event.at, startedAt) > 0)).toEqual([])
  for (const { events } of cases) expect(events.map(({ at }) => at.epochMilliseconds)).toEqual(events.map(({ at }) => at.epochMilliseconds).sort((one, other) => one - other))
})

test('no text is empty, copied from another, or left with a placeholder', () => {
  const texts = cases.flatMap(({ events }) => events.flatMap((event) => stringsOf(event.personal)))
  expect(texts.filter((text) => text.trim() === '' || /[{}]|undefined|NaN/u.test(text))).toEqual([])
  // Names, addresses and proofs in a word or two may recur; what somebody took the trouble to write may not.
  const long = cases.flatMap(({ events }) => [...new Set(events.flatMap((event) => stringsOf(event.personal)))]).filter((text) => text.length > 45)
  expect(long.filter((text, index) => long.indexOf(text) !== index)).toEqual([])
})

test('the hard cases are there: late, paused, near the end of their time, secret, for another, reopened, relocated, several levels deep', async () => {
  const at = house.workplace.now()
  const { rows } = await house.pool.query<{ due_at: Temporal.Instant }>('select due_at from complaint where due_at is not null')
  expect(rows.filter(({ due_at }) => Temporal.Instant.compare(due_at, at) < 0).length).toBeGreaterThan(1)
  expect(rows.filter(({ due_at }) => Temporal.Instant.compare(due_at, at) > 0).length).toBeGreaterThan(5)
  const some = (holds: (state: ComplaintState) => boolean) => expect(cases.filter(({ state }) => holds(state)).length).toBeGreaterThan(0)
  const today = at.toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString()
  some(({ pauses }) => pauses.some(({ to }) => to === null))
  some(({ completion }) => completion !== null && Temporal.PlainDate.from(today).until(completion.respondBy).days <= 3)
  some(({ identitySecret }) => identitySecret)
  some(({ principal }) => principal !== null)
  some(({ record }) => record.oral?.readBack === true)
  some(({ record }) => record.laporNumber !== undefined)
  some(({ status, objections }) => status === 'in-follow-up' && objections.length > 0)
  some(({ status, coordinations }) => status === 'in-follow-up' && coordinations.some(({ closed, dueOn }) => closed === null && dueOn < today))
  some(({ status, coordinations }) => status === 'in-follow-up' && coordinations.some(({ closed, dueOn }) => closed === null && dueOn >= today))
  some(({ dispositions }) => dispositions.some(({ parent }) => dispositions.some((upper) => upper.id === parent && upper.parent !== null)))
  some(({ answers }) => answers.some(({ attempts }) => attempts.at(-1)?.result === 'queued'))
  some(({ status, answers }) => status === 'in-follow-up' && answers.some(({ attempts }) => attempts.length > 1 && attempts.every(({ result }) => result === 'failed')))
  some(({ status, attachments }) => status === 'archived' && attachments.length > 0)
})

test('messages of every kind are there: a conversation, some that wait, some kept apart, outgoing ones on every stage', async () => {
  const kinds = async (table: string) => (await house.pool.query<{ state: string; n: number }>(`select state, count(*) as n from ${table} group by 1`)).rows.map(({ state }) => state)
  expect((await kinds('inbound_message')).sort()).toEqual(['aside', 'done', 'inbox', 'quarantine'])
  expect(await kinds('outbound_message')).toEqual(expect.arrayContaining(['queued', 'sent', 'delivered', 'failed']))
  const { rows } = await house.pool.query(`select sender, became, reason from inbound_message order by received_at, seq`)
  expect(rows).toMatchObject([
    { reason: 'prize' }, { reason: null, became: 'report' }, { sender: 'lilik@surel.example', reason: 'known_sender' }, { reason: 'auto-reply' }, { reason: 'code_other_sender' },
    { became: 'complaint' }, { became: 'supplement' }, { reason: 'pasted' }, { reason: 'service' },
  ])
  const answered = await house.pool.query(`select content ->> 'text' as text from outbound_message where event = 'dialogue'`)
  expect(answered.rows.length).toBeGreaterThan(0)
})

test('what the clock does by itself has been done: tending the files right after changes nothing', async () => {
  const events = async () => (await house.pool.query('select count(*)::int as n from complaint_event')).rows
  const before = await events()
  await tendFiles(house.workplace, house.files)
  expect(await events()).toEqual(before)
})

test('every demo account signs in with the printed password, which the office itself would accept', async () => {
  const passwords = createPasswords()
  for (const account of demoAccounts) {
    const person = await findPersonByEmail(house.db, house.workplace.officeId, account.email)
    expect(await passwords.verify(await passwordHashOf(house.db, house.workplace.officeId, person?.id ?? ''), demoPassword, false)).toBe(true)
    expect(weaknessOf(demoPassword, account)).toBeNull()
    expect(demoGreeting('http://127.0.0.1:3000')).toContain(account.email)
  }
})

test('a second start changes nothing', async () => {
  const counts = async () => (await house.pool.query(
    'select (select count(*)::int from complaint_event) as events, (select count(*)::int from office_event) as office, (select count(*)::int from file) as files')).rows
  const before = await counts()
  await seedDemo(house, { log: silentLog() })
  expect(await counts()).toEqual(before)
})

test('an interrupted seeding is finished by the next start, whenever that is', async () => {
  const broken = await emptyHouse(Temporal.Instant.from('2026-11-21T22:00:00+07:00'))
  let stored = 0
  const files: House['files'] = { ...broken.files, put: (content, limit) => (++stored > 25 ? Promise.reject(new Error('the power went')) : broken.files.put(content, limit)) }
  await expect(seedDemo({ ...broken, files }, { log: silentLog() })).rejects.toThrow('the power went')
  await expect(refuseDemoData(broken)).rejects.toThrow(StartError)
  await seedDemo({ ...broken, workplace: { ...broken.workplace, now: () => Temporal.Instant.from('2026-11-23T08:00:00+07:00') } }, { log: silentLog() })
  const { rows } = await broken.pool.query<{ n: number; last: number }>('select count(*)::int as n, max(register_sequence)::int as last from complaint')
  expect(rows[0]?.n).toBe(cases.length)
  expect(rows[0]?.last).toBe(cases.filter(({ state }) => state.register).length)
}, 60_000)

test('demo and real data never mix', async () => {
  await expect(refuseDemoData(house)).rejects.toThrow(/data peragaan[\s\S]*demo/u)
  const real = await emptyHouse()
  await refuseDemoData(real)
  await addPerson(real.db, { officeId: real.workplace.officeId, actor: { kind: 'system', part: 'test' }, now: startedAt }, { name: 'Orang Sungguhan', title: 'Camat', role: 'camat', email: 'orang@kantor.test' })
  await expect(seedDemo(real, { log: silentLog() })).rejects.toThrow(/sungguhan[\s\S]*real/u)
  expect((await real.pool.query('select 1 from complaint')).rowCount).toBe(0)
})

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
