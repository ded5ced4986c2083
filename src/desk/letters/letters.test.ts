import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import { fieldsOf, officerOf } from '../../../test/support/officer.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { builtInTemplate } from '../../papers/docx/built-in.ts'
import { pack } from '../../papers/docx/open-docx.ts'
import { addCasePages } from '../case/case-routes.tsx'
import { addPaperRoutes } from '../papers/paper-routes.ts'
import { addLetterBook } from './book.tsx'
import { addLetterDocxRoutes } from './docx-routes.tsx'
import { addLetterPages } from './letters.tsx'

const { house, app, lodge, bring, act, signIn } = await testHouse({ doors: [addCasePages, addPaperRoutes, addLetterPages, addLetterDocxRoutes, addLetterBook] })
const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()

const officer = (role: 'petugas' | 'kasi-pelayanan' | 'auditor' = 'kasi-pelayanan') => officerOf({ app, signIn }, role, (url) => `${url.split(/\/naskah|\/kertas/u)[0]}/naskah/baru?jenis=memo`)

test('an answer letter from its first words to the book: prefilled, looked at, numbered, issued, found again', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diperbaiki kemarin.' })
  const { get, post } = await officer()
  const form = await get(`/meja/pengaduan/${id}/naskah/baru?jenis=answer-letter`)
  expect(form.statusCode).toBe(200)
  expect(await htmlFaults(form.body)).toEqual([])
  const fields = fieldsOf(form.body)
  expect(fields['to']).toBe('Siti Aminah')
  expect(fields['body']).toContain('Lampu sudah diperbaiki kemarin.')
  const saved = await post(`/meja/pengaduan/${id}/naskah`, { ...fields, subject: 'Jawaban kami', copies: 'Lurah Kedung Asem' })
  expect(saved.statusCode).toBe(303)
  const at = String(saved.headers.location)
  const page = await get(at)
  expect(await htmlFaults(page.body)).toEqual([])
  expect(page.body).toContain('belum bernomor')
  const draft = await get(`${at}/pratinjau.pdf`)
  expect(text(draft.rawPayload)).toContain('Jawaban kami')
  expect(text(draft.rawPayload)).not.toContain('Kode periksa')
  expect((await post(`${at}/nomor`, { number: '' })).statusCode).toBe(303)
  const changed = await post(`/meja/pengaduan/${id}/naskah`, { ...fieldsOf((await get(`${at}/ubah`)).body), subject: 'Jawaban kami (perbaikan)' })
  expect(changed.headers.location).toBe(at)
  const early = await get(at)
  expect(early.body).toContain('belum disetujui Camat')
  expect((await post(`/meja/pengaduan/${id}/kertas`, { kind: 'answer-letter', subject: at.split('/').at(-1) ?? '' })).statusCode).toBe(409)
  await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
  const issued = await post(`/meja/pengaduan/${id}/kertas`, { kind: 'answer-letter', subject: at.split('/').at(-1) ?? '' })
  expect(issued.statusCode).toBe(303)
  const paper = text((await get(String(issued.headers.location))).rawPayload)
  for (const words of ['700.1.2.4/001/2026', 'Jawaban kami (perbaikan)', 'Lurah Kedung Asem', 'Kode periksa']) expect(paper).toContain(words)
  const after = await post(`/meja/pengaduan/${id}/naskah`, { ...fields, id: at.split('/').at(-1) ?? '', subject: 'Lain' })
  expect([after.statusCode, after.body.includes('sudah terbit')]).toEqual([409, true])
  const book = await get('/meja/surat-keluar?tahun=2026&jenis=answer-letter')
  expect(book.body).toContain('700.1.2.4/001/2026')
  expect(await htmlFaults(book.body)).toEqual([])
  expect((await (await officer('petugas')).get('/meja/surat-keluar.csv')).body).toContain('700.1.2.4/001/2026,23/11/2026,Surat Jawaban,Siti Aminah,Jawaban kami (perbaikan),0001/2026,')
})

