import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, parseRegisterNumber, patternProblems } from './numbering.ts'

const nov = { sequence: 123, year: 2026, month: 11 }

describe('formatNumber', () => {
  test.each([
    ['{urut:4}/{tahun}', '0123/2026'],
    ['{urut}/{bulan_romawi}/{tahun}', '123/XI/2026'],
    ['{kode}/{urut:3}/{unit}/{tahun}', '700.1.2.4/123/KEC/2026'],
    ['ADUAN-{tahun}.{bulan}.{urut:2}', 'ADUAN-2026.11.123'],
  ])('%s gives %s', (pattern, number) => {
    expect(formatNumber(pattern, { ...nov, unit: 'KEC', classification: '700.1.2.4' })).toBe(number)
  })

  test.each([
    ['{nomor}/{tahun}', nov],
    ['{urut}/{unit}', nov],
    ['{urut}/{tahun}', { ...nov, sequence: 0 }],
    ['{urut}/{tahun}', { ...nov, sequence: 1.5 }],
    ['{urut}/{tahun}', { ...nov, month: 13 }],
    ['{urut}/{tahun}', { ...nov, year: 26 }],
  ])('refuses to write a wrong number: %s %j', (pattern, parts) => {
    expect(() => formatNumber(pattern, parts)).toThrow(RangeError)
  })
})

describe('patternProblems', () => {
  test.each([
    ['{urut:4}/{tahun}', []],
    ['{urut:4}', ['missing-token']],
    ['{urut}{tahun}', ['no-separator']],
    ['{urut}a0{tahun}', ['no-separator']],
    ['{urut}/{tahun}/{urut}', ['repeated-token']],
    ['{tahun:4}/{urut}', ['unknown-token']],
    ['{urut:0}/{tahun}', ['unknown-token']],
    ['{urut}/{tahun', ['stray-brace']],
  ])('%s: %j', (pattern, kinds) => {
    expect(patternProblems(pattern, ['urut', 'tahun']).map((p) => p.kind)).toEqual(kinds)
  })
})

describe('parseRegisterNumber', () => {
  test.each(['123/2026', '0123/2026', ' 0123 / 2026 ', '123-2026', 'no. 123/2026', 'Nomor 00123/2026', '#123/2026'])('reads %j', (typed) => {
    expect(parseRegisterNumber('{urut:4}/{tahun}', typed)).toEqual({ sequence: 123, year: 2026 })
  })

  test.each(['', '123', '0/2026', '0000/2026', '123/26', '123/0026', 'abc/2026', '1/2/2026', '123/2026x', '9'.repeat(500)])('does not guess at %j', (typed) => {
    expect(parseRegisterNumber('{urut:4}/{tahun}', typed)).toBeNull()
  })

  const separator = fc.constantFrom('/', '-', '.', ' / ', '/ADUAN/', '+', '\\', ')(', '|')
  const ends = fc.constantFrom('', 'PGD-', 'No [', '^', 'A.')
  const pattern = fc.tuple(
    fc.shuffledSubarray(['{tahun}', '{bulan}', '{bulan_romawi}', '{kode}', '{unit}']).filter((list) => list.includes('{tahun}')),
    fc.constantFrom('{urut}', '{urut:1}', '{urut:4}', '{urut:9}'), fc.nat(5), separator, ends,
  ).map(([list, sequence, at, between, start]) => start + list.toSpliced(at, 0, sequence).join(between))

  test('reads back every number that a sound pattern writes', () => {
    fc.assert(fc.property(pattern, fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (p, sequence, year, month) => {
      expect(patternProblems(p, ['urut', 'tahun'])).toEqual([])
      const fixed = { unit: 'KEC', classification: '700.1.2.4' }
      expect(parseRegisterNumber(p, formatNumber(p, { sequence, year, month, ...fixed }), fixed)).toEqual({ sequence, year })
    }), { numRuns: 2000 })
  })

  test('gives different complaints of an office different numbers', () => {
    const complaint = fc.record({ sequence: fc.integer({ min: 1, max: 20_000 }), year: fc.integer({ min: 2020, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
    fc.assert(fc.property(pattern, complaint, complaint, (p, a, b) => {
      fc.pre(a.sequence !== b.sequence || a.year !== b.year)
      const rest = { unit: 'KEC', classification: '700.1.2.4' }
      expect(formatNumber(p, { ...a, ...rest })).not.toBe(formatNumber(p, { ...b, ...rest }))
    }))
  })

  test('answers any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const read = parseRegisterNumber('{urut:4}/{tahun}', typed)
      expect(read === null || (read.sequence > 0 && read.year >= 1000)).toBe(true)
    }))
  })
})
