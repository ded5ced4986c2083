import type { Day, DayTable, Span } from './day-table.ts'
import { checkLimit, followsOffice, isDayUnit, millisecondsOf } from './limit.ts'
import type { DayUnit, Limit, TimeUnit } from './limit.ts'
import { stopsOf } from './pause.ts'
import type { Pause, Stop } from './pause.ts'

/** A limit laid out on the calendar; moments in epoch milliseconds. `left`: milliseconds or days left when an open pause began. */
export interface Reckoning {
  readonly startsAt: number
  readonly dueAt: number | null
  readonly left: number
  readonly stops: readonly Stop[]
}

/** The stretches of a day in which a limit in time runs. */
export function runningTime(unit: TimeUnit, day: Day): readonly Span[] {
  return unit === 'same-time' ? day.wholeIfWorking : unit === 'office-hours' ? day.open : day.whole
}

/** The moment that decides whether a day counts: the closing, or the last second of a calendar day. */
export function decisiveMoment(unit: DayUnit, day: Day): number {
  return unit === 'calendar-days' ? day.to - 1000 : day.closes
}

/** Milliseconds of running time between two moments. */
export function runningBetween(table: DayTable, unit: TimeUnit, from: number, to: number): number {
  let sum = 0
  for (let day = table.dayAt(from); day.from < to; day = table.day(day.index + 1)) {
    for (const span of runningTime(unit, day)) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
  }
  return sum
}

/** The same with the pauses taken out. */
export function runningOutsideStops(table: DayTable, unit: TimeUnit, from: number, to: number, stops: readonly Stop[]): number {
  let sum = from < to ? runningBetween(table, unit, from, to) : 0
  for (const stop of stops) {
    const begin = Math.max(stop.from, from)
    const end = Math.min(stop.to, to)
    if (begin < end) sum -= runningBetween(table, unit, begin, end)
  }
  return sum
}

/** The moment at which `left` milliseconds have run since `from`; for `same-time` moved into the service hours of that day. */
function runOut(table: DayTable, unit: TimeUnit, from: number, left: number): number {
  let day = table.dayAt(from)
  let rest = left
  for (;;) {
    for (const span of runningTime(unit, day)) {
      const begin = Math.max(span.from, from)
      const length = span.to - begin
      // The end of a whole day is the same time as the start of the next working day, not the closing of this one.
      if (rest < length || (rest === length && unit !== 'same-time')) return settle(unit, day, begin + rest)
      if (length > 0) rest -= length
    }
    day = unit === 'elapsed-hours' ? table.day(day.index + 1) : table.workingFrom(day.index + 1)
  }
}

/** Nobody can be answered at a closed counter: before the opening it is due at the opening, after the closing at the closing. */
function settle(unit: TimeUnit, day: Day, ms: number): number {
  return unit === 'same-time' ? Math.min(Math.max(ms, day.opens), day.closes) : ms
}

/** Lets `length` milliseconds run from pause to pause. A pause that begins when the limit is already due has no effect: what is late stays late. */
export function reckonTime(table: DayTable, unit: TimeUnit, length: number, startsAt: number, stops: readonly Stop[]): Reckoning {
  let at = startsAt
  let left = length
  for (const stop of stops) {
    if (stop.to <= at) continue
    const due = runOut(table, unit, at, left)
    if (due <= stop.from) return { startsAt, dueAt: due, left: 0, stops }
    left = Math.max(0, left - (stop.from > at ? runningBetween(table, unit, at, stop.from) : 0))
    if (stop.to === Infinity) return { startsAt, dueAt: null, left, stops }
    at = stop.to
  }
  return { startsAt, dueAt: runOut(table, unit, at, left), left: 0, stops }
}

/** Counts days after the day of the start; a day whose decisive moment lies in a pause does not count. */
function reckonDays(table: DayTable, unit: DayUnit, amount: number, startsAt: number, stops: readonly Stop[]): Reckoning {
  let day = table.dayAt(startsAt)
  let next = 0
  for (let counted = 0; ;) {
    day = unit === 'calendar-days' ? table.day(day.index + 1) : table.workingFrom(day.index + 1)
    const end = decisiveMoment(unit, day)
    let stop = stops[next]
    while (stop !== undefined && stop.to <= end) stop = stops[++next]
    if (stop === undefined || stop.from >= end) {
      counted += 1
      if (counted === amount) return { startsAt, dueAt: end, left: 0, stops }
    } else if (stop.to === Infinity) {
      return { startsAt, dueAt: null, left: amount - counted, stops }
    }
  }
}

/** Lays a limit out on the calendar. The one place where due moments are computed; fast, no strip. */
export function reckon(table: DayTable, limit: Limit, startedAt: number, pauses: readonly Pause[]): Reckoning {
  checkLimit(limit)
  const { unit, amount } = limit
  const office = followsOffice(unit)
  const startsAt = office ? table.toService(startedAt) : startedAt
  const stops = stopsOf(pauses, office ? table.toService : (ms) => ms)
  return isDayUnit(unit)
    ? reckonDays(table, unit, amount, startsAt, stops)
    : reckonTime(table, unit, millisecondsOf(unit, amount), startsAt, stops)
}
