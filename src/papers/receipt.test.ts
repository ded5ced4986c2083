import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { openPapers } from './papers.ts'
import { receiptExample } from './receipt.example.ts'
import { receiptSheet, renderReceipt } from './receipt.ts'
import type { ReceiptData } from './receipt.ts'

const warnings: string[] = []
const papers = openPapers({ root: process.cwd(), log: { warn: (_, message) => warnings.push(message) } })
afterAll(() => papers.close())

const poppler = spawnSync('pdftotext', ['-v']).status === 0

const make = (change: Partial<ReceiptData> = {}): Promise<Uint8Array> => renderReceipt(papers, { ...receiptExample, ...change })
const withNarrative = (narrative: string): Partial<ReceiptData> => ({ complaint: { ...receiptExample.complaint, narrative } })

/** The text page by page, runs of white space as one space. */
async function pages(pdf: Uint8Array): Promise<string[]> {
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString()
  return text.split('\f').slice(0, -1).map((page) => page.replaceAll('\u200b', '').replaceAll(/\s+/g, ' ').trim())
}

describe.skipIf(!poppler)('what stands on the receipt', () => {
  test('the four contents of Ps 44(2), and the rest, on one page', async () => {
    const text = await pages(await make())
    expect(text).toHaveLength(1)
    for (const words of [
      'PEMERINTAH KOTA CONTOH', 'KECAMATAN SUKAMAJU', 'TANDA TERIMA PENGADUAN', 'Nomor Register: 0123/2026',
      'Siti Aminah Nurhayati', 'RT 02 RW 05, Kelurahan Mekarsari', '0812-3456-7890', 'siti.aminah@surel.example',
      'Berkas saya sudah lengkap', 'bolak-balik.', 'Pelayanan surat pengantar pindah',
      'Selasa, 24 November 2026 pukul 10.00 WIB', 'Loket pelayanan Kecamatan Sukamaju',
      'Yang Menerima, Bagus Prasetyo, S.Sos. Petugas Pelayanan Pengaduan NIP 19890412 201503 1 002',
      'dijawab paling lambat Rabu, 25 November 2026 pukul 10.00 WIB', 'Tidak dipungut biaya', 'KSM-7H4K-92QD-X', '482 913',
      'https://pengaduan.sukamaju.example/lacak/', '2 lembar', '10 hari kerja', 'Ombudsman Republik Indonesia', 'SP4N-LAPOR!',
      'Penanggung jawab pengaduan: Camat Sukamaju', 'Contoh, 24 November 2026', 'Halaman 1 dari 1', 'Kode periksa K7QM-3XPA-9RTD',
    ]) expect(text[0]).toContain(words)
    expect(text[0]).not.toContain('□')
  })

  test('a number of its own, where the office gives one', async () => {
    expect((await pages(await make()))[0]).not.toContain('Nomor Tanda Terima')
    expect((await pages(await make({ receiptNumber: 'TT/0123/XI/2026' })))[0]).toContain('Nomor Tanda Terima: TT/0123/XI/2026')
  })

  test('a narrative of 65 lines goes on overleaf, whole; signatures never stand alone', async () => {
    const lines = Array.from({ length: 65 }, (_, line) => `Baris nomor ${line + 1} dari uraian.`)
    const text = await pages(await make(withNarrative(lines.join('\n'))))
    expect(text.length).toBeGreaterThan(1)
    for (const line of lines) expect(text.join(' ')).toContain(line)
    expect(text[0]).not.toContain('Baris nomor 65')
    expect(text.find((page) => page.includes('Yang Menerima'))).toContain('Hak Pengadu')
  })

  test('one paragraph longer than a page, and words without end, lose nothing', async () => {
    const words = Array.from({ length: 2500 }, (_, index) => `kata${index}`)
    const text = (await pages(await make(withNarrative(`${words.join(' ')}\n${'w'.repeat(3000)}`)))).join(' ')
    for (const word of words) expect(text).toContain(word)
    expect(text.match(/w{5,}/g)?.join('').length).toBe(3000)
  })

  test('a very long name wraps and is whole twice', async () => {
    const name = 'Raden Mas Haji Abdurrahman Wicaksono '.repeat(20).trim()
    const text = (await pages(await make({ complainant: { ...receiptExample.complainant, name } }))).join(' ')
    expect(text.split('Wicaksono')).toHaveLength(41)
  })

  test.each([
    '#read("/etc/passwd")', '$x$ $ sum $', '*tebal* _miring_ `raw`', '\\ \\u{41} \\#', '<label> @ref // komentar /* x */', '] #panic() [', '= Judul',
    '"; #let x = 1', '#{ while true {} }', '<script>alert(1)</script>', '{placeholder} %s', 'â ḍ ṭ è Ḍâ\'', '😀',
  ])('%s is text', async (words) => {
    expect((await pages(await make(withNarrative(`Awal ${words} akhir`)))).join(' ')).toContain(`Awal ${words} akhir`)
    expect((await pages(await make({ complainant: { ...receiptExample.complainant, name: words } }))).join(' ')).toContain(words)
  })

  test('Arabic and emoji are shown; what no font has is marked and said', async () => {
    const clean = (await pages(await make(withNarrative('السلام عليكم 😀👨‍👩‍👧🇮🇩👍🏽')))).join(' ')
    expect(clean).toContain('😀')
    expect(clean).not.toContain('□')
    expect((await pages(await make(withNarrative('漢字')))).join(' ')).toMatch(/□□.*Tanda □ menggantikan/)
  })

  test('an incomplete file says what is missing and until when; no officer leaves room for one', async () => {
    const text = (await pages(await make({
      registerNumber: null,
      completeness: { complete: false, missing: ['alamat pemohon', 'dokumen pengaduan'], until: Temporal.PlainDate.from('2026-12-24') },
      received: { ...receiptExample.received, officer: null },
    }))).join(' ')
    expect(text).toContain('Lengkapi paling lambat Kamis, 24 Desember 2026')
    expect(text).toContain('Masih diperlukan: alamat pemohon; dokumen pengaduan.')
    expect(text).toContain('Nama dan tanda tangan petugas')
    expect(text).not.toContain('dijawab paling lambat')
  })

  test('the office\'s copy carries no PIN', async () => {
    expect((await pages(await make({ copy: 'office' }))).join(' ')).not.toContain('482 913')
  })
})

