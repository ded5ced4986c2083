import { beforeAll, expect, test } from 'vitest'
import { setOptOut } from '../../channels/store/opt-outs.ts'
import { findOutbound, queueMessage } from '../../channels/store/outbound.ts'
import type { NewMessage } from '../../channels/store/outbound.ts'
import type { Role } from '../../office/roles.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { contactDigest } from '../../procedure/contacts.ts'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { outbound, scripted } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addCasePages } from '../case/case-routes.tsx'
import { addOutboxPages } from './outbox.tsx'

let given: TestHouse
/** The network of the test does as told. */
let mood: 'well' | 'refuses' | 'away' = 'well'
const network = scripted('uji', 'sms', () => (mood === 'well' ? { outcome: 'delivered', words: 'DELIVRD' } : mood === 'away' ? { outcome: 'later', words: 'tidak tersambung' } : { outcome: 'refused', words: 'Nomor <b>mati</b>' }))
beforeAll(async () => {
  given = await testHouse({ doors: [addOutboxPages, addCasePages], channels: [network] })
})

const path = '/meja/pesan-keluar'

async function get(role: Role, url: string) {
  const cookie = await given.signIn(role)
  const response = await given.app.inject({ url, headers: { cookie } })
  return { cookie, response, html: response.body, csrf: /name="_csrf" value="([^"]+)"/u.exec(response.body)?.[1] ?? '' }
}
async function post(role: Role, url: string, fields: readonly (readonly [string, string])[] = []) {
  const { cookie, csrf } = await get(role, path)
  return given.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams([['_csrf', csrf], ...fields.map(([name, value]) => [name, value])]).toString() })
}
async function queued(message: Partial<NewMessage> = {}): Promise<string> {
  const { pool, officeId } = given.house.workplace
  const whole = outbound({ notBefore: given.clock.now, expiresAt: given.clock.now.add({ hours: 24 }), ...message })
  await withTransaction(pool, (client) => queueMessage(client, officeId, whole, given.clock.now))
  return whole.id
}
async function failed(message: Partial<NewMessage> = {}): Promise<string> {
  const id = await queued(message)
  await given.house.post.report({ channel: message.channel ?? 'sms', id, outcome: 'failed', words: 'Nomor tidak aktif', at: given.clock.now })
  return id
}
const afterRows = async (id: string) => (await given.house.pool.query<{ id: string; key: string; state: string }>(`select id, key, state from outbound_message where key like 'again:' || $1 || ':%' order by seq`, [id])).rows
/** The states of what was sent anew for a message. */
const after = async (id: string) => (await afterRows(id)).map((row) => row.state)
const state = async (id: string) => (await findOutbound(given.house.pool, given.house.workplace.officeId, id))?.state

test('what failed comes first, with the network\'s words; it is sent again one by one or a page at a time', async () => {
  const one = await failed({ content: { text: 'Satu' } })
  const two = await failed({ content: { text: 'Dua' } })
  const page = await get('petugas', path)
  expect(await htmlFaults(page.html)).toEqual([])
  expect(page.html).toContain('Nomor tidak aktif')
  expect(page.html).toContain('Tersambung lewat uji')
  expect(page.html).toContain('Kirim lagi semua di halaman ini (2)')
  expect((await post('petugas', `${path}/${one}/kirim-lagi`)).headers.location).toBe(`${path}?daftar=gagal&kabar=dikirim`)
  expect([await state(one), ...(await after(one))]).toEqual(['failed', 'queued'])
  expect((await post('petugas', `${path}/${one}/kirim-lagi`)).statusCode).toBe(409)
  const all = await post('petugas', `${path}/kirim-lagi`, [['id', one], ['id', two], ['id', 'bukan'], ['id', '00000000-0000-7000-8000-000000000000']])
  expect(all.headers.location).toBe(`${path}?berhasil=1&ditolak=2&sebab=gone.changed`)
  const told = (await get('petugas', String(all.headers.location))).html
  for (const words of ['1 pesan masuk antrean lagi, 2 tidak dapat', 'Pesan ini tidak ditemukan lagi', 'Keadaan pesan ini sudah berubah']) expect(told).toContain(words)
  await runJobs(given.house, ['send-messages'])
  expect([await state(one), await state(two), ...(await after(one)), ...(await after(two))]).toEqual(['failed', 'failed', 'delivered', 'delivered'])
  const delivered = await get('petugas', `${path}?daftar=tersampaikan`)
  expect(delivered.html).toContain('DELIVRD')
  const shown = await get('petugas', `${path}/${two}`)
  expect(await htmlFaults(shown.html)).toEqual([])
  for (const step of ['Gagal', 'Dikirim lagi sebagai pesan baru', 'Nama petugas, Petugas loket', 'Dua']) expect(shown.html).toContain(step)
  expect((await get('petugas', path)).html).toContain('Tidak ada pesan yang gagal')
})

