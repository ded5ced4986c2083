import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { fieldsOf as everyField, filled, visitor } from '../../../test/support/visitor.ts'
import type { Visitor } from '../../../test/support/visitor.ts'
import type { Door } from '../../app.ts'
import { openCallBook } from '../../channels/listen.ts'
import { fold } from '../../complaint/fold.ts'
import { dropUnclaimedFiles } from '../../complaint/questions/tending.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { Role } from '../../office/roles.ts'
import { addCasePages } from '../case/case-routes.tsx'
import { addCounterPages } from '../counter/counter.tsx'
import { addQueuePages } from '../queue/queue.tsx'
import { addPhonePages } from './phone.ts'

const secret = 'rahasia-sentral-telepon'
const file = join(await temporaryFolder('channels'), 'channels.yaml')
await writeFile(file, `accounts:\n  - { name: sentral, kind: pbx, secret: ${secret} }\n`, { mode: 0o600 })
const hooks: Door = (app, house) => { for (const account of house.channels.accounts) account.callRoutes?.(app, openCallBook(house.workplace)) }
const { house, app, clock, signIn, lodge, bring, act, people } = await testHouse({ doors: [hooks, addQueuePages, addPhonePages, addCounterPages, addCasePages], env: { TANGGAP_CHANNELS: file } })
const { pool, workplace: { officeId } } = house
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let count = 0
const ring = (event: string, caller: string, id = `call-${++count}`) => app.inject({ method: 'POST', url: '/hook/sentral/panggilan', headers: { 'x-hook-secret': secret }, payload: { event, id, caller } })
async function officer(role: Role = 'petugas'): Promise<Visitor> {
  const browser = visitor(app)
  const [name = '', value = ''] = (await signIn(role)).split('=')
  browser.cookies.set(name, value)
  return browser
}
async function sound(browser: Visitor, url: string): Promise<string> {
  const page = await browser.get(url)
  expect(page.status, url).toBe(200)
  expect(await htmlFaults(page.html), url).toEqual([])
  return page.html
}
/** Of several choices one is sent: the test says which. */
const fieldsOf = (html: string, action: string) => [...new Map(everyField(html, action))]
const sheetAddress = '/meja/telepon/baru'
const story = { narrative: 'Lampu jalan padam.', readBack: 'yes', 'applicant.name': 'Siti Aminah', 'applicant.address.line': 'Jl. Mawar 3' }
const calls = async (number: string) => (await pool.query('select direction, started_at, ended_at, officer ->> \'name\' as officer, complaint_id, result, settled_because, answered_at from phone_call where number = $1 order by started_at, id', [number])).rows
const stateOf = async (id: string) => fold((await readHistory(pool, officeId, id))?.events ?? [])
const lastEvent = async (id: string) => (await readHistory(pool, officeId, id))?.events.at(-1)

