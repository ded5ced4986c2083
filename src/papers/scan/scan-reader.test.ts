import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { scannedPages, scanOf } from '../../../test/support/scans.ts'
import { openPapers } from '../papers.ts'
import { receiptExample } from '../receipt.example.ts'
import { renderReceipt } from '../receipt.ts'
import { openWordReader } from './ocr.ts'
import type { ReadPage, ScanSource } from './protocol.ts'
import { openScan } from './scan-reader.ts'

const papers = openPapers({ root: process.cwd() })
const words = openWordReader()
afterAll(async () => {
  await papers.close()
  await words.close()
})
const urlOf = (code: string) => `https://pengaduan.kotapanjangsekali.example/periksa/${code}`
const paper = (code: string) => renderReceipt(papers, { ...receiptExample, check: { code, url: urlOf(code) } })
const pdf = (bytes: Uint8Array): ScanSource => ({ bytes, mediaType: 'application/pdf' })
const one = await paper('K7QM-3XPA-9RTD')
const other = await paper('B7QM-3XPA-9RTD')

async function read(sources: readonly ScanSource[], ranges: { first: number; last: number }[] = []) {
  const scan = openScan(sources)
  try {
    const pages: ReadPage[] = []
    for await (const page of scan.pages()) pages.push(page)
    return { pages, parts: ranges.length === 0 ? [] : await Array.fromAsync(scan.cut(ranges)) }
  } finally {
    await scan.close()
  }
}
const checks = (pages: readonly ReadPage[]) => pages.map(({ codes }) => codes.filter((code) => code.includes('/periksa/')))

describe('a scan is read', () => {
  test.each([150, 200, 300])('at %i dpi, crooked and with noise: every code, a picture of each page, parts as PDFs', async (dpi) => {
    const { pages, parts } = await read([pdf(await scanOf([one, other], { dpi, angle: 2 }))], [{ first: 1, last: 1 }, { first: 2, last: 2 }])
    expect(checks(pages)).toEqual([[urlOf('K7QM-3XPA-9RTD')], [urlOf('B7QM-3XPA-9RTD')]])
    expect((await sharp(pages[0]?.preview).metadata()).width).toBe(900)
    for (const part of parts) expect((await PDFDocument.load(part)).getPageCount()).toBe(1)
    expect(checks((await read([pdf(parts[1] ?? new Uint8Array())])).pages)).toEqual([[urlOf('B7QM-3XPA-9RTD')]])
  })

  test('upside down, and from photos, turned as the telephone says', async () => {
    const [image] = await scannedPages(one, { angle: 178 })
    const photo = await sharp(image).rotate(-90).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const sources: ScanSource[] = [{ bytes: photo, mediaType: 'image/jpeg' }, { bytes: await sharp(image).png().toBuffer(), mediaType: 'image/png' }]
    const { pages, parts } = await read(sources, [{ first: 1, last: 2 }])
    expect(checks(pages)).toEqual([[urlOf('K7QM-3XPA-9RTD')], [urlOf('K7QM-3XPA-9RTD')]])
    const part = await PDFDocument.load(parts[0] ?? new Uint8Array())
    expect(part.getPageCount()).toBe(2)
    expect(part.getPage(0).getRotation().angle).toBe(90)
    expect(checks((await read([pdf(parts[0] ?? new Uint8Array())])).pages)).toEqual([[urlOf('K7QM-3XPA-9RTD')], [urlOf('K7QM-3XPA-9RTD')]])
  })

  test('a part that is the whole PDF is that file itself', async () => {
    const scan = await scanOf([one])
    expect(Buffer.from((await read([pdf(scan.slice())], [{ first: 1, last: 1 }])).parts[0] ?? []).equals(Buffer.from(scan))).toBe(true)
  })

  test('its words, offline', async () => {
    const scan = openScan([pdf(await scanOf([one], { dpi: 150, angle: 2, noise: 25 }))])
    const found = await words.read(await scan.image(1))
    await scan.close()
    expect(found).toMatchObject({ ok: true })
    if (found.ok) for (const text of ['TANDA TERIMA PENGADUAN', 'Siti Aminah', 'kehilangan upah kerja tiga hari']) expect(found.words).toContain(text)
    if (found.ok) expect(found.confidence).toBeGreaterThan(80)
  })
})

test('reading words ends in time, and the next page is read as ever', async () => {
  const slow = openWordReader({ timeLimitMs: 1 })
  const blank = await sharp({ create: { width: 600, height: 300, channels: 3, background: '#fff' } }).png().toBuffer()
  expect(await slow.read(blank)).toEqual({ ok: false, why: 'too-slow' })
  await slow.close()
  expect(await words.read(blank)).toMatchObject({ ok: true, words: '' })
})

async function plain(change: (document: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  await change(document)
  return document.save()
}

describe('a bad scan ends in a reason', () => {
  const bomb = async () => {
    const png = await sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#000' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer()
    return { bytes: png, mediaType: 'image/png' } as const
  }
  test.each([
    ['an encrypted PDF', async () => {
      const document = await PDFDocument.create()
      document.addPage().drawText('x', { font: await document.embedFont(StandardFonts.Helvetica) })
      document.encrypt({ ownerPassword: 'a', userPassword: 'b' })
      return pdf(await document.save({ useObjectStreams: false }))
    }, 'encrypted', undefined],
    ['a truncated PDF', async () => pdf((await scanOf([one])).subarray(0, 100_000)), 'truncated', undefined],
    ['a text with the name of a PDF', () => pdf(Buffer.from('%PDF-1.7 ini bukan PDF\n%%EOF')), 'damaged', undefined],
    ['2,000 pages', async () => pdf(await plain((document) => { for (let n = 0; n < 2_000; n++) document.addPage() })), 'too-many-pages', undefined],
    ['a page of 100 m', async () => pdf(await plain((document) => { document.addPage(); document.addPage([283_465, 600]) })), 'page-too-large', 2],
    ['a decompression bomb', bomb, 'photo-too-large', 1],
    ['a photo that is none', () => ({ bytes: Buffer.from('not a photo'), mediaType: 'image/jpeg' as const }), 'damaged', 1],
  ] as const)('%s', async (_name, make, fault, page) => {
    await expect(read([await make()])).rejects.toMatchObject({ name: 'Error', fault, page })
  })

  test('a page that takes too long', async () => {
    const scan = openScan([pdf(await scanOf([one]))], { pageMs: 1, cutMs: 1 })
    await expect(scan.pages().next()).rejects.toMatchObject({ fault: 'too-slow' })
    await scan.close()
  })
})
