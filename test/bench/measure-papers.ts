import { openPapers } from '../../src/papers/papers.ts'
import type { Papers } from '../../src/papers/papers.ts'
import { renderLetter } from '../../src/papers/letter.ts'
import { receiptExample } from '../../src/papers/receipt.example.ts'
import { renderReceipt } from '../../src/papers/receipt.ts'
import { writeBook } from '../../src/papers/register/book.ts'
import type { BookRow } from '../../src/papers/register/protocol.ts'
import { openScan } from '../../src/papers/scan/scan-reader.ts'
import { renderSheet } from '../../src/papers/sheet.ts'
import { sampleValues } from '../../src/papers/docx/sample-values.ts'
import { scanOf } from '../support/scans.ts'
import { median, percentile, rounded } from './figures.ts'
import type { Measured, Say } from './measure-rest.ts'

const { letterhead, issuedAt, zone, check } = receiptExample
const office = { kop_induk: [letterhead.parent], kop_kantor: [letterhead.office], kop_alamat: [letterhead.addressLine], tempat: 'Contoh', alamat_periksa: 'pengaduan.sukamaju.example/periksa' }
/** One page each, as the steps make them. */
const kinds: readonly [string, (papers: Papers, turn: number) => Promise<Uint8Array>][] = [
  ['receipt', (papers, turn) => renderReceipt(papers, { ...receiptExample, registerNumber: `${turn}/2026` })],
  ['answer letter', (papers, turn) => renderLetter(papers, { kind: 'answer-letter', letterhead, paper: 'A4', issuedAt, zone, check, values: { ...sampleValues(office), nomor: `${turn}/2026` }, supply: null })],
  ['study', (papers, turn) => renderSheet(papers, {
    letterhead, paper: 'A4', title: 'Telaahan Staf', reference: `Telaahan Staf ${turn}`, issuedAt, zone, check,
    blocks: [{ kind: 'title', text: 'Telaahan Staf' }, { kind: 'fields', rows: [['Kepada', 'Camat'], ['Nomor', String(turn)]] }, ...['Persoalan', 'Fakta-fakta', 'Simpulan', 'Saran'].flatMap((text) => [{ kind: 'heading', text }, { kind: 'text', paragraphs: ['Tiga tiang lampu padam karena kabel putus; perlu perbaikan oleh dinas.'] }] as const)],
  })],
]
const [warm, measured] = [30, 200]
const scansEach = 20

/** How long the papers take once the typesetter is warm, one after the other in its one thread; and a Buku Pengaduan of 500 pages. */
export async function measurePapers(say: Say): Promise<Measured> {
  const rows: Measured['rows'] = []
  const register = await measureRegister()
  say(`register: ${register.pages} pages in ${rounded(register.seconds)} s, at most ${rounded(register.peakMb, 0)} MB`)
  rows.push({ name: `Buku Pengaduan of ${register.pages} pages (${register.lines} lines)`, value: `${rounded(register.seconds)} s`, target: '≤ 10 s for 500 pages', met: register.seconds <= 10 && register.pages >= 500 })
  rows.push({ name: '… most memory of the program meanwhile', value: `${rounded(register.peakMb, 0)} MB RSS (${rounded(register.beforeMb, 0)} before)` })
  const papers = openPapers({ root: process.cwd() })
  const medians: Record<string, number> = {}
  for (const [name, make] of kinds) {
    const times: number[] = []
    for (let turn = 0; turn < warm + measured; turn++) {
      const started = performance.now()
      await make(papers, turn)
      if (turn >= warm) times.push(performance.now() - started)
    }
    const middle = median(times)
    medians[name] = rounded(middle)
    say(`${name}: median ${rounded(middle)} ms`)
    rows.push({ name: `Paper of one page: ${name}`, value: `median ${rounded(middle)} ms, p95 ${rounded(percentile(times, 0.95))} ms`, target: 'median ≤ 20 ms', met: middle <= 20 })
  }
  for (const dpi of [150, 200, 300]) {
    const read = await codesRead(papers, dpi)
    rows.push({ name: `Codes of 12 mm read from crooked, noisy scans at ${dpi} dpi`, value: `${read} of ${scansEach}` })
  }
  await papers.close()
  return { rows, figures: { paperMedianMs: medians, register: { pages: register.pages, lines: register.lines, seconds: rounded(register.seconds), peakRssMb: rounded(register.peakMb, 0) } } }
}

/** Sheets that lie up to 3 degrees crooked, each with another noise: how many codes in the footer are read. */
async function codesRead(papers: Papers, dpi: number): Promise<number> {
  let read = 0
  for (let turn = 0; turn < scansEach; turn++) {
    const paper = await renderReceipt(papers, { ...receiptExample, registerNumber: `${turn}/2026` })
    const scan = openScan([{ bytes: await scanOf([paper], { dpi, angle: (turn % 7) - 3, noise: 10 + (turn % 5) * 8, quality: 60 }), mediaType: 'application/pdf' }])
    for await (const { page, codes } of scan.pages()) if (page === 1 && codes.includes(check.url)) read += 1
    await scan.close()
  }
  return read
}

async function measureRegister() {
  const lines = 5_600
  const line = (index: number): BookRow => ({ struck: index % 50 === 7, cells: [
    `${index}/2026`, 'Senin, 24/11/2026 10.00 loket Budi Santoso', 'Siti Aminah Jl. Mawar 3 RT 02/05 Kedung Asem 0812345678', `Lampu jalan di depan pasar padam sejak seminggu yang lalu dan belum diperbaiki. ${'Sudah dilaporkan. '.repeat(4)}${index}`,
    'Tidak berkadar pengawasan, Penerangan jalan', '0123/2026, 24/11/2026', 'Kasi Pelayanan 24/11, diterima', 'Kasi 25/11 selesai', 'Perlu koordinasi; Dishub: selesai', '26/11 10.00, telepon, selesai', 'tepat waktu', 'PGD-01, Rak A', '',
  ] })
  async function* batches() {
    for (let at = 0; at < lines; at += 500) yield Array.from({ length: Math.min(500, lines - at) }, (_, index) => line(at + index))
  }
  const beforeMb = process.memoryUsage().rss / 1e6
  const started = performance.now()
  let [peakMb, pages] = [beforeMb, 0]
  const book = writeBook({
    letterhead, paper: 'A4', title: 'Buku Pengaduan 2026', under: '', reference: 'Buku Pengaduan 2026', columns: line(1).cells.map((_cell, index) => ({ title: `Kolom ${index + 1}`, share: index === 3 ? 3 : 1 })), remark: 12,
    issuedAt: issuedAt.epochMilliseconds, check,
  }, batches(), () => ({ closing: ['Ditutup.'], signature: ['Camat'] }))
  for await (const bytes of book) {
    peakMb = Math.max(peakMb, process.memoryUsage().rss / 1e6)
    pages += Buffer.from(bytes).toString('latin1').match(/\/Type \/Page\b(?!s)/gu)?.length ?? 0
  }
  return { lines, pages, seconds: (performance.now() - started) / 1_000, beforeMb, peakMb }
}