test('sent again it is a new message to every network, and its time begins anew', async () => {
  const began = given.clock.now
  const old = await failed({ content: { text: 'Tiga' } })
  given.clock.set('2026-11-23T15:00:00+07:00')
  mood = 'refuses'
  await post('petugas', `${path}/${old}/kirim-lagi`)
  await runJobs(given.house, ['send-messages'])
  mood = 'well'
  const [second] = await afterRows(old)
  expect(second).toMatchObject({ state: 'failed', key: `again:${old}:1` })
  await post('petugas', `${path}/${second?.id}/kirim-lagi`)
  given.clock.set('2026-11-23T15:10:00+07:00')
  await runJobs(given.house, ['send-messages'])
  const third = (await afterRows(old)).at(-1)
  const { pool, officeId } = given.house.workplace
  expect(await findOutbound(pool, officeId, third?.id ?? '')).toMatchObject({ key: `again:${old}:2`, state: 'delivered', words: 'DELIVRD', sentAt: given.clock.now, attempts: 1 })
  expect(network.sent.filter(({ content }) => content.text === 'Tiga').map(({ id }) => id)).toEqual([third?.id])
  given.clock.set(began.toString())
})

test('what was told in another way is closed with a reason, by whom and when', async () => {
  const id = await failed({ content: { text: 'Empat' } })
  const empty = await post('petugas', `${path}/${id}/selesai`, [['alasan', '  ']])
  expect(empty.statusCode).toBe(409)
  expect(empty.body).toContain('Tuliskan dengan cara apa disampaikan.')
  expect(await htmlFaults(empty.body)).toEqual([])
  expect((await post('auditor', `${path}/${id}/selesai`, [['alasan', 'x']])).statusCode).toBe(403)
  const done = await post('petugas', `${path}/${id}/selesai`, [['alasan', 'Sudah ditelepon <b>tadi</b>.']])
  expect(done.headers.location).toBe(`${path}?daftar=gagal&kabar=selesai`)
  expect((await get('petugas', String(done.headers.location))).html).not.toContain(id)
  const shown = await get('petugas', `${path}/${id}`)
  expect(await htmlFaults(shown.html)).toEqual([])
  for (const words of ['Selesai dengan cara lain', 'Sudah ditelepon &lt;b>tadi&lt;/b>.', 'Nama petugas, Petugas loket', '23/11/2026 09.00']) expect(shown.html).toContain(words)
  expect(shown.html).not.toContain(`${id}/kirim-lagi`)
  for (const again of ['selesai', 'kirim-lagi']) expect((await post('petugas', `${path}/${id}/${again}`, [['alasan', 'x']])).statusCode).toBe(409)
})

