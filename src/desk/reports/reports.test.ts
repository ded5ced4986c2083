import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addArchivePages } from '../archive/archive.tsx'
import { addOfficePaperPages } from '../office-papers/office-papers.tsx'
import { addReportPages } from './reports.tsx'

const { app, lodge, bring, clock, signIn } = await testHouse({ doors: [addReportPages, addOfficePaperPages, addArchivePages] })
const text = (pdf: Uint8Array) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replaceAll(/\s+/gu, ' ')

async function officer(role: 'kasi-pelayanan' | 'arsiparis' = 'kasi-pelayanan') {
  const cookie = await signIn(role)
  const get = (url: string) => app.inject({ url, headers: { cookie } })
  return {
    get,
    async press(page: string, url: string, fields: Record<string, string>) {
      const csrf = /name="_csrf" value="([^"]+)"/u.exec((await get(page)).body)?.[1] ?? ''
      return app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString() })
    },
  }
}

test('a month in figures that were counted by hand; over, it is a report to be signed and a page for the notice board, each once', async () => {
  for (const to of ['recorded', 'answered', 'answered', 'archived'] as const) await bring((await lodge({ ...completeInput, category: 'PJU' })).id, to)
  await lodge()
  const { get } = await officer()
  const running = await get('/meja/laporan')
  expect(await htmlFaults(running.body)).toEqual([])
  expect(running.body).toContain('Kurun ini belum selesai')
  clock.set('2026-12-02T09:00:00+07:00')
  const { get: later, press } = await officer()
  const page = (await later('/meja/laporan?periode=2026-11')).body
  expect(await htmlFaults(page)).toEqual([])
  const said = page.replaceAll(/<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ')
  expect(said).toMatch(/Diterima 5 .*Sudah dijawab 3 /u)
  // Three answered in time; the recorded one and the one that nobody has looked at are overdue.
  expect(said).toContain('3 dari 5')
  expect((await later('/meja/laporan.csv?periode=2026-11')).body).toContain('Saluran,Situs web,5')
  expect((await press('/meja/laporan?periode=2026-11', '/meja/laporan', { periode: '2026-12', jenis: 'notice' })).statusCode).toBe(409)
  const issued = await press('/meja/laporan?periode=2026-11', '/meja/laporan', { periode: '2026-11', jenis: 'period-report' })
  expect(issued.statusCode).toBe(303)
  const report = (await later(String(issued.headers.location))).rawPayload
  for (const words of ['LAPORAN PENGADUAN MASYARAKAT', 'November 2026', '1 November 2026 s.d. 30 November 2026', '3 dari 5 yang jatuh tempo (60 %)', 'Situs web', 'Penerangan jalan', 'Selesai ditangani', 'Camat Wonoasih', 'Kode periksa']) expect(text(report)).toContain(words)
  const quarter = await later('/meja/laporan?periode=2026-T3')
  expect(quarter.body).toContain('Triwulan III 2026')
  const notice = await press('/meja/laporan?periode=2026-T3', '/meja/laporan', { periode: '2026-T3', jenis: 'notice' })
  const board = (await later(String(notice.headers.location))).rawPayload
  for (const words of ['PENGADUAN MASYARAKAT', 'Triwulan III 2026', 'Tidak dipungut biaya', '082380000255']) expect(text(board)).toContain(words)
  expect(text(board)).toContain('Halaman 1 dari 1')
})

test('the list of files of an ordner, and its label with a QR', async () => {
  clock.set('2026-11-23T09:00:00+07:00')
  const { get, press } = await officer('arsiparis')
  const page = '/meja/arsip?ordner=2026-01'
  expect((await get(page)).body).toContain('Naskah ordner 2026-01')
  const list = await press(page, '/meja/arsip/naskah', { ordner: '2026-01', jenis: 'file-list' })
  const pdf = (await get(String(list.headers.location))).rawPayload
  for (const words of ['DAFTAR BERKAS', 'Ordner 2026-01', '700.1.2.4', '(lembar)', 'menurut JRA']) expect(text(pdf)).toContain(words)
  const label = await press(page, '/meja/arsip/naskah', { ordner: '2026-01', jenis: 'spine-label' })
  const spine = (await get(String(label.headers.location))).rawPayload
  for (const words of ['700.1.2.4', '2026-01', 'PENGADUAN MASYARAKAT', '1 berkas', 'Kode periksa']) expect(text(spine)).toContain(words)
  expect((await press(page, '/meja/arsip/naskah', { ordner: 'tidak ada', jenis: 'file-list' })).statusCode).toBe(404)
})
