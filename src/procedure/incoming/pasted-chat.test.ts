import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readChat, textOf } from './pasted-chat.ts'

const zone = 'Asia/Jakarta'
const now = Temporal.Instant.from('2026-11-25T09:00:00+07:00')
const read = (text: string) => readChat(text, zone, now)
const shown = (text: string) => read(text).lines.map(({ at, sender, text: said, media }) => `${at?.toZonedDateTimeISO(zone).toPlainDateTime().toString() ?? '-'} ${sender}: ${said}${media ? ' [media]' : ''}`)

test.each([
  ['iPhone, Indonesian', '[24/11/26 10.15.32] Siti: Lampu padam'],
  ['iPhone, English', '[24/11/26, 10:15:32\u202fAM] Siti: Lampu padam'],
  ['iPhone, with its marks', '\u200e[24/11/26 10.15.32] ~ Siti: Lampu padam'],
  ['computer', '[10.15, 24/11/2026] Siti: Lampu padam'],
  ['Android, Indonesian', '24/11/26 10.15 - Siti: Lampu padam'],
  ['Android, English', '24/11/2026, 10:15 - Siti: Lampu padam'],
  ['Android, twelve hours', '24/11/2026, 10:15 am - Siti: Lampu padam'],
  ['Android, month first', '11/24/26, 10:15 AM - Siti: Lampu padam'],
  ['copied on a telephone', '[24/11 10.15] Siti: Lampu padam'],
  ['year first', '2026-11-24 10:15 - Siti: Lampu padam'],
  ['points', '24.11.26, 10:15 - Siti: Lampu padam'],
])('%s', (_name, text) => {
  expect(shown(text).map((line) => line.replace(/:\d\d Siti/u, ' Siti'))).toEqual(['2026-11-24T10:15 Siti: Lampu padam'])
})

test('an exported chat: the app\'s own lines are left out, messages of several lines stay whole, pictures are told of', () => {
  const text = [
    '24/11/26 10.14 - Pesan dan panggilan dienkripsi secara end-to-end. Tidak seorang pun di luar chat ini dapat membacanya.',
    '24/11/26 10.15 - +62 812-3456-7890: Selamat pagi, saya mau lapor:',
    'lampu jalan di depan pasar mati',
    '',
    'sudah seminggu',
    '24/11/26 10.16 - +62 812-3456-7890: <Media tidak disertakan>',
    '24/11/26 10.16 - +62 812-3456-7890: IMG-20261124-WA0001.jpg (file terlampir)',
    'ini fotonya',
    '24/11/26 10.17 - Kecamatan: Baik, kami catat.',
    '24/11/26 10.18 - +62 812-3456-7890: Pesan ini telah dihapus',
    '24/11/26 10.19 - Kode keamanan Anda dengan +62 812-3456-7890 berubah. Ketuk untuk info selengkapnya.',
    '24/11/26 10.20 - +62 812-3456-7890: Nama saya Siti <Pesan ini diedit>',
  ].join('\r\n')
  const chat = read(text)
  expect(chat.senders).toEqual(['+62 812-3456-7890', 'Kecamatan'])
  expect(chat.omitted).toBe(3)
  expect(chat.lines.filter(({ media }) => media).length).toBe(2)
  expect(textOf(chat, '+62 812-3456-7890')).toBe('Selamat pagi, saya mau lapor:\nlampu jalan di depan pasar mati\n\nsudah seminggu\nini fotonya\nNama saya Siti')
  expect(textOf(chat, 'Kecamatan')).toBe('Baik, kami catat.')
})

test('iPhone marks its own lines', () => {
  expect(shown('[24/11/26 10.15.32] Siti: \u200ePesan dan panggilan dilindungi.\n[24/11/26 10.15.33] Siti: \u200egambar tidak disertakan\n[24/11/26 10.15.34] Siti: \u200e<terlampir: 0001-PHOTO.jpg>'))
    .toEqual(['2026-11-24T10:15:33 Siti:  [media]', '2026-11-24T10:15:34 Siti:  [media]'])
})

test('which number is the day: what cannot be a month, what lies in the future, else the day first', () => {
  expect(shown('03/11/26 10.15 - A: x')).toEqual(['2026-11-03T10:15:00 A: x'])
  expect(shown('11/03/26 10.15 - A: x\n11/24/26 10.16 - A: y')).toEqual(['2026-11-03T10:15:00 A: x', '2026-11-24T10:16:00 A: y'])
  expect(shown('11/12/26 10.15 - A: x')).toEqual(['2026-11-12T10:15:00 A: x']) // 11 December has not come
  expect(shown('[28/12 23.10] A: x')).toEqual(['2025-12-28T23:10:00 A: x']) // without a year: the last one
  expect(shown('45/45/26 10.15 - A: x')).toEqual(['- A: x'])
  expect(shown('24/11/26, 12:05 am - A: x\n24/11/26, 12:06 p.m. - A: y')).toEqual(['2026-11-24T00:05:00 A: x', '2026-11-24T12:06:00 A: y'])
})

test('a text without heads is one message of nobody known', () => {
  expect(read('\n\nLampu padam\ndi Jl. Mawar: sudah lama\n')).toEqual({ lines: [{ at: null, sender: '', text: 'Lampu padam\ndi Jl. Mawar: sudah lama', media: false }], senders: [], omitted: 0 })
  expect(read(' \n ')).toEqual({ lines: [], senders: [], omitted: 0 })
})

test('whatever is pasted is read without a fault, and words of people are not lost', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => { read(text) }))
  const word = fc.stringMatching(/^[a-z]{1,12}$/u)
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.constantFrom('Siti', 'Budi'), fc.array(word, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 20 }), (messages) => {
    const two = (n: number) => String(n).padStart(2, '0')
    const text = messages.map(([hour, minute, who, words]) => `24/11/26 ${two(hour)}.${two(minute)} - ${who}: ${words.join('\n')}`).join('\n')
    expect(read(text).lines.map(({ sender, text: said }) => [sender, said])).toEqual(messages.map(([, , who, words]) => [who, words.join('\n')]))
  }))
})

test('a long text takes no long time', () => {
  const began = performance.now()
  read(`[24/11/26 10.15.32] ${'Siti '.repeat(20_000)}: x\n`.repeat(3))
  read('1/1/1 '.repeat(40_000))
  expect(performance.now() - began).toBeLessThan(1_000)
})
