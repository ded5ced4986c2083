import { expect, test } from 'vitest'
import { addApi } from '../../api/api.ts'
import { paperView } from '../../api/v1/views.ts'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { addCheckPages } from './check.tsx'

const { house, app, lodge, bring, act, people } = await testHouse({ doors: [addCheckPages, addApi] })
const filesKept = async () => (await Array.fromAsync(house.files.list())).length

async function receipt(input?: object) {
  const { id } = await lodge(input)
  await bring(id, 'recorded')
  const issued = await issue(house, { complaintId: id, kind: 'receipt-redacted', subject: '', actors: [people.petugas] })
  if (!issued.ok || issued.paper.code === null) throw new Error('not issued')
  return { id, paper: issued.paper, code: issued.paper.code, bytes: Buffer.from(issued.bytes) }
}

async function compare(code: string, content: Buffer | null) {
  const body = new FormData()
  body.set('kode', code)
  if (content) body.set('berkas', new Blob([Uint8Array.from(content)]), '<b>naskah.pdf')
  const request = new Request('http://127.0.0.1:3000/periksa', { method: 'POST', body })
  return app.inject({ method: 'POST', url: '/periksa', headers: { 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) })
}

test('whoever scans the code of a paper learns that it is genuine, what it is and when it was issued, and nothing of any person', async () => {
  const { code, paper } = await receipt()
  const page = await app.inject(`/periksa/${code.toLowerCase().replaceAll('-', ' ')}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Naskah asli')
  for (const said of [code, paper.sha256, 'Tanda Terima tanpa identitas', String(paper.number), '23 November 2026']) expect(page.body).toContain(said)
  for (const secret of ['Siti', 'Mawar', '0812', 'Lampu']) expect(page.body).not.toContain(secret)
  expect(page.headers['x-robots-tag']).toContain('noindex')
  expect(await htmlFaults(page.body)).toEqual([])
  const answer = await app.inject(`/api/v1/papers/${code}`)
  expect(paperView.parse(answer.json())).toMatchObject({ code, sha256: paper.sha256, kind: 'receipt-redacted' })
})

test('a code that nobody issued, and what is no code, are told apart and told what to do', async () => {
  const unknown = await app.inject('/periksa/K7QM-3XPA-9RTD')
  expect([unknown.statusCode, unknown.body.includes('Tidak ditemukan')]).toEqual([404, true])
  const typed = await app.inject('/periksa?kode=%3Cscript%3E')
  expect([typed.statusCode, typed.body.includes('bukan kode periksa'), typed.body.includes('&lt;script>')]).toEqual([422, true, true])
  const { code } = await receipt()
  expect((await app.inject(`/periksa?kode=${encodeURIComponent(`http://127.0.0.1:3000/periksa/${code}`)}`)).headers.location).toBe(`/periksa/${code}`)
  expect((await app.inject('/api/v1/papers/K7QM-3XPA-9RTD')).statusCode).toBe(404)
})

test('a file is compared with what was issued, and nothing of it is kept', async () => {
  const [one, two] = [await receipt(), await receipt({ ...completeInput, narrative: 'Jalan berlubang di depan balai warga.' })]
  const before = await filesKept()
  expect((await compare(one.code, one.bytes)).body).toContain('Berkas asli</h1>')
  expect((await compare(one.code, two.bytes)).body).toContain('Berkas asli, tetapi naskah lain</h1>')
  const changed = Buffer.from(one.bytes)
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
  const forged = await compare(one.code, changed)
  expect(forged.body).toContain('Bukan berkas yang kami terbitkan</h1>')
  expect(forged.body).toContain('&lt;b>naskah.pdf')
  expect(await htmlFaults(forged.body)).toEqual([])
  expect((await compare(one.code, null)).statusCode).toBe(422)
  expect(await filesKept()).toBe(before)
})

test('a scan of the signed paper is genuine too', async () => {
  const { id, paper, code } = await receipt()
  const stored = await house.files.put(Buffer.from('%PDF-1.7 a scan'), 1000)
  if (!stored.ok) throw new Error('not kept')
  const signed = await act('sign-paper', id, 'petugas', { paper: paper.id, how: 'scanned', mediaType: 'application/pdf', ...stored.file })
  expect(signed.ok).toBe(true)
  expect((await app.inject(`/periksa/${code}`)).body).toContain(stored.file.sha256)
  expect((await compare(code, Buffer.from('%PDF-1.7 a scan'))).body).toContain('hasil pindai bertanda tangan')
})

test('a letter that was withdrawn after it was issued says so, to its reader and to programs', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const letter = { kind: 'memo', datedOn: '2026-11-23', signer: { personId: people.camat.id, capacity: 'own' }, to: 'Camat', subject: 'Hal', body: 'Isi.', copies: [] }
  expect((await act('write-letter', id, 'kasi-pelayanan', letter)).ok).toBe(true)
  const { rows } = await house.pool.query(`select data ->> 'id' as id from complaint_event where complaint_id = $1 and type = 'letter-written'`, [id])
  const letterId = String(rows[0]?.id)
  expect((await act('number-letter', id, 'petugas', { id: letterId })).ok).toBe(true)
  const issued = await issue(house, { complaintId: id, kind: 'memo', subject: letterId, actors: [people.petugas] })
  if (!issued.ok) throw new Error('not issued')
  expect((await act('void-letter', id, 'petugas', { id: letterId, reason: 'Salah alamat.' })).ok).toBe(true)
  const page = (await app.inject(`/periksa/${issued.paper.code}`)).body
  expect(page).toContain('Surat ini dibatalkan')
  expect(page).not.toContain('Salah alamat')
  expect(paperView.parse((await app.inject(`/api/v1/papers/${issued.paper.code}`)).json()).voidedAt).not.toBeNull()
})

test('many questions from one address have to wait', async () => {
  const ask = () => app.inject({ url: '/periksa/K7QM-3XPA-9RTD', remoteAddress: '10.7.7.7' })
  const seen = []
  for (let i = 0; i < 31; i++) seen.push((await ask()).statusCode)
  expect(seen.slice(0, 30).every((status) => status === 404)).toBe(true)
  expect(seen[30]).toBe(429)
})
