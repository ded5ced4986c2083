import type { WorkingCalendar } from '../clock/calendar.ts'
import { dueAt, runClock } from '../clock/run.ts'
import type { ClockRun, Pause } from '../clock/run.ts'
import type { Standard, StandardClock } from '../office/standard/schema.ts'
import type { ComplaintState } from './state.ts'
import { isOpen } from './status.ts'

/** One clock of a complaint as lists and the API show it; moments as ISO instants. `dueAt` null: it stands still. */
export interface ClockReading {
  kind: string
  startedAt: string
  dueAt: string | null
  stoppedAt: string | null
}

/** The clocks of the standard that this complaint has started, each with its due time: folds over events, never additions to a column. */
export function readClocks(state: ComplaintState, standard: Standard, calendar: WorkingCalendar): ClockReading[] {
  const readings: ClockReading[] = []
  for (const clock of standard.clocks) {
    const startedAt = state.moments[clock.startsWhen]
    if (!startedAt || !concerns(clock, state)) continue
    const due = dueAt(calendar, clock.limit, startedAt, pausesOf(clock, state))
    readings.push({
      kind: clock.id, startedAt: startedAt.toString(), dueAt: due?.toString() ?? null,
      stoppedAt: stoppedAt(clock, state, startedAt)?.toString() ?? null,
    })
  }
  return readings
}

/** The office's promise (S4), the clock on the receipt; null before the requirements are complete. */
export function promiseOf(standard: Standard, readings: readonly ClockReading[]): ClockReading | null {
  return readings.find((reading) => reading.kind === standard.time.promise) ?? null
}

/** One clock with its day-by-day account; null when the complaint has not started it. */
export function explainClock(state: ComplaintState, clock: StandardClock, calendar: WorkingCalendar): ClockRun | null {
  const startedAt = state.moments[clock.startsWhen]
  return startedAt && concerns(clock, state) ? runClock(calendar, clock.limit, startedAt, pausesOf(clock, state)) : null
}

function concerns(clock: StandardClock, state: ComplaintState): boolean {
  const { channels, classes } = clock.appliesTo ?? {}
  if (channels && !channels.includes(state.channel)) return false
  return !classes || (state.study !== null && classes.includes(state.study.class))
}

function pausesOf(clock: StandardClock, state: ComplaintState): readonly Pause[] {
  return clock.pauses ? state.pauses : []
}

/** A clock stops at its moment; every clock stops when the complaint ended in another way. Moments before the start do not count. */
function stoppedAt(clock: StandardClock, state: ComplaintState, startedAt: Temporal.Instant): Temporal.Instant | null {
  const moment = state.moments[clock.stopsWhen]
  if (moment && Temporal.Instant.compare(moment, startedAt) >= 0) return moment
  return isOpen(state.status) || clock.stopsWhen === 'archived' || clock.stopsWhen === 'objection-window-closed' ? null : state.endedAt
}