test('nothing is sent again to who answered STOP since, nor what is no longer so', async () => {
  const { pool, officeId } = given.house.workplace
  const stopped = await failed({ recipient: '+6281299990001', content: { text: 'Lima' } })
  const digest = contactDigest(given.house.secret, 'phone', '+6281299990001')
  if (digest) await setOptOut(pool, officeId, 'sms', digest, true, given.clock.now)
  const refused = await post('petugas', `${path}/${stopped}/kirim-lagi`)
  expect([refused.statusCode, refused.body.includes('Penerima membalas STOP')]).toEqual([409, true])
  const { id: caseId } = await given.lodge({ ...completeInput, answerBy: 'sms' })
  const old = await failed({ key: `tell:${caseId}:1`, complaintId: caseId, event: 'received', recipient: '+6281299990002', content: { text: 'Enam' } })
  await given.bring(caseId, 'recorded')
  await runJobs(given.house, ['issue-receipt'])
  const overtaken = await post('petugas', `${path}/${old}/kirim-lagi`)
  expect([overtaken.statusCode, overtaken.body.includes('sudah ada kabar yang lebih baru')]).toEqual([409, true])
  for (const id of [stopped, old]) expect(await after(id)).toEqual([])
  const both = await post('petugas', `${path}/kirim-lagi`, [['id', stopped], ['id', old]])
  expect(both.headers.location).toBe(`${path}?berhasil=0&ditolak=2&sebab=overtaken.stopped`)
  for (const id of [stopped, old]) await post('petugas', `${path}/${id}/selesai`, [['alasan', 'diurus']])
})

test('what waits is listed with its turn, and can be given up', async () => {
  const id = await queued({ notBefore: given.clock.now.add({ hours: 8 }), expiresAt: given.clock.now.add({ hours: 20 }) })
  const page = await get('petugas', `${path}?daftar=menunggu`)
  expect(page.html).toContain('Dicoba 23/11/2026 17.00')
  expect((await post('petugas', `${path}/${id}/batal`)).statusCode).toBe(303)
  expect(await state(id)).toBe('cancelled')
  expect((await post('petugas', `${path}/${id}/kirim-lagi`)).statusCode).toBe(409)
})

test('an answer that failed goes out again as a new attempt of its case, once', async () => {
  const { id: caseId } = await given.lodge({ ...completeInput, answerBy: 'sms' })
  await given.bring(caseId, 'in-follow-up')
  await given.act('draft-answer', caseId, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki.' })
  mood = 'refuses'
  await given.act('approve-answer', caseId, 'camat', { id: await lastAnswer(given.house, caseId) })
  await runJobs(given.house)
  const answers = async () => (await given.house.pool.query<{ id: string; state: string }>(`select id, state from outbound_message where complaint_id = $1 and attempt_id is not null order by seq`, [caseId])).rows
  const [first] = await answers()
  expect(first?.state).toBe('failed')
  const page = await get('petugas', path)
  expect(page.html).toContain('Jawaban')
  expect(page.html).toContain('Nomor &lt;b>mati&lt;/b>')
  mood = 'well'
  expect((await post('petugas', `${path}/${first?.id}/kirim-lagi`)).statusCode).toBe(303)
  expect((await post('petugas', `${path}/${first?.id}/kirim-lagi`)).statusCode).toBe(409)
  given.clock.set('2026-11-23T09:10:00+07:00')
  await runJobs(given.house)
  expect((await answers()).map((row) => row.state)).toEqual(['failed', 'delivered'])
  expect((await given.house.pool.query('select status from complaint where id = $1', [caseId])).rows).toEqual([{ status: 'answered' }])
})

test('an answer that is given up while it waits is a failed attempt of its case', async () => {
  const { id: caseId } = await given.lodge({ ...completeInput, answerBy: 'sms' })
  await given.bring(caseId, 'in-follow-up')
  await given.act('draft-answer', caseId, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Got sudah dikeruk.' })
  mood = 'away'
  await given.act('approve-answer', caseId, 'camat', { id: await lastAnswer(given.house, caseId) })
  await runJobs(given.house)
  mood = 'well'
  const { rows } = await given.house.pool.query<{ id: string }>(`select id from outbound_message where complaint_id = $1 and attempt_id is not null and state = 'queued'`, [caseId])
  expect((await post('petugas', `${path}/${rows[0]?.id}/batal`)).statusCode).toBe(303)
  const settled = await given.house.pool.query(`select data ->> 'result' as result from complaint_event where complaint_id = $1 and type = 'answer-attempt-settled'`, [caseId])
  expect(settled.rows).toEqual([{ result: 'failed' }])
})

test('a page is followed by the next one, the last failure first', async () => {
  for (let n = 1; n <= 52; n += 1) {
    given.clock.set(`2026-11-24T09:${String(n % 60).padStart(2, '0')}:00+07:00`)
    await failed({ content: { text: `Pesan ${n}` } })
  }
  const first = await get('sekcam', path)
  const next = /href="([^"]+)" rel="next"/u.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await get('sekcam', next)
  expect(second.response.statusCode).toBe(200)
  expect([...second.html.matchAll(/dibuat 24\/11\/2026 09\.(\d\d)/gu)].map(([, minute]) => minute)).toEqual(['02', '01'])
  for (const query of ['?sesudah=x', '?daftar=apa', '?sesudah=9999-99-99T00:00:00Z_0', '?berhasil=-1&ditolak=x', '?kabar=<b>']) expect((await get('petugas', `${path}${query}`)).response.statusCode, query).toBe(200)
})

