import type { WorkingCalendar } from '../../clock/calendar.ts'

/** Whether one can go to the office now, and else when. `name`: of the day off, where it has one. */
export type Opening =
  | { state: 'open'; until: Temporal.Instant; pause: { from: Temporal.Instant; to: Temporal.Instant } | null }
  | { state: 'break'; until: Temporal.Instant }
  | { state: 'before'; opens: Temporal.Instant }
  | { state: 'closed'; opens: Temporal.Instant; name: string | null }

/** The office's door at this moment, by its working calendar (breaks included: this is for those who want to come). */
export function openingAt(calendar: WorkingCalendar, now: Temporal.Instant): Opening {
  const day = calendar.dayOf(calendar.dateOf(now))
  const opens = calendar.nextOpening(now)
  if (!day.working) return { state: 'closed', opens, name: day.name }
  const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0
  const next = day.open.find((span) => isBefore(now, span.to))
  const last = day.open.at(-1)
  if (!next || !last) return { state: 'closed', opens, name: null }
  if (isBefore(now, next.from)) return next === day.open[0] ? { state: 'before', opens: next.from } : { state: 'break', until: next.from }
  const after = day.open[day.open.indexOf(next) + 1]
  return { state: 'open', until: last.to, pause: after ? { from: next.to, to: after.from } : null }
}
