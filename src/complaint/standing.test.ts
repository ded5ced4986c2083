import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calendarOf } from '../office/standard/calendar.ts'
import { loadStandard } from '../office/standard/load.ts'
import type { ClockReading } from './clocks.ts'
import { standingOf } from './standing.ts'

const bundle = await loadStandard(join(import.meta.dirname, '..', '..', 'standards', 'kecamatan-wonoasih'))
const calendar = calendarOf(bundle, [])
const reading = (dueAt: string | null, stoppedAt: string | null = null): ClockReading =>
  ({ kind: 'KEC_SELESAI', startedAt: '2026-11-24T03:00:00Z', dueAt, stoppedAt })
const at = (iso: string, clocks: ClockReading[]) => standingOf(clocks, bundle.standard, calendar, Temporal.Instant.from(`${iso}+07:00`))
const due = '2026-11-25T03:00:00Z' // Wednesday 10.00 WIB

test('from the start of the promise to long after it', () => {
  expect(at('2026-11-24T10:00', []).state).toBe('not-started')
  expect(at('2026-11-24T10:30', [reading(due)])).toMatchObject({ state: 'in-time', left: { unit: 'office-hours', amount: 7 } })
  expect(at('2026-11-25T08:30', [reading(due)])).toMatchObject({ state: 'soon', left: { unit: 'office-hours', amount: 1 } })
  expect(at('2026-11-25T10:00', [reading(due)]).state).toBe('soon')
  expect(at('2026-11-25T10:01', [reading(due)])).toMatchObject({ state: 'late', left: { unit: 'office-minutes', amount: 1 } })
})

test('standing still and kept', () => {
  expect(at('2026-11-25T08:30', [reading(null)]).state).toBe('paused')
  expect(at('2026-12-25T08:30', [reading(due, '2026-11-25T03:00:00Z')]).state).toBe('met')
  expect(at('2026-12-25T08:30', [reading(due, '2026-11-25T03:00:01Z')]).state).toBe('met-late')
})