test('nothing of the person is in the redacted copy, not even in the data of the template', () => {
  const narrative = 'Saya, SITI AMINAH  NURHAYATI, dapat dihubungi di +62 812 3456 7890 atau siti.aminah@surel.example.'
  const sheet = receiptSheet({ ...receiptExample, ...withNarrative(narrative), copy: 'redacted', identitySecret: true })
  expect(JSON.stringify(sheet)).not.toMatch(/aminah|nurhayati|3456|mangga|482 913|foto-nomor/i)
  expect(JSON.stringify(sheet)).toContain('0123/2026')
  const secret = receiptSheet({ ...receiptExample, copy: 'redacted', complaint: { ...receiptExample.complaint, secret: true } })
  expect(secret.complaint).toEqual({ narrative: null, details: [] })
})

test('the paper is tagged, PDF/A-2a, in Indonesian, with its title, the fonts embedded', async () => {
  const pdf = Buffer.from(await make()).toString('latin1')
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(pdf).toMatch(/\/Marked true/)
  expect(pdf).toMatch(/\/Lang \(id-ID\)/)
  expect(pdf).toContain('Tanda Terima Pengaduan 0123/2026')
  expect(pdf).toContain('/FontFile2')
})

test('the same data gives the same bytes, in another print shop too', async () => {
  const other = openPapers({ root: process.cwd() })
  try {
    const [first, again, elsewhere] = [await make(), await make(), await renderReceipt(other, receiptExample)]
    expect(Buffer.from(again).equals(first)).toBe(true)
    expect(Buffer.from(elsewhere).equals(first)).toBe(true)
    expect(Buffer.from(await make({ pin: '000 000' })).equals(first)).toBe(false)
  } finally {
    await other.close()
  }
})

test('F4 is folio, 215 × 330 mm', async () => {
  expect(Buffer.from(await make({ paper: 'F4' })).toString('latin1')).toMatch(/\/MediaBox \[0 0 609\.4\d* 935\.4\d*\]/)
})

test('any text whatever becomes a paper', async () => {
  const anything = fc.string({ unit: fc.oneof(fc.constantFrom('#', '\\', '\n', '\u202e', '\u0000', ' '), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(anything, anything, async (name, narrative) => {
      const pdf = await make({ complainant: { name, address: name }, complaint: { narrative, about: narrative } })
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    }),
    { numRuns: 60 },
  )
  expect(warnings).toEqual([])
})

test('300 papers in a row stay within 200 MB of where they began', async () => {
  for (let warm = 0; warm < 20; warm++) await make({ registerNumber: `W${warm}` })
  const before = process.memoryUsage().rss
  for (let paper = 0; paper < 300; paper++) await make({ registerNumber: `${paper}/2026`, trackingUrl: `https://x.example/lacak/${paper}` })
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(200)
}, 60_000)
