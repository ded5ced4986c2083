import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { Door } from '../../src/app.ts'
import type { ChannelAdapter } from '../../src/channels/adapter.ts'
import { assetsFolderOf, createFrame } from '../../src/frame.ts'
import type { Actor } from '../../src/office/actor.ts'
import { addPerson } from '../../src/office/people/people.ts'
import { sessionCookie } from '../../src/office/people/identify.ts'
import { beginSession } from '../../src/office/people/sessions.ts'
import { roles } from '../../src/office/roles.ts'
import type { Role } from '../../src/office/roles.ts'
import { openHouse } from '../../src/open-house.ts'
import { readConfig } from '../../src/platform/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { House } from '../../src/procedure/house.ts'
import { perform } from '../../src/procedure/perform.ts'
import type { Acted } from '../../src/procedure/perform.ts'
import { receive } from '../../src/procedure/1-receive/receive.ts'
import type { Receipt } from '../../src/procedure/1-receive/receive.ts'
import type { VerbName } from '../../src/complaint/transitions.ts'
import { testDatabase } from './database.ts'
import { temporaryFolder } from './folder.ts'

export const root = join(import.meta.dirname, '..', '..')

/** A whole house on a database of its own, with the Wonoasih standard and one person of each role. */
export interface TestHouse {
  house: House
  app: FastifyInstance
  people: Record<Role, Actor & { kind: 'person' }>
  /** The time of the house; `set` moves it. Begins on Monday 23 November 2026, 09.00 WIB. */
  clock: { now: Temporal.Instant; set(iso: string): void }
  /** Cookie header of a new session of this role. */
  signIn(role: Role): Promise<string>
  /** Lodges a complete complaint from the web. */
  lodge(input?: object): Promise<Receipt>
  /** Does a verb as this role (or the system, or the complainant). */
  act(verb: VerbName, complaintId: string, as: Role | 'system' | 'complainant', input?: object): Promise<Acted>
  /** Takes a complaint to a status along the straight way. */
  bring(complaintId: string, to: 'complete' | 'recorded' | 'handed-over' | 'under-study' | 'reported' | 'in-follow-up' | 'answered' | 'archived'): Promise<void>
}

export const completeInput = {
  applicant: { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', rt: '02', rw: '05', kelurahan: 'Kedung Asem' }, phone: '081234567890' },
  narrative: 'Lampu jalan di depan pasar padam sejak seminggu yang lalu.',
}

export const studyInput = {
  form: 'short', class: 'tidak-berkadar-pengawasan', category: 'PJU', urgency: 'normal', recommendation: 'coordinate',
  issue: 'Lampu jalan padam.', facts: 'Tiga tiang padam.', conclusion: 'Perlu perbaikan.', advice: 'Minta Dinas Perhubungan memperbaiki.',
}

let keys = 0

export interface TestHouseOptions {
  doors?: readonly Door[]
  problem?: Parameters<typeof createApp>[1]['problem']
  env?: Record<string, string>
  /** Accounts beside those of channels.yaml: networks that do what a test says. */
  channels?: readonly ChannelAdapter[]
}

export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const database = await testDatabase({ max: 1 })
  const folder = await temporaryFolder('house')
  const config = readConfig({ TANGGAP_DATA: folder, TANGGAP_SECRET: 'a secret for tests, certainly long enough', PUBLIC_URL: 'http://127.0.0.1:3000', ...options.env }, root)
  let now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
  const clock = { get now() { return now }, set(iso: string) { now = Temporal.Instant.from(iso) } }
  const { house, close } = await openHouse({
    config, log: silentLog(), ownerUrl: database.ownerUrl, migrated: { role: database.role }, max: 8, now: () => now, frame: createFrame(assetsFolderOf(config)), accounts: options.channels ?? [],
  })
  const { workplace, db } = house
  const { officeId } = workplace
  const by = { officeId, actor: { kind: 'system', part: 'test' }, now } as const
  const people = {} as TestHouse['people'] // filled for every role just below
  for (const role of roles) {
    const person = { name: `Nama ${role}`, title: `Jabatan ${role}`, role, email: `${role}@contoh.test` }
    const added = await addPerson(db, by, person)
    if (!added.ok) throw new Error(`test person: ${added.refusal.key}`)
    people[role] = { kind: 'person', id: added.id, name: person.name, title: person.title, role }
  }
  const app = await createApp(house, { doors: options.doors ?? [], problem: options.problem ?? ((_house, problem) => ({ json: { code: problem.code } })) })
  afterAll(async () => {
    await app.close()
    await close()
  })

  const act: TestHouse['act'] = (verb, complaintId, as, input = {}) => perform(workplace, {
    verb, complaintId, input, key: `test-${++keys}`,
    actors: [as === 'system' ? { kind: 'system', part: 'test' } : as === 'complainant' ? { kind: 'complainant', via: 'web' } : people[as]],
  })
  async function done(verb: VerbName, id: string, as: Role, input?: object): Promise<void> {
    const acted = await act(verb, id, as, input)
    if (!acted.ok) throw new Error(`${verb}: ${acted.refusal.key} ${JSON.stringify(acted.problems ?? '')}`)
  }
  async function answer(id: string): Promise<void> {
    await done('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki.' })
    const answerId = await lastAnswer(house, id)
    await done('approve-answer', id, 'camat', { id: answerId })
    await done('record-attempt', id, 'petugas', { answer: answerId, channel: 'phone', result: 'delivered', to: 'Ibu Siti', proof: 'Dijawab lewat telepon.' })
  }
  const way: [Parameters<TestHouse['bring']>[1], (id: string) => Promise<void>][] = [
    ['complete', (id) => done('confirm-complete', id, 'petugas')],
    ['recorded', (id) => done('record', id, 'petugas')],
    ['handed-over', (id) => done('hand-over', id, 'petugas')],
    ['under-study', (id) => done('accept-hand-over', id, 'kasi-pelayanan')],
    ['reported', async (id) => {
      await done('study', id, 'kasi-pelayanan', studyInput)
      await done('report', id, 'kasi-pelayanan')
    }],
    ['in-follow-up', (id) => done('dispose', id, 'camat', { to: [people.kasi.id], instructions: ['proses-lanjut'], nature: 'segera' })],
    ['answered', answer],
    ['archived', (id) => done('archive', id, 'arsiparis', { classificationCode: '700.1.2.4', ordner: '2026-01', shelf: 'A1', sheets: 4 })],
  ]
  return {
    house, app, people, clock, act,
    signIn: async (role) => `${sessionCookie}=${await beginSession(db, officeId, people[role].id, 'test', now)}`,
    async lodge(input = completeInput) {
      const received = await receive(workplace, { input, actor: { kind: 'complainant', via: 'web' }, key: `test-${++keys}` })
      if (!received.ok) throw new Error(`lodge: ${received.refusal.key} ${JSON.stringify(received.problems ?? '')}`)
      return received.receipt
    },
    async bring(complaintId, to) {
      for (const [status, go] of way) {
        await go(complaintId)
        if (status === to) return
      }
    },
  }
}

export async function lastAnswer({ workplace }: House, complaintId: string): Promise<string> {
  const { rows } = await workplace.pool.query<{ id: string }>(
    `select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'answer-drafted' order by seq desc limit 1`, [complaintId])
  const row = rows[0]
  if (!row) throw new Error('no answer was drafted')
  return row.id
}

