import { expect, test } from 'vitest'
import { dueAt } from '../../clock/run.ts'
import { calendarOf } from './calendar.ts'
import { loadStandard } from './load.ts'

const bundle = await loadStandard('standards/kecamatan-wonoasih')

function due(completeAt: string, closures: Parameters<typeof calendarOf>[1] = []): string | undefined {
  const promise = bundle.standard.clocks.find((clock) => clock.id === bundle.standard.time.promise)
  if (promise === undefined) throw new Error('no promise')
  const at = Temporal.PlainDateTime.from(completeAt).toZonedDateTime('Asia/Jakarta').toInstant()
  return dueAt(calendarOf(bundle, closures), promise.limit, at, [])?.toZonedDateTimeISO('Asia/Jakarta').toPlainDateTime().toString()
}

// Worked examples of the service standard (S4).
test.each([
  ['2026-11-24T10:00', '2026-11-25T10:00:00'],
  ['2026-11-27T14:00', '2026-11-30T14:00:00'],
  ['2026-11-28T20:00', '2026-12-01T07:30:00'],
  ['2026-12-23T11:00', '2026-12-28T11:00:00'],
  ['2026-11-27T16:20', '2026-11-30T16:00:00'],
  ['2027-03-05T14:00', '2027-03-16T14:00:00'],
])('complete at %s is due at %s', (completeAt, expected) => {
  expect(due(completeAt)).toBe(expected)
})

test('a closure that the office enters moves the due time', () => {
  const closure = { date: '2026-11-25', kind: 'office-closure', name: 'Banjir' } as const
  expect(due('2026-11-24T10:00', [closure])).toBe('2026-11-26T10:00:00')
})

test('years without a decree are not known', () => {
  expect(calendarOf(bundle, []).knownUntil).toBe(2027)
})
