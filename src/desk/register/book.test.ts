import { execFileSync } from 'node:child_process'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { addOfficePaperPages } from '../office-papers/office-papers.tsx'
import { addRegisterPages } from './register.tsx'

const { app, lodge, bring, act, clock, signIn } = await testHouse({ doors: [addRegisterPages, addOfficePaperPages] })
const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString().replaceAll(/\s+/gu, ' ')
const info = (pdf: Uint8Array) => execFileSync('pdfinfo', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
const hostile = '=HYPERLINK("http://jahat.test","klik")'

async function book() {
  const { id: first } = await lodge({ ...completeInput, narrative: `${hostile} ${'Uraian panjang sekali tentang gḍungan ṭoko السلام عليكم 😀. '.repeat(20)}` })
  await bring(first, 'recorded')
  const { id: secret } = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Pak Rahasia' }, confidential: true })
  await bring(secret, 'recorded')
  const { id: struck } = await lodge({ ...completeInput, narrative: 'Sama dengan yang lain.' })
  await bring(struck, 'recorded')
  await act('merge', struck, 'petugas', { into: first, reason: 'Laporan yang sama.' })
  return { first, struck }
}

test('the book as PDF: landscape, numbered, tagged, every line whole, struck lines with their reason, no secret name', async () => {
  await book()
  const cookie = await signIn('petugas')
  const pdf = (await app.inject({ url: '/meja/buku.pdf?tahun=2026', headers: { cookie } })).rawPayload
  const said = text(pdf)
  for (const words of ['BUKU PENGADUAN 2026', '0001/2026', '0003/2026', 'Digabung', 'Laporan yang sama.', 'Halaman 1', 'memuat 3 baris', 'Camat']) expect(said).toContain(words)
  expect(said).not.toContain('Pak Rahasia')
  expect(info(pdf)).toMatch(/Tagged:\s+yes/u)
  expect(info(pdf)).toMatch(/Page size:\s+84\d/u)
  expect(pdf.toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</u)
  const xlsx = unzipSync((await app.inject({ url: '/meja/buku.xlsx?tahun=2026', headers: { cookie } })).rawPayload)
  const sheet = Buffer.from(xlsx['xl/worksheets/sheet1.xml'] ?? []).toString()
  expect(sheet).not.toContain('<f>')
  expect(sheet + Buffer.from(xlsx['xl/sharedStrings.xml'] ?? []).toString()).toContain('HYPERLINK')
})

test('a month that is over is closed once; its book and its closing are papers of the office, and can be printed again', async () => {
  const cookie = await signIn('petugas')
  const get = (url: string) => app.inject({ url, headers: { cookie } })
  const csrf = /name="_csrf" value="([^"]+)"/u
  expect((await get('/meja/buku?tahun=2026&bulan=11')).body).not.toContain('/meja/buku/tutup')
  clock.set('2026-12-01T09:00:00+07:00')
  const fresh = await signIn('petugas')
  const open = (await app.inject({ url: '/meja/buku?tahun=2026&bulan=11', headers: { cookie: fresh } })).body
  const post = (bulan: string) => app.inject({
    method: 'POST', url: '/meja/buku/tutup', headers: { cookie: fresh, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf.exec(open)?.[1] ?? '', tahun: '2026', bulan }).toString(),
  })
  expect((await post('12')).statusCode).toBe(409)
  const [closed, again] = [await post('11'), await post('11')]
  expect([closed.statusCode, again.headers.location]).toEqual([303, closed.headers.location])
  const sheet = await app.inject({ url: String(closed.headers.location), headers: { cookie: fresh } })
  for (const words of ['PENUTUPAN BUKU PENGADUAN', 'November 2026', '3 baris', '1 baris dicoret', '0003/2026', 'Kode periksa']) expect(text(sheet.rawPayload)).toContain(words)
  const list = await app.inject({ url: '/meja/naskah', headers: { cookie: fresh } })
  expect(list.body).toContain('Penutupan Buku Pengaduan 2026-11')
  const copy = await app.inject({ method: 'POST', url: `${String(closed.headers.location)}/salinan`, headers: { cookie: fresh, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf.exec(open)?.[1] ?? '' }).toString() })
  expect(text(copy.rawPayload)).toContain('SALINAN ke-1')
})
