// A small office for this room's tests: five days a week, closed at Christmas, no other days.
import type { CalendarSource, ClosedDay, OpenInterval } from './source.ts'

const weekday: OpenInterval[] = [{ from: '07:30', to: '12:00' }, { from: '13:00', to: '16:00' }]
const friday: OpenInterval[] = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '16:30' }]

/** Ordinary week of Perpres 21/2023: 37.5 hours. */
export const sampleWeek = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: friday, sat: [], sun: [] }

export const sampleClosedDays: ClosedDay[] = [
  { date: '2026-12-24', kind: 'joint-leave', name: 'Cuti Bersama Natal' },
  { date: '2026-12-25', kind: 'national-holiday', name: 'Natal' },
]

export function sampleSource(change: Partial<CalendarSource> = {}): CalendarSource {
  return { zone: 'Asia/Jakarta', hours: [{ week: sampleWeek }], closedDays: sampleClosedDays, ...change }
}

/** An instant from local time at UTC+7, such as `2026-11-24T10:00`. */
export function wib(local: string): Temporal.Instant {
  return Temporal.Instant.from(`${local}+07:00`)
}