describe('a call that comes in', () => {
  test('rings on every page of the desk, and leads to a sheet with the number and what is known of it', async () => {
    const { id } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, phone: '0811-1111-0001' } })
    await ring('ringing', '081111110001')
    const browser = await officer()
    const desk = await sound(browser, '/meja')
    expect(desk).toContain('Panggilan masuk: 0811-1111-0001')
    const open = /href="(\/meja\/telepon\/baru\?panggilan=[^"]+)"/u.exec(desk)?.[1] ?? ''
    const sheet = await sound(browser, open)
    expect(sheet).toContain('value="0811-1111-0001"')
    expect(sheet).toMatch(/<option value="phone" selected/u)
    expect(sheet).toContain(`href="/meja/pengaduan/${id}"`)
    expect(sheet).toContain('dengan Nama petugas dari Kecamatan Wonoasih. Ada yang dapat kami bantu?')
    expect((await sound(browser, '/meja/telepon')).match(/0811-1111-0001/gu)?.length).toBeGreaterThan(1)
    expect((await browser.get('/meja/telepon?bagian=kabar')).html).toContain('Panggilan masuk: 0811-1111-0001')
    expect((await (await officer('camat')).get('/meja')).html).not.toContain('Panggilan masuk')
  })

  test('becomes a complaint, is read out with its number, and its record knows from when to when and by whom', async () => {
    await ring('ringing', '081111110002')
    const browser = await officer()
    const open = /href="(\/meja\/telepon\/baru\?panggilan=[^"]+)"[^>]*>Angkat/u.exec((await browser.get('/meja/telepon')).html.split('0811-1111-0002')[1] ?? '')?.[1] ?? ''
    const form = fieldsOf((await browser.get(open)).html, sheetAddress)
    clock.set('2026-11-23T09:06:30+07:00')
    const saved = await browser.post(sheetAddress, filled(form, story), [])
    const id = /selesai\/([0-9a-f-]{36})/u.exec(saved.location)?.[1] ?? ''
    let page = await sound(browser, saved.location)
    const { trackingCode } = await stateOf(id)
    expect(page).toContain(trackingCode)
    expect(page).toContain(house.workplace.pinOf(id))
    expect(page).toContain('Kami jawab paling lambat')
    const numbered = await browser.post(`/meja/telepon/selesai/${id}`, fieldsOf(page, `/meja/telepon/selesai/${id}`))
    page = await sound(browser, numbered.location)
    expect(page).toMatch(/bernomor [^<]*\/2026/u)
    expect(page).not.toContain('Beri nomor register')
    expect(await calls('+6281111110002')).toMatchObject([{ direction: 'in', officer: people.petugas.name, complaint_id: id, started_at: Temporal.Instant.from('2026-11-23T02:00:00Z'), ended_at: Temporal.Instant.from('2026-11-23T02:06:30Z') }])
    // Sent twice: one complaint, one call.
    expect((await browser.post(sheetAddress, filled(form, story), [])).location).toContain(id)
    expect(await calls('+6281111110002')).toHaveLength(1)
    clock.set('2026-11-23T09:00:00+07:00')
  })

  test('about a complaint that is there becomes a note of its file', async () => {
    const { id } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, phone: '081111110003' } })
    const browser = await officer()
    const sheet = await sound(browser, `${sheetAddress}?nomor=081111110003`)
    expect(sheet).toContain('Tentang apa?')
    const sent = await browser.post(sheetAddress, filled(fieldsOf(sheet, sheetAddress), { 'telepon.tentang': id, narrative: 'Lampunya sekarang berkedip.' }), [{ name: 'bukti.png', content: png }])
    expect(sent.location).toBe(`/meja/pengaduan/${id}?selesai=catatan`)
    const note = await lastEvent(id)
    expect(note).toMatchObject({ type: 'noted', data: { visibility: 'office', attachments: [{ mediaType: 'image/png' }] }, personal: { text: 'Pelapor menelepon (0811-1111-0003, 09.00). Lampunya sekarang berkedip.' } })
    expect(await calls('+6281111110003')).toMatchObject([{ complaint_id: id }])
  })

  test('what is wrong with it comes back with all that was typed', async () => {
    const browser = await officer()
    const form = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081111110004`), sheetAddress)
    const refused = await browser.post(sheetAddress, filled(form, { ...story, readBack: '' }), [])
    expect(refused.status).toBe(422)
    expect(await htmlFaults(refused.html)).toEqual([])
    expect(fieldsOf(refused.html, sheetAddress)).toEqual(expect.arrayContaining([['narrative', 'Lampu jalan padam.'], ['telepon.nomor', '+6281111110004']]))
  })
})

describe('a draft on hold', () => {
  test('keeps everything, files too, while another call is taken; then goes on', async () => {
    const browser = await officer()
    const form = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081222220001`), sheetAddress)
    const held = await browser.post('/meja/telepon/tahan', filled(form, { ...story, narrative: 'Baru setengah' }), [{ name: 'bukti.png', content: png }])
    expect(held.location).toBe('/meja/telepon?selesai=ditahan')
    const list = await sound(browser, held.location)
    expect(list).toContain('Siti Aminah, 0812-2222-0001')
    // An upload in a draft outlives the two days of one that nobody claimed.
    await dropUnclaimedFiles(pool, officeId, clock.now.add({ hours: 72 }))
    const other = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081222220002`), sheetAddress)
    expect((await browser.post(sheetAddress, filled(other, { ...story, narrative: 'Hal lain.' }), [])).status).toBe(303)
    const resumed = await sound(browser, /href="(\/meja\/telepon\/baru\?draf=[^"]+)"/u.exec(list)?.[1] ?? '')
    expect(resumed).toContain('bukti.png')
    const again = fieldsOf(resumed, sheetAddress)
    expect(again).toEqual(expect.arrayContaining([['narrative', 'Baru setengah'], ['telepon.nomor', '+6281222220001'], ['applicant.name', 'Siti Aminah']]))
    const saved = await browser.post(sheetAddress, filled(again, { narrative: 'Sekarang lengkap.', readBack: 'yes' }), [])
    const state = await stateOf(/selesai\/([0-9a-f-]{36})/u.exec(saved.location)?.[1] ?? '')
    expect(state.statement.narrative).toBe('Sekarang lengkap.')
    expect(state.attachments).toHaveLength(1)
    expect((await browser.get('/meja/telepon')).html).not.toContain('0812-2222-0001</div></th>')
    expect((await pool.query(`select 1 from intake_draft where fields::text like '%Siti%'`)).rows).toEqual([])
  })

  test('is saved by itself, but never opened again once it is done', async () => {
    const browser = await officer()
    const form = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081222220003`), sheetAddress)
    const auto = (text: string, who = browser) => who.post('/meja/telepon/simpan', filled(form, { narrative: text }))
    expect((await auto('Satu')).status).toBe(204)
    expect((await auto('Satu dua')).status).toBe(204)
    expect((await browser.get('/meja/telepon')).html).toContain('Satu dua')
    const saved = await browser.post(sheetAddress, filled(form, story), [])
    expect(saved.status).toBe(303)
    expect((await auto('Terlambat')).status).toBe(410)
    expect((await browser.get('/meja/telepon')).html).not.toContain('Terlambat')
  })

  test('is its officer\'s alone, until it was left for two hours; and may be thrown away', async () => {
    const [browser, colleague] = [await officer(), await officer('sekcam')]
    const form = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081222220004`), sheetAddress)
    await browser.post('/meja/telepon/tahan', filled(form, { narrative: 'Punya petugas' }), [])
    const draft = new Map(form).get('telepon.draf') ?? ''
    expect((await colleague.get('/meja/telepon')).html).not.toContain('Punya petugas')
    expect((await colleague.get(`${sheetAddress}?draf=${draft}`)).html).not.toContain('Punya petugas')
    await colleague.post('/meja/telepon/buang', [['_csrf', new Map(fieldsOf((await colleague.get(`${sheetAddress}?nomor=08111111`)).html, sheetAddress)).get('_csrf') ?? ''], ['draf', draft]])
    expect((await browser.get('/meja/telepon')).html).toContain('Punya petugas')
    clock.set('2026-11-23T11:30:00+07:00')
    const [later, deputy] = [await officer(), await officer('sekcam')]
    expect((await deputy.get('/meja/telepon')).html).toContain('Ambil alih')
    expect((await deputy.get(`${sheetAddress}?draf=${draft}`)).html).toContain('Punya petugas')
    expect((await later.post('/meja/telepon/simpan', filled(fieldsOf((await later.get(`${sheetAddress}?nomor=08111111`)).html, sheetAddress), { 'telepon.draf': draft, narrative: 'x' }))).status).toBe(410)
    const mine = await deputy.get('/meja/telepon')
    await deputy.post('/meja/telepon/buang', fieldsOf(mine.html, '/meja/telepon/buang'))
    expect((await deputy.get('/meja/telepon')).html).not.toContain('Punya petugas')
    clock.set('2026-11-23T09:00:00+07:00')
  })
})

describe('calling back', () => {
  test('a missed number is one task with its count; no answer leaves it, a reason or a call ends it', async () => {
    for (let n = 0; n < 3; n++) await ring('missed', '081333330001')
    const browser = await officer()
    const list = await sound(browser, '/meja/telepon')
    expect(list).toMatch(/0813-3333-0001<\/div><\/th>.*?3 kali/su)
    const back = /href="(\/meja\/telepon\/balik\?nomor=%2B6281333330001[^"]*)"/u.exec(list)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const page = await sound(browser, back)
    expect(page).toContain('href="tel:+6281333330001"')
    const form = fieldsOf(page, '/meja/telepon/balik')
    await browser.post('/meja/telepon/balik', filled(form, { hasil: 'tidak-diangkat' }))
    expect((await sound(browser, '/meja/telepon'))).toMatch(/0813-3333-0001<\/div><\/th>/u)
    expect(await calls('+6281333330001')).toHaveLength(4)
    const unreasoned = await browser.post('/meja/telepon/balik', filled(form, { hasil: 'tidak-perlu', alasan: ' ' }))
    expect(unreasoned.status).toBe(422)
    expect(await htmlFaults(unreasoned.html)).toEqual([])
    await ring('missed', '081333330002')
    await browser.post('/meja/telepon/balik', filled(form, { hasil: 'tidak-perlu', alasan: 'Sudah datang ke loket.' }))
    const after = (await browser.get('/meja/telepon')).html
    expect(after).not.toMatch(/0813-3333-0001<\/div><\/th>/u)
    expect(after).toMatch(/0813-3333-0002<\/div><\/th>/u)
    expect((await calls('+6281333330001')).filter((row) => row.settled_because === 'Sudah datang ke loket.')).toHaveLength(3)
  })

  test('getting through opens a sheet; the record of the call ends the task', async () => {
    await ring('missed', '081333330003')
    const browser = await officer()
    clock.set('2026-11-23T09:10:00+07:00')
    const form = fieldsOf(await sound(browser, `${sheetAddress}?nomor=081333330003&arah=keluar`), sheetAddress)
    await browser.post(sheetAddress, filled(form, story), [])
    expect((await browser.get('/meja/telepon')).html).not.toMatch(/0813-3333-0003<\/div><\/th>/u)
    expect(await calls('+6281333330003')).toMatchObject([{ direction: 'in', settled_because: 'called-back' }, { direction: 'out', result: 'spoken' }])
    clock.set('2026-11-23T09:00:00+07:00')
  })
})

describe('calling the complainant', () => {
  async function approved(input: object = {}): Promise<string> {
    const { id } = await lodge({ ...completeInput, ...input, applicant: { ...completeInput.applicant, phone: `08144444${1_000 + ++count}` }, answerBy: 'phone' })
    await bring(id, 'in-follow-up')
    await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah menyala kembali.' })
    await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
    return id
  }
  const place = (id: string) => `/meja/pengaduan/${id}/telepon`

  test('three tries are counted; the answer that was read out is delivered, with who and when as its proof', async () => {
    const id = await approved()
    const browser = await officer()
    expect(await sound(browser, `/meja/pengaduan/${id}`)).toContain(`href="${place(id)}"`)
    const page = await sound(browser, place(id))
    expect(page).toContain('Lampu sudah menyala kembali.')
    expect(page).toContain('href="tel:08144444')
    for (const [n, fields] of [['1', { result: 'no-answer' }], ['2', { result: 'wrong-number' }], ['3', { result: 'call-again', again_date: '2026-11-23', again_time: '13:30' }]] as const) {
      const tried = await browser.post(place(id), filled(fieldsOf((await browser.get(place(id))).html, place(id)), fields))
      expect(tried.location).toBe(`${place(id)}?selesai=ya`)
      expect(await sound(browser, tried.location)).toContain(`Belum tersambung: ${n} dari 3 percobaan`)
    }
    expect((await sound(browser, place(id)))).toContain('Sampaikan dengan cara lain')
    const promised = await sound(browser, '/meja/telepon')
    expect(promised).toContain('Janji menelepon lagi')
    expect((await stateOf(id)).answers.at(-1)?.attempts.map(({ result }) => result)).toEqual(['failed', 'failed', 'failed'])
    const form = fieldsOf((await browser.get(place(id))).html, place(id))
    clock.set('2026-11-23T09:04:00+07:00')
    const given = await browser.post(place(id), filled(form, { result: 'spoken', spokeWith: 'Siti Aminah', note: 'Sudah jelas.' }))
    expect(given.location).toContain('selesai=penyampaian-jawaban')
    const state = await stateOf(id)
    expect(state.status).toBe('answered')
    expect(state.answers.at(-1)?.attempts.at(-1)).toMatchObject({ channel: 'phone', result: 'delivered', proof: 'Sudah jelas.', receiver: { name: 'Siti Aminah' }, detail: { phone: { from: '09:00', until: '09:04' } } })
    expect(await sound(browser, `/meja/pengaduan/${id}`)).toContain('Berbicara dengan Siti Aminah, jam 09.00–09.04')
    expect((await browser.get('/meja/telepon')).html).not.toContain('Janji menelepon lagi')
    clock.set('2026-11-23T09:00:00+07:00')
  })

  test.each([
    [{}, 'Pilih hasil panggilan', 'telepon-result'], [{ result: 'call-again' }, 'Tulis tanggal dan jam yang akan datang', 'telepon-again'],
    [{ result: 'call-again', again_date: '2026-11-20', again_time: '10:00' }, 'Tulis tanggal dan jam yang akan datang', 'telepon-again'], [{ result: 'spoken', spokeWith: ' ' }, 'Tulis dengan siapa berbicara', 'telepon-spokeWith'],
  ])('%j is refused at its field', async (fields, sentence, target) => {
    const id = await approved()
    const browser = await officer()
    const refused = await browser.post(place(id), filled(fieldsOf((await browser.get(place(id))).html, place(id)).filter(([name]) => name !== 'result'), fields))
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(sentence)
    expect(refused.html).toContain(`href="#${target}"`)
    expect(refused.html).toContain(`id="${target}"`)
    expect(await htmlFaults(refused.html)).toEqual([])
    expect((await stateOf(id)).answers.at(-1)?.attempts).toEqual([])
  })

  test('what is missing is asked for, and the call is a note of the file', async () => {
    const { id } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, phone: '081444440900' } })
    await act('request-missing', id, 'petugas', { missing: ['address'] })
    const browser = await officer()
    const page = await sound(browser, place(id))
    expect(page).toContain('belum lengkap. Kami masih perlu:')
    await browser.post(place(id), filled(fieldsOf(page, place(id)), { result: 'no-answer' }))
    expect(await lastEvent(id)).toMatchObject({ type: 'noted', personal: { text: 'Pelapor ditelepon untuk melengkapi berkas. Telepon tidak diangkat, jam 09.00.' } })
  })

  test('a secret complainant is called by those who may know who it is', async () => {
    const id = await approved({ confidential: true })
    const hidden = await sound(await officer('kasi'), place(id))
    expect(hidden).toContain('Mintalah petugas pelayanan menelepon')
    expect((await (await officer('kasi')).get(`/meja/pengaduan/${id}`)).html).not.toContain(`href="${place(id)}"`)
    expect(hidden).not.toContain('tel:')
    expect(hidden).not.toContain('Siti Aminah')
    expect(await sound(await officer('petugas'), place(id))).toContain('tel:')
  })
})

test.each([['petugas', 200], ['kasi-pelayanan', 200], ['sekcam', 200], ['kasi', 403], ['camat', 403], ['arsiparis', 403], ['admin', 403], ['auditor', 403]] as const)('the telephone is for those who take complaints in: %s %i', async (role, status) => {
  for (const url of ['/meja/telepon', sheetAddress, '/meja/telepon?bagian=kabar']) expect((await (await officer(role)).get(url)).status).toBe(status)
})

test('a page that asks for news by itself does not keep its session open', async () => {
  const cookie = await signIn('petugas')
  const ask = (headers: Record<string, string>) => app.inject({ url: '/meja/telepon?bagian=kabar', headers: { cookie, ...headers } })
  clock.set('2026-11-23T09:50:00+07:00')
  expect((await ask({ 'x-live': '1' })).statusCode).toBe(200)
  clock.set('2026-11-23T10:10:00+07:00')
  expect((await ask({ 'x-live': '1' })).statusCode).toBe(401)
  clock.set('2026-11-23T09:00:00+07:00')
})
