import { CalendarSourceError, calendarProblems, minutesOf, weekdays } from './source.ts'
import type { CalendarSource, ClosedDay, HoursVariant } from './source.ts'

/** A stretch of time in epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface Span { readonly from: number; readonly to: number }

export type ClosedReason = 'weekend' | 'closed' | ClosedDay['kind']

/** One local day, compiled: all moments in epoch milliseconds. `index` counts days from 1970-01-01. */
export interface Day extends Span {
  readonly index: number
  readonly date: string
  readonly year: number
  readonly working: boolean
  /** First opening and last closing; both the start of the day when it is closed. */
  readonly opens: number
  readonly closes: number
  readonly open: readonly Span[]
  /** The whole local day, as a list of one. */
  readonly whole: readonly Span[]
  /** The whole day if it is a working day, else nothing. */
  readonly wholeIfWorking: readonly Span[]
  readonly reason: ClosedReason | null
  readonly name: string | null
}

/** Thrown when the office does not open again within ten years: the calendar is wrong, and a due date on it would be a lie. */
export class CalendarNeverOpens extends Error {
  readonly after: string
  constructor(after: string) {
    super(`working calendar: no opening within ten years of ${after}; check the opening hours and the closed days`)
    this.name = 'CalendarNeverOpens'
    this.after = after
  }
}

/** The calendar's days by number, compiled on first use and kept. */
export interface DayTable {
  readonly zone: string
  readonly knownUntil: number | null
  day(index: number): Day
  dayAt(ms: number): Day
  /** First working day at or after the index. Throws `CalendarNeverOpens`. */
  workingFrom(index: number): Day
  /** Last working day at or before the index, or null when there is none within ten years. */
  workingUpTo(index: number): Day | null
  /** The moment itself if within service hours (first opening to last closing), else the next opening. */
  toService(ms: number): number
}

const DAY_MS = 86_400_000
const SEARCH_DAYS = 3_660
const KEPT_DAYS = 20_000
const NONE: readonly Span[] = []
const EPOCH = Temporal.PlainDate.from('1970-01-01')
/** A decree says more to the reader than the office's own closure of the same day. */
const WEIGHT = { 'national-holiday': 0, 'joint-leave': 1, 'office-closure': 2 } as const

type Week = readonly (readonly { readonly from: number; readonly to: number }[])[]
interface Season { readonly from: string; readonly to: string; readonly week: Week }

/** Number of a date, in days from 1970-01-01. */
export function indexOf(date: string): number {
  return EPOCH.until(Temporal.PlainDate.from(date)).days
}

function compileWeek(variant: HoursVariant): Week {
  return weekdays.map((weekday) => variant.week[weekday].map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) })))
}

/** Among the dated weeks that cover a date the one that began last wins (the later in the list if equal); then the ordinary week. */
function compileSeasons(hours: readonly HoursVariant[]): { seasons: Season[]; ordinary: Week | null } {
  const dated = hours.filter((variant) => variant.from !== undefined || variant.to !== undefined)
  const ordinary = hours.find((variant) => !dated.includes(variant))
  const seasons = dated.map((variant) => ({ from: variant.from ?? '', to: variant.to ?? '9', week: compileWeek(variant) }))
  seasons.reverse().sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
  return { seasons, ordinary: ordinary === undefined ? null : compileWeek(ordinary) }
}

function compileClosures(days: readonly ClosedDay[]): Map<string, ClosedDay> {
  const closures = new Map<string, ClosedDay>()
  for (const day of days) {
    const known = closures.get(day.date)
    if (known === undefined || WEIGHT[day.kind] < WEIGHT[known.kind]) closures.set(day.date, { ...day })
  }
  return closures
}

function lastDecreedYear(source: CalendarSource): number | null {
  const years = source.closedDays.filter((day) => day.kind !== 'office-closure').map((day) => Number(day.date.slice(0, 4)))
  return source.knownUntil ?? (years.length === 0 ? null : Math.max(...years))
}

/** Compiles a calendar source; keeps no reference to it. Throws `CalendarSourceError` with every fault found. */
export function buildDayTable(source: CalendarSource): DayTable {
  const problems = calendarProblems(source)
  if (problems.length > 0) throw new CalendarSourceError(problems)
  const { zone } = source
  const { seasons, ordinary } = compileSeasons(source.hours)
  const closures = compileClosures(source.closedDays)
  const kept = new Map<number, Day>()

  function compile(index: number): Day {
    const plain = EPOCH.add({ days: index })
    const date = plain.toString()
    const from = plain.toZonedDateTime(zone).epochMilliseconds
    const to = plain.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
    const at = (minutes: number): number => plain
      .toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
      .toZonedDateTime(zone).epochMilliseconds
    const closure = closures.get(date)
    const week = seasons.find((season) => season.from <= date && date <= season.to)?.week ?? ordinary
    const hours = closure === undefined ? (week?.[plain.dayOfWeek - 1] ?? []) : []
    // Where a zone skips an hour, an interval may shrink to nothing.
    const open = hours.map((interval) => ({ from: at(interval.from), to: at(interval.to) })).filter((span) => span.from < span.to)
    const whole = [{ from, to }]
    const working = open.length > 0
    return {
      index, date, year: plain.year, from, to, working, open, whole,
      wholeIfWorking: working ? whole : NONE,
      opens: open[0]?.from ?? from,
      closes: open.at(-1)?.to ?? from,
      reason: working ? null : (closure?.kind ?? (plain.dayOfWeek >= 6 ? 'weekend' : 'closed')),
      name: closure?.name ?? null,
    }
  }

  function day(index: number): Day {
    const known = kept.get(index)
    if (known !== undefined) return known
    if (kept.size >= KEPT_DAYS) kept.clear()
    const made = compile(index)
    kept.set(index, made)
    return made
  }

  // The zone's offset in 1970 is only a first guess; the neighbours' own limits decide.
  const guess = -day(0).from
  function dayAt(ms: number): Day {
    let found = day(Math.floor((ms + guess) / DAY_MS))
    while (ms < found.from) found = day(found.index - 1)
    while (ms >= found.to) found = day(found.index + 1)
    return found
  }

  function search(index: number, step: 1 | -1): Day | null {
    for (let i = index, tries = 0; tries < SEARCH_DAYS; i += step, tries += 1) {
      const candidate = day(i)
      if (candidate.working) return candidate
    }
    return null
  }

  function workingFrom(index: number): Day {
    const found = search(index, 1)
    if (found === null) throw new CalendarNeverOpens(day(index).date)
    return found
  }

  return {
    zone,
    knownUntil: lastDecreedYear(source),
    day,
    dayAt,
    workingFrom,
    workingUpTo: (index) => search(index, -1),
    toService(ms) {
      const today = dayAt(ms)
      if (today.working && ms < today.closes) return Math.max(ms, today.opens)
      return workingFrom(today.index + 1).opens
    },
  }
}
