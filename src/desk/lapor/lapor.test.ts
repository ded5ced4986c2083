import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { complaintsByLaporNumbers } from '../../complaint/questions/lapor.ts'
import { statuses } from '../../complaint/status.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { openReports, previewReports, readLaporCsv } from '../../procedure/lapor/import.ts'
import { laporStatusOf } from '../../procedure/lapor/statuses.ts'
import { addLaporPages } from './lapor.tsx'

const given = await testHouse({ doors: [addLaporPages] })
const { app, house, people } = given
const { pool, officeId } = house.workplace

const head = 'Tracking ID,Judul Laporan,Isi Laporan,Nama Pelapor,Alamat,Telepon,Status,Kolom Lain\n'
function formOf(content: string, csrf: string, fileName = 'laporan.csv') {
  const boundary = 'batas'
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n--${boundary}\r\ncontent-disposition: form-data; name="berkas"; filename="${fileName}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  }
}
async function officer(role: 'petugas' | 'auditor' | 'arsiparis' = 'petugas') {
  const cookie = await given.signIn(role)
  const page = await app.inject({ url: '/meja/lapor', headers: { cookie } })
  const csrf = /name="_csrf" value="([^"]+)"/u.exec(page.body)?.[1] ?? ''
  return { cookie, csrf, page }
}
const count = async () => Number((await pool.query<{ n: number }>('select count(*) as n from complaint')).rows[0]?.n)

test('a file is checked, shown, then brought in; a second time nothing is doubled', async () => {
  const { cookie, csrf, page } = await officer()
  expect(await htmlFaults(page.body)).toEqual([])
  const csv = `${head}77001,Lampu,Lampu jalan padam,Siti Aminah,Jl. Mawar 3,0812-1111-2222,Dalam Proses,x\n77002,Selokan,Selokan mampet <script>,,,,,\n77003,Lama,Sudah lama,,,,Selesai,\n,tanpa nomor,x,,,,,\n`
  const form = formOf(csv, csrf)
  const sent = await app.inject({ method: 'POST', url: '/meja/lapor', headers: { cookie, ...form.headers }, payload: form.payload })
  expect(sent.statusCode).toBe(303)
  const preview = await app.inject({ url: sent.headers.location ?? '', headers: { cookie } })
  expect(await htmlFaults(preview.body)).toEqual([])
  expect(preview.body).toContain('Masukkan 2 laporan')
  expect(preview.body).toContain('Kolom Lain')
  expect(preview.body).not.toContain('<script>')
  expect(await count()).toBe(0)
  const confirm = () => app.inject({ method: 'POST', url: sent.headers.location ?? '', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf }).toString() })
  expect((await confirm()).body).toContain('2 laporan menjadi pengaduan')
  expect((await confirm()).body).toContain('0 laporan menjadi pengaduan')
  expect(await count()).toBe(2)
  const known = await complaintsByLaporNumbers(pool, officeId, ['77001', '77002', '77003'])
  expect([...known.keys()].sort()).toEqual(['77001', '77002'])
})

test('the same number, by file and at the counter, many times at once: one complaint', async () => {
  const read = readLaporCsv(Buffer.from('id,isi\n88001,Jalan berlubang\n88001,Jalan berlubang\n'))
  if (!read.ok) throw new Error(read.reason)
  const { fresh } = await previewReports(house, read.source)
  expect(fresh).toHaveLength(1)
  const before = await count()
  const counter = () => receive(house.workplace, { input: { channel: 'lapor', laporNumber: '88001', narrative: 'Jalan berlubang' }, actor: people.petugas, key: crypto.randomUUID() })
  await Promise.all([openReports(house, fresh, people.petugas), openReports(house, fresh, people.petugas), counter(), counter()])
  expect(await count()).toBe(before + 1)
  const other = await receive(house.workplace, { input: { channel: 'lapor', laporNumber: '88001', narrative: 'Kata-kata lain' }, actor: people.petugas, key: crypto.randomUUID() })
  expect(other).toMatchObject({ ok: false, refusal: { key: 'key_reused' } })
})

test('what goes back: the number, the status in their words, the answer as it was given', async () => {
  const opened = await openReports(house, [{ number: '99001', title: null, content: 'Lampu padam di gang', reportedOn: '2026-11-20', happenedOn: null, place: null, name: 'Siti', address: 'Jl. Mawar 3', phone: null, email: null, secret: false, status: null }], people.petugas)
  const id = opened.opened[0]?.id ?? ''
  const { cookie } = await officer()
  const line = async () => (await app.inject({ url: '/meja/lapor.csv', headers: { cookie } })).body.split('\r\n').find((row) => row.startsWith('99001')) ?? ''
  expect(await line()).toBe('99001,,Belum ditindaklanjuti,,')
  await given.bring(id, 'in-follow-up')
  expect(await line()).toMatch(/^99001,\d{4}\/2026,Dalam proses,,$/u)
  await given.act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: '=Lampu sudah diperbaiki, terima kasih.' })
  const { rows } = await pool.query<{ id: string }>(`select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'answer-drafted'`, [id])
  await given.act('approve-answer', id, 'camat', { id: rows[0]?.id })
  await given.act('record-attempt', id, 'petugas', { answer: rows[0]?.id, channel: 'phone', result: 'delivered', to: 'Ibu Siti', proof: 'Ditelepon.' })
  expect(await line()).toContain(`Selesai,"'=Lampu sudah diperbaiki, terima kasih.",2026-11-23`)
})

test('every status has its word over there', () => {
  expect(statuses.map((status) => laporStatusOf(status, true)).every(Boolean)).toBe(true)
  expect([laporStatusOf('archived', true), laporStatusOf('archived', false)]).toEqual(['selesai', 'diarsipkan'])
})

test('nonsense is told apart, and who may not is refused', async () => {
  const { cookie, csrf } = await officer()
  for (const [content, words] of [['', 'tidak berisi'], ['a,b\n1,2\n', 'tidak ditemukan'], ['PK\u0003\u0004\u0000\u0000', 'tidak dapat dibaca']]) {
    const form = formOf(content ?? '', csrf)
    const answer = await app.inject({ method: 'POST', url: '/meja/lapor', headers: { cookie, ...form.headers }, payload: form.payload })
    expect([answer.statusCode, answer.body.includes(words ?? '')], content).toEqual([422, true])
    expect(await htmlFaults(answer.body)).toEqual([])
  }
  expect((await app.inject({ url: '/meja/lapor/bukan-nomor', headers: { cookie } })).statusCode).toBe(404)
  expect((await app.inject({ url: `/meja/lapor/${crypto.randomUUID()}`, headers: { cookie } })).statusCode).toBe(404)
  const auditor = await officer('auditor')
  expect((await app.inject({ url: `/meja/lapor/${crypto.randomUUID()}`, headers: { cookie: auditor.cookie } })).statusCode).toBe(403)
  expect(auditor.page.body).not.toContain('name="berkas"')
})
