import { expect, test } from 'vitest'
import { momentOnPaper, weekdayOnPaper } from './dates.ts'

test('writes moments in the office\'s zone, in Indonesian', () => {
  const at = Temporal.Instant.from('2026-11-25T03:00:00Z')
  expect(momentOnPaper(at, 'Asia/Jakarta')).toBe('Rabu, 25 November 2026 pukul 10.00 WIB')
  expect(momentOnPaper(at, 'Asia/Jayapura')).toBe('Rabu, 25 November 2026 pukul 12.00 WIT')
  expect(momentOnPaper(Temporal.Instant.from('2026-12-31T17:05:00Z'), 'Asia/Jakarta')).toBe('Jumat, 1 Januari 2027 pukul 00.05 WIB')
})

test('writes calendar dates with their weekday', () => {
  expect(weekdayOnPaper(Temporal.PlainDate.from('2026-05-03'))).toBe('Minggu, 3 Mei 2026')
})
