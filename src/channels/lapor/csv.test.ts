import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, readLaporCsv } from './csv.ts'
import type { LaporFault, LaporReport } from './report.ts'

async function rowsOf(text: string | Uint8Array): Promise<(LaporReport | LaporFault)[]> {
  const read = readLaporCsv(typeof text === 'string' ? Buffer.from(text) : text)
  if (!read.ok) throw new Error(read.reason)
  return Array.fromAsync(read.source.reports())
}
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

test.each([
  ['commas', Buffer.from('Tracking ID,Judul Laporan,Isi Laporan,Tanggal Laporan,Anonim\n5010653,Lampu,"Lampu padam, gelap\nsekali",24/11/2026,Tidak\n')],
  ['semicolons and a byte order mark', Buffer.from('\uFEFFNOMOR LAPORAN;judul;isi laporan;tanggal laporan;anonim\r\n#5010653;Lampu;"Lampu padam, gelap\nsekali";2026-11-24 10:15;tidak\r\n')],
  ['tabs in UTF-16', utf16('No. Laporan\tJudul\tIsi\tTanggal\tAnonim\n5010653\tLampu\t"Lampu padam, gelap\nsekali"\tSelasa, 24 November 2026\tTidak\n')],
])('%s', async (_name, bytes) => {
  expect(await rowsOf(bytes)).toMatchObject([{ number: '5010653', title: 'Lampu', content: 'Lampu padam, gelap\nsekali', reportedOn: '2026-11-24', secret: false }])
})

test('an old spreadsheet\'s letters, a guard against formulas, a hidden name', async () => {
  const [row] = await rowsOf(Buffer.from('id;isi;nama pelapor;anonim;rahasia;status\nA-1;\'=Jalan rusak \xe9;Siti;Ya;;DALAM PROSES\n', 'latin1'))
  expect(row).toMatchObject({ number: 'A-1', content: '=Jalan rusak é', name: null, secret: true, status: 'dalam-proses' })
})

test('a row that is no report is told with its line, the others stand', async () => {
  const rows = await rowsOf(`id,isi\n1,satu\n,tanpa nomor\n2,\n"<b>",x\n3,${'x'.repeat(20_001)}\n4,empat\n`)
  expect(rows.map((row) => ('reason' in row ? `${row.line} ${row.reason}` : row.number))).toEqual(['1', '3 no-number', '4 no-content', '5 bad-number', '6 too-long', '4'])
})

test('what is no such file is told by its reason', () => {
  const reason = (bytes: Uint8Array | string) => {
    const read = readLaporCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    return read.ok ? 'ok' : read.reason
  }
  expect(reason('')).toBe('empty')
  expect(reason('id,isi\n')).toBe('empty')
  expect(reason('nama,umur\nSiti,40\n')).toBe('no-columns')
  expect(reason(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2]))).toBe('not-csv')
  expect(reason(`id,isi\n${'1,x\n'.repeat(5_001)}`)).toBe('too-many-rows')
})

test('days as people and programs write them', () => {
  expect(['24/11/2026', '2026-11-24T08:00:00', '24-11-2026 08:00', '24 Nov 2026', 'Selasa, 24 November 2026', '3 Agustus 2026', '3 Aug 2026'].map(dayOf)).toEqual([
    '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-24', '2026-08-03', '2026-08-03',
  ])
  expect(['', '31/02/2026', 'kemarin', '99/99/9999', '24/11/26'].map(dayOf)).toEqual([null, null, null, null, null])
})

test('no bytes whatever make it stumble', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 300 }).map((text) => Buffer.from(`id,isi,tanggal\n${text}`))), async (bytes) => {
    const read = readLaporCsv(bytes)
    if (read.ok) for await (const row of read.source.reports()) expect('reason' in row || row.number.length > 0).toBe(true)
  }))
})
