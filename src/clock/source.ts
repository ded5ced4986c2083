export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Weekdays in ISO order, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[]

/** A stretch of a day in which the office is open; local times `HH:MM`, from inclusive, to exclusive. */
export interface OpenInterval { from: string; to: string }

/**
 * Opening hours of a week (jam kerja). Without dates it is the ordinary week; with `from` and/or `to` (dates, both inclusive)
 * it replaces the ordinary week on those dates (jam kerja Ramadan, Perpres 21/2023). An empty list is a closed day.
 */
export interface HoursVariant { name?: string; from?: string; to?: string; week: Record<Weekday, OpenInterval[]> }

/** A dated day on which the office is closed: libur nasional, cuti bersama, or a closure of this office. */
export interface ClosedDay { date: string; kind: 'national-holiday' | 'joint-leave' | 'office-closure'; name: string }

/** All that a working calendar is made of. `knownUntil`: last year whose holidays are decreed; derived from the days when absent. */
export interface CalendarSource { zone: string; hours: HoursVariant[]; closedDays: ClosedDay[]; knownUntil?: number }

/** What is wrong with a calendar, and where: `path` as in `hours[1].week.fri[0].to`, `value` as entered. */
export interface CalendarProblem {
  path: string
  problem: 'zone-unknown' | 'no-hours' | 'two-ordinary-weeks' | 'time-malformed' | 'interval-empty' | 'intervals-overlap'
    | 'date-malformed' | 'period-reversed'
  value: string
}

/** Thrown by `buildCalendar` for a source that `calendarProblems` finds fault with. */
export class CalendarSourceError extends Error {
  readonly problems: readonly CalendarProblem[]
  constructor(problems: readonly CalendarProblem[]) {
    super(`working calendar: ${problems.map((p) => `${p.path}: ${p.problem} (${p.value})`).join('; ')}`)
    this.name = 'CalendarSourceError'
    this.problems = problems
  }
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Minutes after midnight of a checked `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Every fault of a calendar source, in reading order; empty when it can be built. For forms and for checking a standard's file. */
export function calendarProblems(source: CalendarSource): CalendarProblem[] {
  const found: CalendarProblem[] = []
  const report = (path: string, problem: CalendarProblem['problem'], value: string): void => { found.push({ path, problem, value }) }

  if (!isZone(source.zone)) report('zone', 'zone-unknown', source.zone)
  if (source.hours.length === 0) report('hours', 'no-hours', '')
  let ordinaryWeeks = 0
  for (const [v, variant] of source.hours.entries()) {
    const path = `hours[${v}]`
    for (const key of ['from', 'to'] as const) {
      const date = variant[key]
      if (date !== undefined && !isDate(date)) report(`${path}.${key}`, 'date-malformed', date)
    }
    if (variant.from !== undefined && variant.to !== undefined && variant.from > variant.to) {
      report(path, 'period-reversed', `${variant.from} ${variant.to}`)
    }
    if (variant.from === undefined && variant.to === undefined && ++ordinaryWeeks === 2) {
      report(path, 'two-ordinary-weeks', variant.name ?? '')
    }
    for (const weekday of weekdays) {
      let last = -1
      for (const [i, { from, to }] of variant.week[weekday].entries()) {
        const at = `${path}.week.${weekday}[${i}]`
        const malformed = (['from', 'to'] as const).filter((key) => !TIME.test(key === 'from' ? from : to))
        for (const key of malformed) report(`${at}.${key}`, 'time-malformed', key === 'from' ? from : to)
        if (malformed.length > 0) continue
        if (from >= to) report(at, 'interval-empty', `${from} ${to}`)
        else if (minutesOf(from) <= last) report(at, 'intervals-overlap', `${from} ${to}`)
        last = minutesOf(to)
      }
    }
  }
  for (const [i, { date }] of source.closedDays.entries()) {
    if (!isDate(date)) report(`closedDays[${i}].date`, 'date-malformed', date)
  }
  return found
}
