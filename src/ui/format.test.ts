import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatAmount,
  formatBytes,
  formatDateTime,
  formatDay,
  formatNumber,
  formatPlainDate,
  formatShortDateTime,
  formatTimeLeft,
  machineTime,
  zoneLabel,
} from './format.ts'

const at = Temporal.Instant.from('2026-11-24T03:00:00Z')

describe('dates and times', () => {
  test('in words, in the office zone', () => {
    expect(formatDateTime('id', at, 'Asia/Jakarta')).toBe('Selasa, 24 November 2026 pukul 10.00 WIB')
    expect(formatDateTime('en', at, 'Asia/Jakarta')).toBe('Tuesday, 24 November 2026 at 10:00 WIB')
    expect(formatDateTime('id', at, 'Asia/Makassar')).toBe('Selasa, 24 November 2026 pukul 11.00 WITA')
    expect(formatDateTime('id', at, 'Asia/Jayapura')).toBe('Selasa, 24 November 2026 pukul 12.00 WIT')
  })

  test('the day is the office day, not that of Greenwich; midnight is 00.00', () => {
    const night = Temporal.Instant.from('2026-11-24T17:00:00Z')
    expect(formatDateTime('id', night, 'Asia/Jakarta')).toBe('Rabu, 25 November 2026 pukul 00.00 WIB')
    expect(machineTime(night, 'Asia/Jakarta')).toBe('2026-11-25T00:00+07:00')
    expect(formatDay('id', night, 'Asia/Jakarta')).toBe('25 November 2026')
  })

  test('short', () => {
    expect(formatShortDateTime('id', at, 'Asia/Jakarta')).toBe('24/11/2026 10.00')
    expect(formatShortDateTime('en', at, 'Asia/Jakarta')).toBe('24/11/2026 10:00')
  })

  test('a calendar date has no zone', () => {
    const date = Temporal.PlainDate.from('2026-12-25')
    expect(formatPlainDate('id', date)).toBe('Jumat, 25 Desember 2026')
    expect(formatPlainDate('id', date, 'strip')).toBe('Jum 25 Des')
    expect(formatPlainDate('en', date, 'short')).toBe('25/12/2026')
  })

  test('a zone outside Indonesia keeps its own name', () => {
    expect(zoneLabel('en', 'Europe/London')).toMatch(/GMT|UTC|BST/)
  })
})

describe('numbers and amounts', () => {
  test('separators of the language', () => {
    expect(formatNumber('id', 1234.5)).toBe('1.234,5')
    expect(formatNumber('en', 1234.5)).toBe('1,234.5')
    expect(formatNumber('id', 2, 1)).toBe('2,0')
  })

  test('time left and time late', () => {
    expect(formatTimeLeft('id', { value: 3, unit: 'work-hours' })).toBe('3 jam kerja lagi')
    expect(formatTimeLeft('id', { value: -2, unit: 'work-hours' })).toBe('terlambat 2 jam kerja')
    expect(formatTimeLeft('en', { value: 1, unit: 'work-days' })).toBe('1 working day left')
    expect(formatAmount('en', { value: 30, unit: 'days' })).toBe('30 days')
  })

  test('file sizes', () => {
    expect(formatBytes('id', 0)).toBe('0 B')
    expect(formatBytes('id', 42_300)).toBe('42 kB')
    expect(formatBytes('id', 1_200_000)).toBe('1,2 MB')
    expect(formatBytes('en', 999_700)).toBe('1.0 MB')
  })

  test('a size never reads as a thousand of its unit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 900_000_000 }), (bytes) => !/^1[.,]?000 /.test(formatBytes('en', bytes))))
  })
})
