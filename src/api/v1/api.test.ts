import { describe, expect, test } from 'vitest'
import { completeInput, lastAnswer, studyInput, testHouse } from '../../../test/support/house.ts'
import { createApiToken } from '../../office/api-tokens.ts'
import { roles } from '../../office/roles.ts'
import type { Role } from '../../office/roles.ts'
import { addApi } from '../api.ts'
import { complaintExample } from './openapi-examples.ts'
import { apiProblem } from './problem.ts'
import { commandView, complaintView, categoriesView, eventsView, listView, peopleView, problemView, receiptView, trackView } from './views.ts'

const given = await testHouse({ doors: [addApi], problem: (_house, problem, request) => ({ json: apiProblem(problem, request) }) })
const { house, app, clock } = given
const { officeId } = house.workplace

const tokens = {} as Record<Role, string> // filled for every role just below
for (const role of roles) {
  const by = { officeId, actor: { kind: 'system', part: 'test' }, now: clock.now } as const
  tokens[role] = (await createApiToken(house.db, by, { label: `test ${role}`, role, expiresAt: null })).token
}
const bearer = (role: Role) => ({ authorization: `Bearer ${tokens[role]}` })
const lodge = (payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': 'application/json', ...headers }, payload })
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const command = (id: string, verb: string, role: Role, payload: object = {}, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: `/api/v1/complaints/${id}/${verb}`, headers: { ...bearer(role), ...headers }, payload })

function problemOf(answer: Awaited<ReturnType<typeof lodge>>) {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = problemView.parse(answer.json())
  expect(problem.status).toBe(answer.statusCode)
  return problem
}

