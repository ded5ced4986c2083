import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeAlphabet, codeLength, withCheckCharacter } from '../../complaint/tracking-code.ts'
import { namedIn } from './candidates.ts'

const code = fc.string({ minLength: codeLength, maxLength: codeLength, unit: fc.constantFrom(...codeAlphabet) }).map(withCheckCharacter)

test('codes are found in whatever stands around them, however they are typed', () => {
  fc.assert(fc.property(code, fc.constantFrom('', 'kabar ', 'kode: ', '(', 'ABCDE ', 'no.'), fc.constantFrom('', ' sudah?', ')', '.', ' ABCDE', '\nterima kasih'), fc.constantFrom('-', '', ' '), fc.boolean(), (given, before, after, hyphen, lower) => {
    const typed = given.replace('-', hyphen)
    const text = `${before}${lower ? typed.toLowerCase() : typed}${after}`
    expect(namedIn(text).codes).toContain(given)
  }))
})

test('numbers of the register are found; dates and telephone numbers are none', () => {
  expect(namedIn('pengaduan 0012/2026 dan 7/2026, tanggal 24/11/2026, HP 081234567890').numbers).toEqual(['0012/2026', '7/2026'])
  expect(namedIn('Lampu jalan di depan pasar padam')).toEqual({ codes: [], numbers: [] })
  const many = Array.from({ length: 500 }, (_, n) => `${n + 1}/2026`).join(' ')
  expect(namedIn(many).numbers.length).toBe(10)
})
