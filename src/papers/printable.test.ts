import { describe, expect, test } from 'vitest'
import { loadFonts } from './fonts.ts'
import { printable, printableText } from './printable.ts'

const fonts = loadFonts().map((font) => font.coverage)
const shown = (text: string): string => printableText(text, fonts)

describe('text that the fonts can show stays as it is', () => {
  test.each([
    'Nama: Bu’ Ḍâ\' rèng ḍ ṭ â è é — “kutipan”', 'السلام عليكم ١٢٣', '😀👨‍👩‍👧🇮🇩👍🏽❤️1️⃣', 'Ω Я ש', 'd\u0323 t\u0323', '#read("/etc/passwd") $x$ \\ `*_@<>',
  ])('%s', (text) => expect(shown(text)).toBe(text))
})

test.each([
  ['漢字 dan ꦗ', '□□ dan □'], ['a\u0000b\u0007c\u009f', 'a□b□c□'], ['\ud800x\udc00', '□x□'], ['\ue001', '□'], ['س\u20dd', 'س□'],
  [`a${'\u0301'.repeat(500)}`, 'a□'],
])('what no font can show becomes a visible mark: %j', (text, expected) => expect(shown(text)).toBe(expected))

test('invisible marks that reorder a line are left out, line ends are one kind', () => {
  expect(shown('Rp\u202e000.1\u202c \u2066x\u2069')).toBe('Rp000.1 x')
  expect(shown('satu\r\ndua\rtiga\u2028empat')).toBe('satu\ndua\ntiga\nempat')
})

test('only endless words may break anywhere', () => {
  expect(shown('x'.repeat(36))).toBe('x'.repeat(36))
  expect(shown(`${'x'.repeat(37)} mempertanggungjawabkannya`)).toBe(`${Array(37).fill('x').join('\u200b')} mempertanggungjawabkannya`)
})

test('walks through data, tells of replacements, leaves pictures alone', () => {
  const svg = 'M'.repeat(100)
  expect(printable({ a: ['字', 1, null, true], qr: { svg } }, fonts)).toEqual({ data: { a: ['□', 1, null, true], qr: { svg } }, replaced: true })
  expect(printable({ a: 'biasa' }, fonts).replaced).toBe(false)
})
