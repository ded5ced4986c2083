import { buildDayTable, indexOf } from './day-table.ts'
import type { ClosedReason, DayTable } from './day-table.ts'
import type { CalendarSource } from './source.ts'

export type { CalendarProblem, CalendarSource, ClosedDay, HoursVariant, OpenInterval, Weekday } from './source.ts'

/** A day of the office: its open intervals, or why it is closed. `holidaysKnown` is false for years not yet decreed. */
export type CalendarDay = { readonly date: string; readonly holidaysKnown: boolean } & (
  | { readonly working: true; readonly open: readonly { readonly from: Temporal.Instant; readonly to: Temporal.Instant }[] }
  | { readonly working: false; readonly reason: ClosedReason; readonly name: string | null }
)

/**
 * The office's working calendar (kalender kerja), compiled and immutable. Dates are ISO dates of the office's own zone.
 * Its service hours run from the first opening to the last closing of a day: the lunch break does not interrupt them.
 */
export interface WorkingCalendar {
  readonly zone: string
  /** Last year whose holidays are decreed (SKB 3 Menteri); null when no decreed day is given at all. */
  readonly knownUntil: number | null
  dateOf(instant: Temporal.Instant): string
  dayOf(date: string): CalendarDay
  isWorkingDay(date: string): boolean
  isServiceMoment(instant: Temporal.Instant): boolean
  /** The moment itself if within service hours, else the next opening. Throws `CalendarNeverOpens`. */
  nextServiceMoment(instant: Temporal.Instant): Temporal.Instant
  /** The first opening of a working day after the moment. Throws `CalendarNeverOpens`. */
  nextOpening(instant: Temporal.Instant): Temporal.Instant
  /** Last closing of a working day, null on a closed day. */
  closingOf(date: string): Temporal.Instant | null
  /** First working day after the date. Throws `CalendarNeverOpens`. */
  nextWorkingDay(date: string): string
  /** Last working day before the date, null if none in ten years. */
  previousWorkingDay(date: string): string | null
  /** Compiled days, for the other files of this room only. */
  readonly table: DayTable
}

const instantOf = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms)

/** Compiles a working calendar. Throws `CalendarSourceError` with every fault of the source. */
export function buildCalendar(source: CalendarSource): WorkingCalendar {
  const table = buildDayTable(source)
  const dayOn = (date: string) => table.day(indexOf(date))

  return Object.freeze({
    zone: table.zone,
    knownUntil: table.knownUntil,
    table,
    dateOf: (instant: Temporal.Instant) => table.dayAt(instant.epochMilliseconds).date,
    dayOf(date: string): CalendarDay {
      const day = dayOn(date)
      const common = { date: day.date, holidaysKnown: holidaysKnown(table, day.year) }
      return day.reason === null
        ? { ...common, working: true, open: day.open.map((span) => ({ from: instantOf(span.from), to: instantOf(span.to) })) }
        : { ...common, working: false, reason: day.reason, name: day.name }
    },
    isWorkingDay: (date: string) => dayOn(date).working,
    isServiceMoment(instant: Temporal.Instant) {
      const ms = instant.epochMilliseconds
      const day = table.dayAt(ms)
      return day.working && ms >= day.opens && ms < day.closes
    },
    nextServiceMoment: (instant: Temporal.Instant) => instantOf(table.toService(instant.epochMilliseconds)),
    nextOpening(instant: Temporal.Instant) {
      const ms = instant.epochMilliseconds
      const today = table.dayAt(ms)
      return instantOf(today.working && ms < today.opens ? today.opens : table.workingFrom(today.index + 1).opens)
    },
    closingOf(date: string) {
      const day = dayOn(date)
      return day.working ? instantOf(day.closes) : null
    },
    nextWorkingDay: (date: string) => table.workingFrom(indexOf(date) + 1).date,
    previousWorkingDay: (date: string) => table.workingUpTo(indexOf(date) - 1)?.date ?? null,
  })
}

/** Whether the holidays of a year are decreed; a due date beyond may still move when the decree comes. */
export function holidaysKnown(table: DayTable, year: number): boolean {
  return table.knownUntil !== null && year <= table.knownUntil
}