test('to whom and what is kept from those who may not know; the auditor changes nothing', async () => {
  const secret = await given.lodge({ ...completeInput, confidential: true, applicant: { ...completeInput.applicant, phone: '081277700022' } })
  const id = await failed({ complaintId: secret.id, recipient: '+6281277700022', content: { text: 'Yth. Ibu Rahasia' } })
  for (const url of [path, `${path}/${id}`]) {
    expect((await get('auditor', url)).html).not.toMatch(/812-?7770-?0022|Ibu Rahasia/u)
    expect((await get('petugas', url)).html).toContain('0812-7770-0022')
  }
  expect((await get('petugas', `${path}/${id}`)).html).toContain('Ibu Rahasia')
  const bounced = await queued({ complaintId: secret.id, channel: 'email', recipient: 'siti.rahasia@contoh.test', content: { subject: 'Aduan', text: `PIN: ${given.house.workplace.pinOf(secret.id)}` } })
  await given.house.post.report({ channel: 'email', id: bounced, outcome: 'failed', words: '550 5.1.1 <siti.rahasia@contoh.test>: user unknown, call +62 812-7770-0022', at: given.clock.now })
  for (const url of [path, `${path}/${bounced}`]) {
    const auditor = (await get('auditor', url)).html
    expect(auditor).toContain('user unknown')
    expect(auditor).not.toMatch(/siti\.rahasia|7770/u)
    expect((await get('petugas', url)).html).toContain('siti.rahasia@contoh.test')
    for (const role of ['auditor', 'petugas'] as const) expect((await get(role, url)).html).not.toContain(given.house.workplace.pinOf(secret.id))
  }
  expect((await get('petugas', `${path}/${bounced}`)).html).toContain('PIN: ••••••')
  expect((await post('auditor', `${path}/${id}/kirim-lagi`)).statusCode).toBe(403)
  expect((await get('kasi', path)).response.statusCode).toBe(403)
  for (const wrong of ['x', secret.id]) expect((await get('petugas', `${path}/${wrong}`)).response.statusCode).toBe(404)
  expect((await post('petugas', `${path}/${secret.id}/batal`)).statusCode).toBe(404)
})

test('on a channel that is not connected nothing is sent again', async () => {
  const id = await failed({ channel: 'email', recipient: 'a@b.test' })
  const answer = await post('petugas', `${path}/${id}/kirim-lagi`)
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Saluran ini tidak tersambung')
  expect(await htmlFaults(answer.body)).toEqual([])
})
