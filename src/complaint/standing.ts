import type { WorkingCalendar } from '../clock/calendar.ts'
import { dueAt } from '../clock/run.ts'
import type { ClockRun } from '../clock/run.ts'
import { timeLeft } from '../clock/time-left.ts'
import type { TimeFigure } from '../clock/time-left.ts'
import type { Limit } from '../clock/limit.ts'
import type { Standard } from '../office/standard/schema.ts'
import { promiseOf } from './clocks.ts'
import type { ClockReading } from './clocks.ts'

/** How the office's promise (S4) stands. `left` counts up from the due time when late. */
export interface Standing {
  state: 'not-started' | 'paused' | 'in-time' | 'soon' | 'late' | 'met' | 'met-late'
  dueAt: Temporal.Instant | null
  left: TimeFigure | null
}

/** How the promise stands at a moment, from the copies in a complaint's row: for lists. `soon`: the last warning of the standard has come. */
export function standingOf(clocks: readonly ClockReading[], standard: Standard, calendar: WorkingCalendar, now: Temporal.Instant): Standing {
  const promise = promiseOf(standard, clocks)
  if (!promise) return { state: 'not-started', dueAt: null, left: null }
  const due = promise.dueAt === null ? null : Temporal.Instant.from(promise.dueAt)
  if (promise.stoppedAt !== null) {
    const late = due !== null && Temporal.Instant.compare(Temporal.Instant.from(promise.stoppedAt), due) > 0
    return { state: late ? 'met-late' : 'met', dueAt: due, left: null }
  }
  if (due === null) return { state: 'paused', dueAt: null, left: null }
  const clock = standard.clocks.find((candidate) => candidate.id === promise.kind)
  if (!clock) throw new Error(`the standard has no clock ${promise.kind}`)
  const started = Temporal.Instant.from(promise.startedAt)
  const left = timeLeft(calendar, clock.limit, runTo(started, due), now)
  if (left.state === 'overdue') return { state: 'late', dueAt: due, left: left.figure }
  return { state: warned(clock.limit, standard, calendar, started, left.officeMinutes) ? 'soon' : 'in-time', dueAt: due, left: left.figure }
}

/** The last percentage of the limit at which the standard warns is used up, measured in office hours. */
function warned(limit: Limit, { time }: Standard, calendar: WorkingCalendar, started: Temporal.Instant, minutesLeft: number): boolean {
  const warnAt = Math.max(0, ...time.warnAt)
  const due = dueAt(calendar, limit, started)
  if (warnAt === 0 || due === null) return false
  const whole = timeLeft(calendar, limit, runTo(started, due), started).officeMinutes
  return minutesLeft <= (whole * (100 - warnAt)) / 100
}

function runTo(startsAt: Temporal.Instant, due: Temporal.Instant): ClockRun {
  return { startsAt, dueAt: due, remaining: null, warnOn: null, beyondDecree: false, days: [] }
}
