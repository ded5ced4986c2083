import type { WorkingCalendar } from './calendar.ts'
import { isDayUnit, millisecondsOf } from './limit.ts'
import type { Limit } from './limit.ts'
import { stopsOf } from './pause.ts'
import type { Pause } from './pause.ts'
import { reckon, reckonTime, runningOutsideStops } from './reckon.ts'

/**
 * The moment at which `percent` (above 0, up to 100) of a limit is used up, for the desk's early warnings; never after the due
 * moment, null while a pause is open. Limits in time are measured in their own time, limits in days in the office hours between
 * start and due. Throws a RangeError for another percentage.
 */
export function warningAt(
  calendar: WorkingCalendar, limit: Limit, startedAt: Temporal.Instant, percent: number, pauses: readonly Pause[] = [],
): Temporal.Instant | null {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`warning: ${percent} is not a percentage above 0 and up to 100`)
  const { table } = calendar
  const { unit, amount } = limit
  const reckoning = reckon(table, limit, startedAt.epochMilliseconds, pauses)
  const { startsAt, dueAt } = reckoning
  if (dueAt === null) return null

  const measure = isDayUnit(unit) ? 'office-hours' : unit
  const stops = isDayUnit(unit) ? stopsOf(pauses, table.toService) : reckoning.stops
  const total = isDayUnit(unit) ? runningOutsideStops(table, measure, startsAt, dueAt, stops) : millisecondsOf(unit, amount)
  const at = reckonTime(table, measure, Math.round((total * percent) / 100), startsAt, stops).dueAt
  return Temporal.Instant.fromEpochMilliseconds(Math.min(at ?? dueAt, dueAt))
}