describe('lodging', () => {
  test('a complaint by JSON gets its receipt, its address and its clock', async () => {
    const answer = await lodge(complaintExample)
    expect(answer.statusCode).toBe(201)
    const receipt = receiptView.parse(answer.json())
    expect(answer.headers.location).toBe(`/api/v1/track/${receipt.trackingCode}`)
    expect(receipt.clocks.find((reading) => reading.kind === 'KEC_SELESAI')).toMatchObject({ startedAt: '2026-11-23T02:00:00Z', dueAt: '2026-11-24T02:00:00Z' })
  })

  test('the same key gives the same answer, and one complaint; with other content it is refused', async () => {
    const headers = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
    const [first, second] = await Promise.all([lodge(completeInput, headers), lodge(completeInput, headers)])
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    const other = problemOf(await lodge({ ...completeInput, narrative: 'Lain' }, headers))
    expect(other).toMatchObject({ status: 422, type: '/api/v1/problems/key_reused' })
    expect((await lodge(completeInput)).json().id).not.toBe(first.json().id)
    expect(problemOf(await lodge(completeInput, { 'idempotency-key': 'x'.repeat(201) })).status).toBe(422)
  })

  test("nobody gets another's receipt by their key, not even with a body that is refused", async () => {
    const headers = { 'idempotency-key': 'easy to guess' }
    const { trackingCode, pin } = (await lodge(completeInput, headers)).json()
    for (const body of [{ ...completeInput, category: 'TIDAK-ADA' }, { ...completeInput, narrative: 'Lain', attachments: ['019ab0c4-5d00-7a4e-8f00-0123456789ab'] }, {}]) {
      const answer = await lodge(body, headers)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).not.toContain(trackingCode)
      expect(answer.body).not.toContain(pin)
    }
    const repeated = await lodge({ ...completeInput, attachments: ['019ab0c4-5d00-7a4e-8f00-0123456789ab'] }, headers)
    expect(repeated.json().trackingCode).toBe(trackingCode)
  })

  test('each problem is told with its place, in Indonesian and in English', async () => {
    const body = { applicant: { name: ' ', address: {} }, narative: 'salah eja', confidential: 'maybe' }
    const problem = problemOf(await lodge(body))
    expect(problem).toMatchObject({ status: 422, type: '/api/v1/problems/invalid_input' })
    expect(problem.errors?.map((error) => [error.pointer, error.code]).sort()).toEqual([
      ['/applicant/address/line', 'required'], ['/applicant/name', 'required'], ['/confidential', 'type'], ['/narative', 'unknown_field'], ['/narrative', 'required'],
    ])
    expect(problem.title).toBe('Ada isian yang perlu diperbaiki')
    expect(problem.errors?.find((error) => error.code === 'unknown_field')?.detail).toContain('narative')
    expect(problemOf(await lodge(body, { 'accept-language': 'en-GB,en;q=0.9' })).title).toBe('Some of the input must be corrected')
    expect(problemOf(await lodge({ ...completeInput, category: 'TIDAK-ADA' })).errors).toMatchObject([{ pointer: '/category', code: 'category_unknown' }])
  })

  test('what is not a complaint at all is refused politely', async () => {
    for (const payload of ['{', '[]', '"x"', 'null', '12', '', '{"__proto__":{"a":1}}']) {
      const answer = await lodge(payload)
      expect([400, 422], payload).toContain(answer.statusCode)
      problemOf(answer)
    }
    expect(problemOf(await lodge('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect(problemOf(await lodge('<a/>', { 'content-type': 'text/xml' })).status).toBe(415)
    expect(problemOf(await lodge({ ...completeInput, narrative: 'x'.repeat(1_100_000) })).status).toBe(413)
    expect(problemOf(await lodge(completeInput, { authorization: 'Bearer tgp_wrong' })).status).toBe(401)
  })

  test('a program of the counter records for someone, by its channel', async () => {
    const body = { ...completeInput, channel: 'letter', letter: { date: '2026-11-20', number: '12/XI' } }
    expect((await lodge(body)).statusCode).toBe(422)
    const answer = await lodge(body, bearer('petugas'))
    expect(answer.statusCode).toBe(201)
    const file = complaintView.parse((await get(`/api/v1/complaints/${answer.json().id}`, bearer('petugas'))).json())
    expect(file).toMatchObject({ channel: 'letter', record: { letter: { number: '12/XI' } } })
  })
})

describe('following', () => {
  test('the complainant sees the way of the complaint with code and PIN, and nobody else does', async () => {
    const { trackingCode, pin } = (await lodge(completeInput)).json()
    const answer = await get(`/api/v1/track/${trackingCode.toLowerCase().replace('-', ' ')}`, { 'x-pin': pin })
    expect(answer.statusCode).toBe(200)
    const view = trackView.parse(answer.json())
    expect(view).toMatchObject({ status: 'received', statusText: 'Diterima', step: { number: 2, of: 7 }, holder: { role: 'petugas' } })
    expect(view.stations.map((station) => station.state)).toEqual(['done', 'now', 'next', 'next', 'next', 'next', 'next'])
    expect(view.clocks.find((reading) => reading.promise)?.days.at(-1)).toMatchObject({ date: '2026-11-24', counted: true })
    const wrong = await get(`/api/v1/track/${trackingCode}`, { 'x-pin': pin === '000000' ? '000001' : '000000' })
    const unknown = await get('/api/v1/track/22222-22222', { 'x-pin': pin })
    const strip = (text: string) => text.replace(/request:[^"]+/u, '')
    expect([wrong.statusCode, unknown.statusCode]).toEqual([404, 404])
    expect(strip(wrong.body)).toBe(strip(unknown.body))
    expect((await get(`/api/v1/track/${trackingCode}`)).statusCode).toBe(404)
  })

  test('guessing PINs is slowed down', async () => {
    const { trackingCode } = (await lodge(completeInput)).json()
    const answers = []
    for (let i = 0; i < 11; i += 1) answers.push(await get(`/api/v1/track/${trackingCode}`, { 'x-pin': 'none' }))
    expect(answers.map((answer) => answer.statusCode)).toEqual([...Array.from({ length: 10 }, () => 404), 429])
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('what was asked for, answered and objected is told in time', async () => {
    const { id, trackingCode, pin } = (await lodge(completeInput)).json()
    const track = async () => trackView.parse((await get(`/api/v1/track/${trackingCode}`, { 'x-pin': pin })).json())
    await command(id, 'request-missing', 'petugas', { missing: ['address'], notes: { address: 'RT berapa?' }, message: 'Mohon lengkapi alamat.' })
    expect(await track()).toMatchObject({ missing: { items: [{ id: 'address', note: 'RT berapa?' }] }, messages: [{ from: 'office', text: 'Mohon lengkapi alamat.' }] })
    await command(id, 'supply-missing', 'petugas', { applicant: { address: { line: 'Jl. Mawar 3 RT 2' } } })
    await command(id, 'add-note', 'petugas', { visibility: 'office', text: 'rahasia dapur' })
    await given.bring(id, 'answered')
    const answered = await track()
    expect(answered).toMatchObject({ status: 'answered', outcome: 'solved', missing: null, answers: [{ kind: 'final', text: 'Lampu sudah diperbaiki.', channel: 'phone' }] })
    expect(JSON.stringify(answered)).not.toContain('rahasia dapur')
    expect(JSON.stringify(answered)).not.toContain('Nama kasi')
  })
})

describe('the whole way by tokens', () => {
  test('seven steps, each by the role of its token', async () => {
    const { id } = (await lodge(completeInput)).json()
    const people = peopleView.parse((await get('/api/v1/people', bearer('camat'))).json())
    const kasi = people.find((person) => person.role === 'kasi')
    const walk: [string, Role, object?][] = [
      ['confirm-complete', 'petugas'], ['record', 'petugas'], ['hand-over', 'petugas', { sheets: 2 }], ['accept-hand-over', 'kasi-pelayanan'],
      ['study', 'kasi-pelayanan', studyInput], ['report', 'kasi-pelayanan'],
      ['dispose', 'camat', { to: [kasi?.id], instructions: ['proses-lanjut'], nature: 'segera' }],
      ['draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Sudah menyala.' }],
    ]
    for (const [verb, role, body] of walk) {
      const answer = await command(id, verb, role, body)
      expect(answer.statusCode, `${verb}: ${answer.body}`).toBe(200)
      commandView.parse(answer.json())
    }
    const answerId = await lastAnswer(house, id)
    for (const [verb, role, body] of [
      ['approve-answer', 'camat', { id: answerId }], ['record-attempt', 'petugas', { answer: answerId, channel: 'phone', result: 'delivered', to: 'Ibu Siti' }],
      ['archive', 'arsiparis', { classificationCode: '700.1.2.4', ordner: '2026-01', shelf: 'A1', sheets: 4 }],
    ] as [string, Role, object][]) expect((await command(id, verb, role, body)).statusCode, verb).toBe(200)
    const file = complaintView.parse((await get(`/api/v1/complaints/${id}`, bearer('auditor'))).json())
    expect(file).toMatchObject({ status: 'archived', outcome: 'solved', step: 7, commands: ['look-at-identity'] })
    const history = eventsView.parse((await get(`/api/v1/complaints/${id}/events?limit=5`, bearer('auditor'))).json())
    expect(history).toMatchObject({ next: 5 })
    expect(history.events[1]?.actor).toMatchObject({ kind: 'machine', role: 'petugas' })
    const rest = eventsView.parse((await get(`/api/v1/complaints/${id}/events?after=5`, bearer('auditor'))).json())
    expect(rest).toMatchObject({ next: null, events: [{ seq: 6 }, {}, {}, {}, {}, {}, {}] })
  })

  test('refusals have their status: whose it is not, what cannot be now, what is not there, what is wrong', async () => {
    const { id } = (await lodge(completeInput)).json()
    expect(problemOf(await command(id, 'confirm-complete', 'camat'))).toMatchObject({ status: 403, type: '/api/v1/problems/not_yours' })
    expect(problemOf(await command(id, 'hand-over', 'petugas'))).toMatchObject({ status: 409, type: '/api/v1/problems/not_now' })
    expect(problemOf(await command('019ab0c4-5d00-7a4e-8f00-0123456789ab', 'record', 'petugas'))).toMatchObject({ status: 404 })
    expect(problemOf(await command('12', 'record', 'petugas'))).toMatchObject({ status: 404 })
    expect(problemOf(await command(id, 'lapse', 'petugas'))).toMatchObject({ status: 404 })
    expect(problemOf(await command(id, 'record', 'petugas', { extra: 1 }))).toMatchObject({ status: 422, errors: [{ pointer: '/extra', code: 'unknown_field' }] })
    expect(problemOf(await command(id, 'record', 'admin'))).toMatchObject({ status: 403, type: '/api/v1/problems/forbidden' })
    expect(problemOf(await app.inject({ method: 'POST', url: `/api/v1/complaints/${id}/record` }))).toMatchObject({ status: 401 })
    expect(problemOf(await get(`/api/v1/complaints/${id}/record`, bearer('petugas')))).toMatchObject({ status: 405 })
  })

  test('a command that is sent again is done once; the same key with other content is refused', async () => {
    const { id } = (await lodge(completeInput)).json()
    const key = { 'idempotency-key': 'note-1' }
    const first = await command(id, 'add-note', 'petugas', { text: 'satu' }, key)
    const again = await command(id, 'add-note', 'petugas', { text: 'satu' }, key)
    expect(again.json()).toEqual(first.json())
    expect(problemOf(await command(id, 'add-note', 'petugas', { text: 'dua' }, key))).toMatchObject({ status: 422, type: '/api/v1/problems/key_reused' })
    const events = eventsView.parse((await get(`/api/v1/complaints/${id}/events`, bearer('petugas'))).json())
    expect(events.events.map((event) => event.type)).toEqual(['received', 'noted'])
    expect((await command(id, 'add-note', 'camat', { text: 'tiga' }, key)).statusCode).toBe(200)
  })

  test('who asked to be kept secret is hidden from those who need not know', async () => {
    const { id } = (await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Bu Rahasia' }, confidential: true })).json()
    for (const url of [`/api/v1/complaints/${id}`, `/api/v1/complaints/${id}/events`, '/api/v1/complaints?limit=200']) {
      expect((await get(url, bearer('auditor'))).body, url).not.toContain('Bu Rahasia')
    }
    expect((await command(id, 'look-at-identity', 'camat', { reason: 'Menyiapkan jawaban tertulis.' })).statusCode).toBe(200)
    for (const url of [`/api/v1/complaints/${id}`, `/api/v1/complaints/${id}/events`]) expect((await get(url, bearer('camat'))).body, url).toContain('Bu Rahasia')
    expect((await get(`/api/v1/complaints/${id}`, bearer('admin'))).statusCode).toBe(403)
  })
})

describe('the list', () => {
  test('pages and filters, newest first, without a gap', async () => {
    clock.set('2026-12-07T09:00:00+07:00')
    const lodged: string[] = []
    for (let i = 0; i < 5; i += 1) {
      clock.set(`2026-12-07T09:00:0${i}+07:00`)
      lodged.push((await lodge({ ...completeInput, category: 'SAMPAH', narrative: `Tumpukan ke-${i} di pasar` })).json().id)
    }
    const list = async (query: string) => listView.parse((await get(`/api/v1/complaints?${query}`, bearer('auditor'))).json())
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof list>> = await list(`category=SAMPAH&receivedFrom=2026-12-07&receivedTo=2026-12-07&limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next
    }
    expect(seen).toEqual(lodged.toReversed())
    expect((await list('q=tumpukan&limit=200')).items).toHaveLength(5)
    expect((await list('status=received&status=archived&category=SAMPAH')).items).toHaveLength(5)
    expect((await list('category=SAMPAH&overdue=true')).items).toHaveLength(0)
    clock.set('2026-12-08T09:00:05+07:00')
    expect((await list('category=SAMPAH&overdue=true')).items.every((item) => item.overdue)).toBe(true)
    expect((await list('category=SAMPAH&overdue=true')).items).toHaveLength(5)
    expect((await list('area=35.74.02.1005&step=2&channel=web&category=SAMPAH')).items).toHaveLength(5)
    for (const query of ['limit=201', 'status=none', 'cursor=zzz', 'receivedFrom=yesterday', 'receivedFrom=0000-01-01', 'nothing=1', 'step=8', 'limit=0', `q=${'x'.repeat(201)}`]) {
      expect(problemOf(await get(`/api/v1/complaints?${query}`, bearer('auditor'))).status, query).toBe(422)
    }
    expect(problemOf(await get('/api/v1/complaints')).status).toBe(401)
  })

  test('what there is to look things up in', async () => {
    categoriesView.parse((await get('/api/v1/categories')).json())
    expect((await get('/api/v1/standard')).json()).toMatchObject({ version: 1, service: { decreeNumber: null } })
    const page = await get('/api/v1/problems/too_many_files')
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect((await get('/api/v1/problems/nothing')).statusCode).toBe(404)
  })
})
