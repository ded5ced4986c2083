import type { WorkingCalendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { runClock } from './run.ts'
import type { Pause, StripDay } from './run.ts'

/** The three readings of "1 hari kerja / maksimal 1 × 24 jam kerja" (standard S4). */
export const readings = ['same-time', 'office-hours', 'end-of-day'] as const
export type Reading = (typeof readings)[number]

/** What each reading means as a limit: same time next working day, 24 office hours, end of the next working day. */
export const limitOfReading = {
  'same-time': { unit: 'same-time', amount: 1 },
  'office-hours': { unit: 'office-hours', amount: 24 },
  'end-of-day': { unit: 'end-of-day', amount: 1 },
} as const satisfies Record<Reading, Limit>

/** A due moment and its account in plain values; times are ISO 8601 with the office's own offset. */
export interface Explanation {
  startsAt: string
  dueAt: string | null
  days: Pick<StripDay, 'date' | 'counted' | 'reason' | 'name'>[]
}

/** ISO 8601 in the calendar's zone, as in `2026-12-28T11:00:00+07:00`. */
export function isoInZone(calendar: WorkingCalendar, instant: Temporal.Instant): string {
  return instant.toString({ timeZone: calendar.zone })
}

/** Why a limit that starts at `completeAt` is due when it is; what `tanggap clock explain` prints. Errors as of `runClock`. */
export function explain(calendar: WorkingCalendar, limit: Limit, completeAt: Temporal.Instant, pauses: readonly Pause[] = []): Explanation {
  const run = runClock(calendar, limit, completeAt, pauses)
  return {
    startsAt: isoInZone(calendar, run.startsAt),
    dueAt: run.dueAt === null ? null : isoInZone(calendar, run.dueAt),
    days: run.days.map(({ date, counted, reason, name }) => ({ date, counted, reason, ...(name !== undefined && { name }) })),
  }
}
