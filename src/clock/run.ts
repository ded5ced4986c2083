import type { WorkingCalendar } from './calendar.ts'
import { followsOffice, isDayUnit } from './limit.ts'
import type { Limit } from './limit.ts'
import type { Pause } from './pause.ts'
import { reckon } from './reckon.ts'
import { layStrip } from './strip.ts'
import type { StripDay } from './strip.ts'

export type { Pause } from './pause.ts'
export type { StripDay } from './strip.ts'

/** What was left of a limit when an open pause began: minutes of running time, or days. */
export interface Remaining { unit: 'minutes' | 'days'; amount: number }

/** A limit laid out on the calendar, with its account. */
export interface ClockRun {
  /** For limits in office time the next service moment at or after the start; else the start itself. */
  startsAt: Temporal.Instant
  /** Null while a pause is open. */
  dueAt: Temporal.Instant | null
  /** Only while a pause is open. */
  remaining: Remaining | null
  /**
   * Date on which to warn because a due day of the law falls on a closed day: the last working day before it, not before the start.
   * Null when the day is a working day, when a pause is open, and for limits that are never due on a closed day.
   */
  warnOn: string | null
  /** Some day on the way lies in a year whose holidays are not decreed yet: the due moment may still move. */
  beyondDecree: boolean
  days: StripDay[]
}

const instantOf = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms)
const MINUTE_MS = 60_000

function warnDate(calendar: WorkingCalendar, limit: Limit, startsAt: number, dueAt: number | null): string | null {
  if (dueAt === null || followsOffice(limit.unit)) return null
  const due = calendar.table.dayAt(limit.unit === 'elapsed-hours' ? dueAt - 1 : dueAt)
  if (due.working) return null
  const start = calendar.table.dayAt(startsAt)
  const before = calendar.table.workingUpTo(due.index)
  return before !== null && before.index > start.index ? before.date : start.date
}

/**
 * Lays a limit out on the office's calendar: when it starts, when it is due, and why, day by day (standard S4).
 * `startedAt` is the moment that sets it off, such as requirements complete. Pauses may come in any order and overlap.
 * Throws a RangeError for an impossible amount or pause, `CalendarNeverOpens` for a calendar that does not open.
 */
export function runClock(calendar: WorkingCalendar, limit: Limit, startedAt: Temporal.Instant, pauses: readonly Pause[] = []): ClockRun {
  const { table } = calendar
  const started = startedAt.epochMilliseconds
  const reckoning = reckon(table, limit, started, pauses)
  const { startsAt, dueAt, left } = reckoning
  const remaining: Remaining = isDayUnit(limit.unit) ? { unit: 'days', amount: left } : { unit: 'minutes', amount: Math.round(left / MINUTE_MS) }
  const days = layStrip(table, limit, started, reckoning)
  return {
    startsAt: startsAt === started ? startedAt : instantOf(startsAt),
    dueAt: dueAt === null ? null : instantOf(dueAt),
    remaining: dueAt === null ? remaining : null,
    warnOn: warnDate(calendar, limit, startsAt, dueAt),
    beyondDecree: days.some((day) => day.holidaysUnknown === true),
    days,
  }
}

/** The due moment alone, null while a pause is open: the same as `runClock` gives, without the account; for the hot path of intake. */
export function dueAt(
  calendar: WorkingCalendar, limit: Limit, startedAt: Temporal.Instant, pauses: readonly Pause[] = [],
): Temporal.Instant | null {
  const due = reckon(calendar.table, limit, startedAt.epochMilliseconds, pauses).dueAt
  return due === null ? null : instantOf(due)
}
