import { expect, test } from 'vitest'
import { verbs } from '../../src/procedure/steps.ts'
import { statuses } from '../../src/complaint/status.ts'
import type { Status } from '../../src/complaint/status.ts'
import { permits, transitions, verbNames } from '../../src/complaint/transitions.ts'
import type { Transition } from '../../src/complaint/transitions.ts'
import type { Actor } from '../../src/office/actor.ts'
import { roles } from '../../src/office/roles.ts'
import { loadStandard } from '../../src/office/standard/load.ts'
import { join } from 'node:path'
import { root, studyInput, testHouse, lastAnswer } from '../support/house.ts'
import type { Role } from '../../src/office/roles.ts'

const { standard } = await loadStandard(join(root, 'standards', 'kecamatan-wonoasih'))
const table = Object.entries(transitions) as [keyof typeof transitions, Transition][]
const sideways = new Set(['add-note', 'write-letter', 'number-letter', 'void-letter', 'issue-paper', 'reprint-paper', 'sign-paper', 'issue-receipt', 'give-receipt', 'recompute-deadline'])

test('every verb has a rule, a noun of its own, and a row', () => {
  expect(verbs.map((verb) => verb.name).sort()).toEqual([...verbNames].sort())
  expect(new Set(verbs.map((verb) => verb.noun)).size).toBe(verbs.length)
})

test('no dead state: every state can be reached from "received" and reaches an end', () => {
  const next = (status: Status): Status[] => table.filter(([name, row]) => !sideways.has(name) && row.from.includes(status)).flatMap(([, row]) => [...row.to])
  const reach = (from: Status): Set<Status> => {
    const seen = new Set<Status>([from])
    for (const status of seen) for (const following of next(status)) seen.add(following)
    return seen
  }
  expect([...reach('received')].sort()).toEqual([...statuses].sort())
  for (const status of statuses) expect([...reach(status)].some((end) => end === 'archived' || end === 'merged'), status).toBe(true)
})

test('every open state has a person whose turn it is, not only the system', () => {
  for (const status of statuses.filter((name) => !['archived', 'merged', 'incomplete'].includes(name))) {
    const turn = table.filter(([name, row]) => !sideways.has(name) && row.from.includes(status) && row.by.some((by) => by !== 'system' && by !== 'complainant'))
    expect(turn.length, status).toBeGreaterThan(0)
  }
})

test('an auditor and an administrator may do nothing to a complaint; that an auditor looks is written down', () => {
  for (const role of ['auditor', 'admin'] as const) {
    const actor: Actor = { kind: 'person', id: 'x', name: 'x', title: 'x', role }
    for (const verb of verbNames) for (const status of statuses) expect(permits(verb, status, actor, standard) === 'yes', `${role} ${verb}`).toBe(role === 'auditor' && verb === 'look-at-identity')
  }
})

const given = await testHouse()

/** A complaint in each status, and an input that each verb could take. */
const ways: Record<Status, () => Promise<string>> = {
  received: async () => (await given.lodge()).id,
  incomplete: () => after('received', 'request-missing', 'petugas', { missing: ['address'] }),
  complete: () => brought('complete'), recorded: () => brought('recorded'), 'handed-over': () => brought('handed-over'),
  'under-study': () => brought('under-study'), reported: () => brought('reported'), 'in-follow-up': () => brought('in-follow-up'),
  answered: () => brought('answered'), archived: () => brought('archived'),
  postponed: () => after('under-study', 'postpone', 'kasi-pelayanan', { reviewOn: '2026-12-20', reason: 'Menunggu anggaran.' }),
  merged: async () => after('received', 'merge', 'petugas', { into: (await given.lodge()).id, reason: 'Sama.' }),
  withdrawn: () => after('received', 'withdraw', 'complainant', { reason: 'Sudah selesai.' }),
  'deemed-withdrawn': async () => {
    const id = await ways.incomplete()
    given.clock.set('2027-01-30T09:00:00+07:00')
    await given.act('lapse', id, 'system')
    given.clock.set('2026-11-23T09:00:00+07:00')
    return id
  },
  'not-processable': () => after('received', 'refuse-processing', 'camat', { ground: 'spam', reason: 'Iklan.' }),
}
async function brought(to: Parameters<typeof given.bring>[1]): Promise<string> {
  const { id } = await given.lodge()
  await given.bring(id, to)
  return id
}
async function after(status: Status, verb: (typeof verbNames)[number], as: Role | 'system' | 'complainant', input: object): Promise<string> {
  const id = await ways[status]()
  const acted = await given.act(verb, id, as, input)
  if (!acted.ok) throw new Error(`${verb}: ${acted.refusal.key}`)
  return id
}

