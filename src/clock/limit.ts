/**
 * How long something may take. Days are whole numbers; hours may be fractions.
 * - `same-time`: n × 24 clock hours counted on working days only: the same time n working days on ("1 × 24 jam kerja", reading A).
 * - `end-of-day`: closing of the n-th working day after the day it starts (reading B).
 * - `office-hours`: n hours inside open intervals, breaks left out (reading C).
 * - `working-days`: n hari kerja; counted like `end-of-day`, the name that laws use.
 * - `calendar-days`: the end of the n-th day after the day it starts, closed days included (UU 25/2009).
 * - `elapsed-hours`: n hours by the wall clock (3 × 24 jam, UU 27/2022).
 */
export type Limit =
  | { unit: 'same-time' | 'end-of-day' | 'working-days' | 'calendar-days'; amount: number }
  | { unit: 'office-hours' | 'elapsed-hours'; amount: number }

/** Limits measured out in time run through a day; limits measured in days count the ends of days. */
export type TimeUnit = 'same-time' | 'office-hours' | 'elapsed-hours'
export type DayUnit = 'end-of-day' | 'working-days' | 'calendar-days'

const HOUR_MS = 3_600_000
const MAX_AMOUNT = 36_600

export function isDayUnit(unit: Limit['unit']): unit is DayUnit {
  return unit === 'end-of-day' || unit === 'working-days' || unit === 'calendar-days'
}

/** Whether the limit follows the office's calendar: starts at a service moment and is due at one. */
export function followsOffice(unit: Limit['unit']): boolean {
  return unit !== 'calendar-days' && unit !== 'elapsed-hours'
}

/** Milliseconds that a limit in time measures out. */
export function millisecondsOf(unit: TimeUnit, amount: number): number {
  return Math.round(amount * (unit === 'same-time' ? 24 * HOUR_MS : HOUR_MS))
}

/** Throws a RangeError for an amount that no standard can mean: not above zero, a broken day, more than 36,600 (a century of days). */
export function checkLimit({ unit, amount }: Limit): void {
  const broken = unit !== 'office-hours' && unit !== 'elapsed-hours' && !Number.isInteger(amount)
  if (!(amount > 0 && amount <= MAX_AMOUNT) || broken) throw new RangeError(`limit: ${amount} is not an amount of ${unit}`)
}
