import { buildCalendar } from '../../clock/calendar.ts'
import type { ClosedDay, WorkingCalendar } from '../../clock/calendar.ts'
import type { StandardBundle } from './bundle.ts'

/** The office's working calendar under a standard, with the closures that the office has entered since. */
export function calendarOf({ standard, holidays, decrees }: StandardBundle, closures: readonly ClosedDay[]): WorkingCalendar {
  return buildCalendar({
    zone: standard.office.zone,
    hours: standard.hours,
    closedDays: [...holidays, ...closures],
    knownUntil: Math.max(...decrees.map((decree) => decree.year)),
  })
}