// Through the write path itself: what the table does not allow is refused whatever the input, and leaves nothing behind.
test('every state × verb × role is in the table or refused, and a refusal leaves nothing behind', async () => {
  const text = 'Uji.'
  const inputs: Record<string, object> = {
    'look-at-identity': { reason: 'Pemeriksaan rutin.' },
    'correct-applicant': { applicant: { name: 'Siti Aminah Putri' }, reason: 'Salah ketik.' },
    'request-missing': { missing: ['name'] }, 'supply-missing': { narrative: text }, 'refuse-processing': { ground: 'spam', reason: text },
    'issue-receipt': { paper: crypto.randomUUID(), sha256: 'a'.repeat(64), size: 1 }, 'give-receipt': { by: 'printed' }, 'return-hand-over': { reason: text },
    study: studyInput, 'send-back': { reason: text }, 'return-study': { reason: text },
    dispose: { to: [given.people.kasi.id], instructions: ['koordinasi'], nature: 'biasa' }, 'report-disposition': { id: crypto.randomUUID(), report: text },
    'request-coordination': { party: crypto.randomUUID(), means: 'phone', question: text }, 'close-coordination': { id: crypto.randomUUID(), outcome: 'done', note: text },
    'draft-answer': { kind: 'final', outcome: 'solved', text }, 'approve-answer': { id: crypto.randomUUID() }, 'return-answer': { id: crypto.randomUUID(), reason: text },
    'record-attempt': { answer: crypto.randomUUID(), channel: 'phone', result: 'failed', to: 'x' }, 'settle-attempt': { attempt: crypto.randomUUID(), result: 'failed', proof: 'x' }, 'close-unanswered': { reason: text },
    archive: { classificationCode: '700', ordner: '1', shelf: 'A', sheets: 1 }, relocate: { ordner: '2', shelf: 'B', reason: text },
    withdraw: { reason: text }, merge: { into: crypto.randomUUID(), reason: text }, postpone: { reviewOn: '2026-12-30', reason: text },
    'write-letter': { kind: 'memo', datedOn: '2026-11-24', signer: { personId: given.people.camat.id, capacity: 'own' }, to: text, subject: text, body: text, copies: [] },
    'number-letter': { id: crypto.randomUUID() }, 'void-letter': { id: crypto.randomUUID(), reason: text }, 'reprint-paper': { paper: crypto.randomUUID() },
    'issue-paper': { paper: crypto.randomUUID(), kind: 'study', subject: '', number: null, code: 'AAAA-AAAA-AAAA', sha256: 'a'.repeat(64), size: 1, asOf: 1 },
    'sign-paper': { paper: crypto.randomUUID(), how: 'scanned', sha256: 'b'.repeat(64), size: 1, mediaType: 'application/pdf' },
    object: { grounds: text }, 'add-note': { text }, 'recompute-deadline': { because: text },
  }
  const version = async (id: string) => (await given.house.pool.query('select version, status from complaint where id = $1', [id])).rows[0]
  for (const status of statuses) {
    let id = await ways[status]()
    for (const verb of verbNames) {
      for (const role of [...roles, 'system', 'complainant'] as const) {
        const actor: Actor = role === 'system' ? { kind: 'system', part: 'test' } : role === 'complainant' ? { kind: 'complainant', via: 'web' } : given.people[role]
        const allowed = permits(verb, status, actor, standard)
        const before = await version(id)
        const acted = await given.act(verb, id, role, inputs[verb] ?? {})
        if (allowed !== 'yes') expect(acted, `${status} ${verb} ${role}`).toMatchObject({ ok: false, refusal: { key: allowed } })
        if (!acted.ok) {
          expect(await version(id), `${status} ${verb} ${role}`).toEqual(before)
          continue
        }
        const row: Transition = transitions[verb]
        expect(row.to, `${status} ${verb} ${role} led to ${acted.answer.status}`).toContain(acted.answer.status)
        id = await ways[status]()
      }
    }
  }
  expect(await lastAnswer(given.house, await ways.answered())).toBeTruthy()
}, 240_000)
