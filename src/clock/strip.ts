import { holidaysKnown } from './calendar.ts'
import type { ClosedReason, Day, DayTable } from './day-table.ts'
import { followsOffice, isDayUnit, millisecondsOf } from './limit.ts'
import type { Limit } from './limit.ts'
import { decisiveMoment, runningOutsideStops } from './reckon.ts'
import type { Reckoning } from './reckon.ts'

/**
 * One local day on the way to a due moment. `counted` is true exactly when `reason` is `counted`: the day is one of the limit's own.
 * `start-day` is the day on which a limit in days begins to run (never one of its days); `after-hours` a working day whose service
 * hours were already over; `closed` a weekday without opening hours.
 * `name`: the holiday's name, or the pause's reason on a paused day. `minutes`: for limits in time, the minutes that ran on the day.
 * `paused`: a pause touched the day. `holidaysUnknown`: the year's holidays are not decreed yet, the day may still turn out closed.
 */
export interface StripDay {
  date: string
  counted: boolean
  reason: 'counted' | 'start-day' | 'after-hours' | 'paused' | ClosedReason
  name?: string
  minutes?: number
  paused?: true
  holidaysUnknown?: true
}

const MINUTE_MS = 60_000

/** The day-by-day account of a due moment, from the day of `startedAt` to the day it is due, or to the day an open pause began. */
export function layStrip(table: DayTable, limit: Limit, startedAt: number, reckoning: Reckoning): StripDay[] {
  const { unit, amount } = limit
  const { startsAt, stops } = reckoning
  const open = stops.find((stop) => stop.to === Infinity)
  const end = reckoning.dueAt ?? Math.max(startsAt, open?.from ?? startsAt)
  const startDay = table.dayAt(startsAt).index
  // Twelve midnight as the end of a wall-clock limit belongs to the day that it ends.
  const lastDay = table.dayAt(unit === 'elapsed-hours' && reckoning.dueAt !== null ? end - 1 : end).index
  let unspent = isDayUnit(unit) ? 0 : millisecondsOf(unit, amount)

  function runOn(day: Day): number {
    if (isDayUnit(unit)) return 0
    const ran = runningOutsideStops(table, unit, Math.max(day.from, startsAt), Math.min(day.to, end), stops)
    const spent = Math.min(ran, unspent)
    unspent -= spent
    return spent
  }

  function reasonOf(day: Day, ran: number): StripDay['reason'] {
    if (followsOffice(unit) && day.reason !== null) return day.reason
    if (day.index < startDay) return 'after-hours'
    if (day.index === startDay && (isDayUnit(unit) || unit === 'same-time')) return 'start-day'
    // The time can be up just before the due day opens; that day completes the limit all the same.
    if (!isDayUnit(unit)) return ran > 0 || (day.index === lastDay && reckoning.dueAt !== null) ? 'counted' : 'paused'
    const moment = decisiveMoment(unit, day)
    return stops.some((stop) => stop.from < moment && moment < stop.to) ? 'paused' : 'counted'
  }

  const strip: StripDay[] = []
  for (let index = table.dayAt(startedAt).index; index <= lastDay; index += 1) {
    const day = table.day(index)
    const ran = runOn(day)
    const reason = reasonOf(day, ran)
    // A pause that begins at the due moment or later has not touched anything.
    const stop = stops.find((s) => s.from < day.to && s.endedAt > Math.max(day.from, startsAt) && (s.from < end || reckoning.dueAt === null))
    const name = reason === 'paused' ? stop?.reason : day.name
    strip.push({
      date: day.date,
      counted: reason === 'counted',
      reason,
      ...(name != null && { name }),
      ...(!isDayUnit(unit) && { minutes: Math.round(ran / MINUTE_MS) }),
      ...(stop !== undefined && { paused: true }),
      ...(!holidaysKnown(table, day.year) && { holidaysUnknown: true }),
    })
  }
  return strip
}