test('what is missing or wrong is said at its field, and nothing typed is lost; a number is used once', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const { get, post } = await officer()
  const fields = fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=invitation`)).body)
  const wrong = await post(`/meja/pengaduan/${id}/naskah`, { ...fields, to: '', body: 'Isi yang saya ketik.', 'meeting.on': '31/02/2026', 'meeting.from': '9.30', 'meeting.place': 'Kantor' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Isi yang saya ketik.')
  expect(wrong.body).toContain('href="#naskah-to"')
  expect(wrong.body).toContain('href="#naskah-meeting-on"')
  expect(await htmlFaults(wrong.body)).toEqual([])
  const right = await post(`/meja/pengaduan/${id}/naskah`, { ...fields, to: 'Pak Budi', 'meeting.on': '30/11/2026', 'meeting.from': '9.30', 'meeting.place': 'Kantor' })
  expect(right.statusCode).toBe(303)
  const at = String(right.headers.location)
  expect((await post(`${at}/nomor`, { number: '005/77/2026' })).statusCode).toBe(303)
  const other = String((await post(`/meja/pengaduan/${id}/naskah`, { ...fields, to: 'Bu Ani', 'meeting.on': '1/12/2026', 'meeting.from': '09.00', 'meeting.place': 'Kantor' })).headers.location)
  const taken = await post(`${other}/nomor`, { number: '005 / 77 / 2026' })
  expect([taken.statusCode, taken.body.includes('sudah dipakai surat lain')]).toEqual([422, true])
  expect((await post(`${other}/batal`, { reason: '' })).statusCode).toBe(422)
  expect((await post(`${other}/batal`, { reason: 'Tidak jadi.' })).statusCode).toBe(303)
  expect((await get(other)).body).toContain('Dibatalkan')
})

test('out as DOCX and back as text; a bad file changes nothing and says why', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  const { get, post, upload } = await officer()
  const at = String((await post(`/meja/pengaduan/${id}/naskah`, { ...fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=memo`)).body), body: 'Isi lama.' })).headers.location)
  const docx = await get(`${at}/naskah.docx`)
  expect(docx.headers['content-type']).toContain('wordprocessingml')
  for (const [bytes, words] of [[Buffer.from('bukan docx'), 'bukan DOCX'], [Buffer.alloc(0), 'kosong'], [Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.doc'], [Buffer.alloc(6 * 1024 * 1024, 1), 'terlalu besar']] as const) {
    const bad = await upload(`${at}/docx`, bytes)
    expect([bad.statusCode, bad.body.includes(words)], words).toEqual([422, true])
  }
  const taken = await upload(`${at}/docx`, docx.rawPayload)
  expect(taken.statusCode).toBe(303)
  const confirm = await get(String(taken.headers.location))
  expect(confirm.body).toContain('Isi lama.')
  expect(await htmlFaults(confirm.body)).toEqual([])
  expect((await post(String(taken.headers.location), { as: 'text' })).headers.location).toBe(at)
  const template = await upload(`${at}/docx`, pack(builtInTemplate('memo', 'A4')))
  expect(template.statusCode).toBe(303)
})

test('letters of a secret complaint are for those who may know who complained; an auditor writes none', async () => {
  const { id } = await lodge({ ...completeInput, confidential: true })
  await bring(id, 'recorded')
  const { get, post } = await officer()
  const at = String((await post(`/meja/pengaduan/${id}/naskah`, fieldsOf((await get(`/meja/pengaduan/${id}/naskah/baru?jenis=completion-letter`)).body))).headers.location)
  expect((await get(at)).statusCode).toBe(200)
  const auditor = await officer('auditor')
  for (const url of [at, `${at}/pratinjau.pdf`]) expect((await auditor.get(url)).statusCode).toBe(403)
  expect((await auditor.get(`/meja/pengaduan/${id}/naskah/baru?jenis=memo`)).statusCode).toBe(403)
})
