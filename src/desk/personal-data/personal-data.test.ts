import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addRegisterPages } from '../register/register.tsx'
import { addTrackPages } from '../../public/track/track.tsx'
import { addPersonalDataPages } from './personal-data.tsx'

const { house, app, lodge, people, signIn, act, bring } = await testHouse({ doors: [addPersonalDataPages, addTrackPages, addRegisterPages] })
const { pool } = house

async function officer(role: 'petugas' | 'kasi-pelayanan' | 'auditor' | 'arsiparis' = 'petugas') {
  const person = visitor(app)
  const [name = '', value = ''] = (await signIn(role)).split('=')
  person.cookies.set(name, value)
  return person
}
async function complainant(code: string, pin: string) {
  const person = visitor(app)
  await person.post('/lacak', [['code', code], ['pin', pin]])
  return person
}
const events = async (type: string) => (await pool.query<{ data: object }>('select data from office_event where type = $1 order by id', [type])).rows.map(({ data }) => data)

test('a complainant has a copy of their data at once, asks for a correction, and reads the answer on the tracking page', async () => {
  const { id, trackingCode, pin } = await lodge()
  const citizen = await complainant(trackingCode, pin)
  const at = `/lacak/${trackingCode}`
  const copy = JSON.parse((await citizen.get(`${at}/data.json`)).html)
  expect(copy.complaints).toMatchObject([{ trackingCode, applicant: { name: 'Siti Aminah', phone: '081234567890' }, statement: { narrative: completeInput.narrative }, history: [{ type: 'received', by: 'complainant' }] }])
  expect((await citizen.get(`${at}/data.pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await visitor(app).get(`${at}/data.json`)).location).toBe(`/lacak?kode=${trackingCode}`)

  const page = await citizen.get(at)
  expect(await htmlFaults(page.html)).toEqual([])
  const form = fieldsOf(page.html, `${at}/data-pribadi`)
  const empty = await citizen.post(`${at}/data-pribadi`, filled(form, { kind: 'correction' }))
  expect([empty.status, empty.html.includes('href="#data-text"')]).toEqual([422, true])
  const ask = filled(form, { kind: 'correction', text: 'Nama saya Siti Aminah Putri.' })
  expect((await citizen.post(`${at}/data-pribadi`, ask)).location).toBe(`${at}?kabar=data`)
  expect((await citizen.post(`${at}/data-pribadi`, ask)).location).toBe(`${at}?kabar=data`)
  const { rows } = await pool.query<{ id: string; due: number; said: Buffer }>(`select id, extract(epoch from due_at - received_at)::int as due, said from data_request where complaint_id = $1`, [id])
  expect(rows).toMatchObject([{ due: 72 * 3600 }])
  expect(rows[0]?.said.includes('Siti')).toBe(false)
  expect((await citizen.get(at)).html).toContain('Dijawab paling lambat')

  const desk = await officer()
  const one = `/meja/data-pribadi/${rows[0]?.id}`
  const shown = await desk.get(one)
  expect(await htmlFaults(shown.html)).toEqual([])
  expect(shown.html).toContain('Nama saya Siti Aminah Putri.')
  expect((await desk.post(`${one}/selesai`, filled(fieldsOf(shown.html, `${one}/selesai`), { state: 'fulfilled' }))).status).toBe(422)
  const answer = filled(fieldsOf(shown.html, `${one}/selesai`), { state: 'fulfilled', answer: 'Nama sudah diperbaiki.' })
  expect((await desk.post(`${one}/selesai`, answer)).location).toBe(`${one}?kabar=selesai`)
  expect((await desk.post(`${one}/selesai`, answer)).status).toBe(409)
  expect((await citizen.get(at)).html).toContain('Nama sudah diperbaiki.')
  expect(await events('data-request-settled')).toEqual([{ request: rows[0]?.id, state: 'fulfilled' }])
})

test('without the grant the request is kept and the PIN is asked for; a wrong one opens nothing', async () => {
  const { id, trackingCode, pin } = await lodge()
  const stranger = visitor(app)
  const at = `/lacak/${trackingCode}/data-pribadi`
  const asked = await stranger.post(at, [['kind', 'erasure'], ['text', 'Hapus semuanya.']])
  expect([asked.status, asked.html.includes('Hapus semuanya.')]).toEqual([403, true])
  expect((await stranger.post(at, filled(fieldsOf(asked.html, at), { pin: '000000' }))).status).toBe(422)
  expect((await stranger.post(at, filled(fieldsOf(asked.html, at), { pin }))).status).toBe(303)
  expect((await pool.query('select kind from data_request where complaint_id = $1', [id])).rows).toEqual([{ kind: 'erasure' }])
})

test('an officer records a request at the counter and gives out everything about the person, which is written down; who may not know the identity gets nothing', async () => {
  const other = { ...completeInput, applicant: { ...completeInput.applicant, name: 'Rahmat Hidayat', phone: '0812-9999-0001' } }
  const [first, second] = [await lodge(other), await lodge({ ...other, narrative: 'Sampah menumpuk.' })]
  const desk = await officer()
  const list = await desk.get('/meja/data-pribadi')
  expect(await htmlFaults(list.html)).toEqual([])
  const form = fieldsOf(list.html, '/meja/data-pribadi')
  const request = { kind: 'access', proof: 'identity-card', name: 'Rahmat Hidayat', contact: '+62 812 9999 0001', text: 'Minta salinan.' }
  expect((await desk.post('/meja/data-pribadi', filled(form, { ...request, reference: '9999/2026' }))).status).toBe(422)
  const { location } = await desk.post('/meja/data-pribadi', filled(form, request))
  const opened = await desk.get(location)
  const csrf = fieldsOf(opened.html, `${location}/salinan.json`)
  const copy = JSON.parse((await desk.post(`${location}/salinan.json`, csrf)).html)
  expect(copy.complaints.map(({ trackingCode }: { trackingCode: string }) => trackingCode).sort()).toEqual([first.trackingCode, second.trackingCode].sort())
  expect((await desk.post(`${location}/salinan.pdf`, csrf)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await events('data-exported')).filter((data) => 'request' in data)).toHaveLength(2)

  const auditor = await officer('auditor')
  const read = (await auditor.get(location)).html
  for (const personal of ['Rahmat', '9999', 'Minta salinan']) expect(read).not.toContain(personal)
  expect((await auditor.post(`${location}/salinan.json`, [])).status).toBe(403)
  expect((await (await officer('arsiparis')).get('/meja/data-pribadi')).status).toBe(403)
  expect((await desk.get('/meja/data-pribadi/00000000-0000-7000-8000-000000000000')).status).toBe(404)
})

test('the identity becomes secret by the complainant’s own hand, once and for good, and leaves every list', async () => {
  const { id, trackingCode, pin } = await lodge()
  await bring(id, 'recorded')
  const citizen = await complainant(trackingCode, pin)
  const at = `/lacak/${trackingCode}`
  expect((await citizen.post(`${at}/kerahasiaan`, fieldsOf((await citizen.get(at)).html, `${at}/kerahasiaan`))).location).toContain('kabar=kerahasiaan')
  expect((await citizen.get(at)).html).not.toContain('action="/lacak/' + trackingCode + '/kerahasiaan"')
  expect((await pool.query('select complainant, identity_secret from complaint where id = $1', [id])).rows).toEqual([{ complainant: null, identity_secret: true }])
  expect((await pool.query(`select 1 from complaint where id = $1 and search @@ plainto_tsquery('tanggap', 'Aminah')`, [id])).rowCount).toBe(0)
  expect(await act('keep-secret', id, 'petugas')).toMatchObject({ ok: false, refusal: { key: 'already_secret' } })
})

test('a correction changes what is named and nothing else, and the person is found under the new number', async () => {
  const { id } = await lodge()
  expect(await act('correct-applicant', id, 'petugas', { reason: 'Salah ketik.' })).toMatchObject({ ok: false, refusal: { key: 'nothing_changed' } })
  expect(await act('correct-applicant', id, 'camat', { applicant: { phone: '0813-7777-0001' }, reason: 'x' })).toMatchObject({ ok: false, refusal: { key: 'not_yours' } })
  expect(await act('correct-applicant', id, 'petugas', { applicant: { phone: '0813-7777-0001' }, reason: 'Salah ketik.' })).toMatchObject({ ok: true })
  const desk = await officer()
  const { location } = await desk.post('/meja/data-pribadi', filled(fieldsOf((await desk.get('/meja/data-pribadi')).html, '/meja/data-pribadi'), { kind: 'access', proof: 'known', name: 'Siti', contact: '081377770001', text: 'Salinan.' }))
  const copy = JSON.parse((await desk.post(`${location}/salinan.json`, fieldsOf((await desk.get(location)).html, `${location}/salinan.json`))).html)
  expect(copy.complaints).toMatchObject([{ applicant: { name: 'Siti Aminah', phone: '0813-7777-0001', address: { line: 'Jl. Mawar 3' } } }])
})

test('a breach has its clock of three days, two letters and an end; every export of the register is on the record of processing', async () => {
  const desk = await officer('kasi-pelayanan')
  const at = '/meja/data-pribadi/kebocoran'
  const page = await desk.get(at)
  expect(await htmlFaults(page.html)).toEqual([])
  const form = fieldsOf(page.html, at)
  const breach = { knownAt_date: '2026-11-23', knownAt_time: '08:00', what: 'Nama dan nomor telepon.', how: 'Surat salah kirim.', efforts: 'Surat ditarik.', affected: '3' }
  expect((await desk.post(at, filled(form, { ...breach, knownAt_date: '2026-11-30' }))).status).toBe(422)
  expect((await desk.post(at, filled(form, breach))).status).toBe(303)
  const { rows } = await pool.query<{ id: string; due: Temporal.Instant }>('select id, due_at as due from data_breach')
  expect(rows[0]?.due.toString()).toBe('2026-11-26T01:00:00Z')
  const csrf = fieldsOf((await desk.get(at)).html, `${at}/${rows[0]?.id}/surat`)
  for (const to of ['subjek', 'lembaga']) expect((await desk.post(`${at}/${rows[0]?.id}/surat`, filled(csrf, { kepada: to }))).location).toMatch(/^\/meja\/naskah\//u)
  expect((await pool.query(`select 1 from issued_paper where kind = 'breach-letter'`)).rowCount).toBe(2)
  expect((await desk.post(`${at}/${rows[0]?.id}/diberitahukan`, csrf)).status).toBe(303)
  expect((await events('breach-notified'))).toHaveLength(1)

  for (const url of ['/meja/buku.csv?tahun=2026', '/meja/buku.xlsx?tahun=2026', '/meja/buku.pdf?tahun=2026']) expect((await desk.get(url)).status).toBe(200)
  expect((await events('data-exported')).filter((data) => 'what' in data && data.what === 'register')).toHaveLength(3)
  const log = await desk.get('/meja/data-pribadi/catatan')
  expect(await htmlFaults(log.html)).toEqual([])
  expect(log.html).toContain(people['kasi-pelayanan'].name)
})
