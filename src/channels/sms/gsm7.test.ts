import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gsm7Count, isGsm7, smsRoom, smsText, splitSms, toGsm7 } from './gsm7.ts'

const alphabet = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡AZÄÖÑÜ§¿azäöñüà'
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom(...alphabet, '€', '[', '|', '\f'), fc.constantFrom('😀', 'ê', '“', 'ꦲ', '🏳️')), maxLength: 700 })
const sevenBit = fc.string({ unit: fc.constantFrom(...alphabet, '€', '{', '^', '\\', '~'), maxLength: 700 })

test('one SMS holds 160 septets or 70 units; several hold 153 or 67 each', () => {
  expect(gsm7Count('')).toEqual({ encoding: 'gsm7', units: 0, parts: 1 })
  expect(gsm7Count('a'.repeat(160))).toEqual({ encoding: 'gsm7', units: 160, parts: 1 })
  expect(gsm7Count('a'.repeat(161))).toEqual({ encoding: 'gsm7', units: 161, parts: 2 })
  expect(gsm7Count('a'.repeat(306))).toMatchObject({ parts: 2 })
  expect(gsm7Count('a'.repeat(307))).toMatchObject({ parts: 3 })
  expect(gsm7Count('ê'.repeat(70))).toEqual({ encoding: 'ucs2', units: 70, parts: 1 })
  expect(gsm7Count('ê'.repeat(71))).toEqual({ encoding: 'ucs2', units: 71, parts: 2 })
  expect(gsm7Count('ê'.repeat(135))).toMatchObject({ parts: 3 })
})

test('a character of the extension table counts twice, an emoji as its two units', () => {
  expect(gsm7Count('€'.repeat(80))).toEqual({ encoding: 'gsm7', units: 160, parts: 1 })
  expect(gsm7Count('€'.repeat(81))).toEqual({ encoding: 'gsm7', units: 162, parts: 2 })
  expect(gsm7Count('😀'.repeat(35))).toEqual({ encoding: 'ucs2', units: 70, parts: 1 })
  // 67 units hold 33 emoji: the 34th is not cut in half.
  expect(splitSms('😀'.repeat(36)).map((part) => part.length)).toEqual([66, 6])
  // 153 septets hold 76 euros: the 77th is not cut from its escape.
  expect(splitSms('€'.repeat(81)).map((part) => part.length)).toEqual([76, 5])
})

test.each(['è', 'é', 'Ç', 'Ω', '\n', '\f', '€', '|', '§', '¤'])('%j is of the alphabet', (character) => { expect(isGsm7(character)).toBe(true) })
test.each(['ê', 'ç', 'á', '’', '“', '–', '…', '\u00A0', '`', '\t', '\u001B', '\0', 'ḍ', '😀', 'α'])('%j forces UCS-2', (character) => { expect(isGsm7(character)).toBe(false) })

test('typography of our own texts costs nothing', () => {
  expect(toGsm7('“Pengaduan” Ibu’s – no. 3… selesai\u00A0—\u200B é è á â ḍ ṭ Ł')).toBe('"Pengaduan" Ibu\'s - no. 3... selesai - é è a a d t L')
  expect(toGsm7('cafe\u0301')).toBe('café')
  expect(toGsm7('baris\r\nbaru\rlagi')).toBe('baris\nbaru\nlagi')
  expect(toGsm7('Siap 😀 ꦲ')).toBe('Siap 😀 ꦲ')
})

test('a text that needs UCS-2 in any case keeps its typography', () => {
  expect(smsText('“Siap”')).toBe('"Siap"')
  expect(smsText('“Siap” 😀')).toBe('“Siap” 😀')
})

test('parts put together are the text; none is too long, cut within a character, or needlessly short', () => {
  fc.assert(fc.property(anyText, (text) => {
    const { encoding, units, parts: count } = gsm7Count(text)
    const parts = splitSms(text)
    expect(parts.join('')).toBe(text)
    expect(parts).toHaveLength(count)
    const room = smsRoom[encoding]
    const size = (part: string) => (encoding === 'ucs2' ? part.length : gsm7Count(part).units)
    expect(parts.reduce((sum, part) => sum + size(part), 0)).toBe(units)
    for (const [index, part] of parts.entries()) {
      expect(part.isWellFormed()).toBe(true)
      expect(size(part)).toBeLessThanOrEqual(parts.length === 1 ? room.single : room.each)
      if (index < parts.length - 1) expect(size(part)).toBeGreaterThanOrEqual(room.each - 1)
    }
  }))
})

test('a text of the alphabet comes through unchanged, and once is enough', () => {
  fc.assert(fc.property(sevenBit, (text) => { expect(toGsm7(text)).toBe(text.replace(/\r\n?/gu, '\n')) }))
  fc.assert(fc.property(anyText, (text) => { expect(toGsm7(toGsm7(text))).toBe(toGsm7(text)) }))
})
