import type { WorkingCalendar } from './calendar.ts'
import { followsOffice, isDayUnit } from './limit.ts'
import type { Limit } from './limit.ts'
import { runningBetween } from './reckon.ts'
import type { ClockRun } from './run.ts'

/** One figure for a line of text, rounded down: "3 jam kerja lagi", "lewat 1 hari kerja". */
export interface TimeFigure {
  unit: 'working-days' | 'office-hours' | 'office-minutes' | 'calendar-days' | 'hours' | 'minutes'
  amount: number
}

/**
 * Where a clock stands at a moment. `waiting`: it has not started (the office is closed) · `running` · `paused` · `overdue`.
 * The measures run from now (from the start while waiting) to the due moment, or from the due moment to now when overdue; all are
 * rounded down, zero while paused. `workingDays` are full ones, 24 clock hours counted on working days only: Mon 10:00 to Tue 09:59
 * is none, to Tue 10:00 is one.
 */
export interface TimeLeft {
  state: 'waiting' | 'running' | 'paused' | 'overdue'
  workingDays: number
  calendarDays: number
  officeMinutes: number
  elapsedMinutes: number
  /** The figure that suits the limit's unit; while paused what was left when the pause began. */
  figure: TimeFigure
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

function hoursOrMinutes(minutes: number, hours: TimeFigure['unit'], lesser: TimeFigure['unit']): TimeFigure {
  return minutes >= 60 ? { unit: hours, amount: Math.floor(minutes / 60) } : { unit: lesser, amount: minutes }
}

function pausedFigure(limit: Limit, run: ClockRun): TimeFigure {
  const amount = run.remaining?.amount ?? 0
  if (isDayUnit(limit.unit)) return { unit: limit.unit === 'calendar-days' ? 'calendar-days' : 'working-days', amount }
  return limit.unit === 'office-hours' ? hoursOrMinutes(amount, 'office-hours', 'office-minutes') : hoursOrMinutes(amount, 'hours', 'minutes')
}

function figureOf(limit: Limit, left: Omit<TimeLeft, 'figure'>): TimeFigure {
  if (limit.unit === 'calendar-days' && left.calendarDays >= 1) return { unit: 'calendar-days', amount: left.calendarDays }
  if (!followsOffice(limit.unit)) return hoursOrMinutes(left.elapsedMinutes, 'hours', 'minutes')
  // One working day ahead is still told in hours ("7 jam kerja lagi"); one behind is told as a day ("lewat 1 hari").
  if (left.workingDays >= (left.state === 'overdue' ? 1 : 2)) return { unit: 'working-days', amount: left.workingDays }
  return hoursOrMinutes(left.officeMinutes, 'office-hours', 'office-minutes')
}

/** Where the clock of `run` stands at `now`, in numbers and units, no words. At the due moment itself it is not overdue yet. */
export function timeLeft(calendar: WorkingCalendar, limit: Limit, run: ClockRun, now: Temporal.Instant): TimeLeft {
  if (run.dueAt === null) {
    return { state: 'paused', workingDays: 0, calendarDays: 0, officeMinutes: 0, elapsedMinutes: 0, figure: pausedFigure(limit, run) }
  }
  const { table } = calendar
  const due = run.dueAt.epochMilliseconds
  const at = now.epochMilliseconds
  const starts = run.startsAt.epochMilliseconds
  const state = at > due ? 'overdue' : at < starts ? 'waiting' : 'running'
  const from = state === 'overdue' ? due : Math.max(at, starts)
  const to = state === 'overdue' ? at : due
  const left = {
    state,
    workingDays: Math.floor(runningBetween(table, 'same-time', from, to) / DAY_MS),
    calendarDays: table.dayAt(to).index - table.dayAt(from).index,
    officeMinutes: Math.floor(runningBetween(table, 'office-hours', from, to) / MINUTE_MS),
    elapsedMinutes: Math.floor((to - from) / MINUTE_MS),
  } as const
  return { ...left, figure: figureOf(limit, left) }
}
