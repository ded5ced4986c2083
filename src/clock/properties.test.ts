import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import type { CalendarSource, HoursVariant, Weekday } from './calendar.ts'
import { followsOffice, isDayUnit, millisecondsOf } from './limit.ts'
import type { Limit } from './limit.ts'
import { dueAt, runClock } from './run.ts'
import type { Pause } from './run.ts'
import { weekdays } from './source.ts'
import { timeLeft } from './time-left.ts'
import { warningAt } from './warning.ts'

const HOUR = 3_600_000
const base = Temporal.Instant.from('2026-11-01T00:00:00Z').epochMilliseconds
const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
const ms = (instant: Temporal.Instant | null) => instant?.epochMilliseconds ?? Infinity

const clockTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Up to three intervals from an even number of different times. */
const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 7 }).map((times) => {
  const sorted = times.toSorted((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({ from: clockTime(sorted[2 * i] ?? 0), to: clockTime(sorted[2 * i + 1] ?? 0) }))
})
const someWeekdays = fc.uniqueArray(fc.constantFrom<Weekday>(...weekdays), { maxLength: 5 })
const aWeek: fc.Arbitrary<HoursVariant['week']> = fc
  .tuple(someHours, someWeekdays, fc.array(someHours, { minLength: 7, maxLength: 7 }), fc.boolean())
  .map(([same, closed, each, uniform]) => {
    const of = (day: Weekday, i: number) => (closed.includes(day) ? [] : uniform ? same : each[i] ?? same)
    return { mon: of('mon', 0), tue: of('tue', 1), wed: of('wed', 2), thu: of('thu', 3), fri: of('fri', 4), sat: of('sat', 5), sun: of('sun', 6) }
  })
const aDate = fc.integer({ min: -5, max: 150 }).map((days) => Temporal.PlainDate.from('2026-11-01').add({ days }).toString())
const aClosedDay = fc.record({ date: aDate, kind: fc.constantFrom('national-holiday', 'joint-leave', 'office-closure'), name: fc.constant('Libur') })
const aSource: fc.Arbitrary<CalendarSource> = fc.record({
  zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
  hours: fc.tuple(aWeek, fc.option(fc.tuple(aDate, aDate, aWeek), { nil: null })).map(([week, season]): HoursVariant[] => {
    if (season === null) return [{ week }]
    const [a, b, other] = season
    return [{ week }, { from: a < b ? a : b, to: a < b ? b : a, week: other }]
  }),
  closedDays: fc.array(aClosedDay, { maxLength: 20 }),
})
const aMoment = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => base + minutes * 60_000)
const aLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constantFrom('same-time', 'end-of-day', 'working-days', 'calendar-days'), amount: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ unit: fc.constantFrom('office-hours', 'elapsed-hours'), amount: fc.integer({ min: 1, max: 60 }) }),
)
interface Stretch { from: number; to: number }
const aStretch: fc.Arbitrary<Stretch> = fc.tuple(aMoment, fc.integer({ min: 0, max: 6 * 24 * 60 })).map(([from, minutes]) => ({ from, to: from + minutes * 60_000 }))
const somePauses = fc.array(aStretch, { maxLength: 4 })
const pausesOf = (stretches: readonly Stretch[]): Pause[] => stretches.map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }))

describe('for any office, limit, start and pauses', () => {
  test('a later start is never due earlier', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, aMoment, somePauses, (source, limit, a, b, stretches) => {
      const calendar = buildCalendar(source)
      const pauses = pausesOf(stretches)
      const [early, late] = a < b ? [a, b] : [b, a]
      expect(ms(dueAt(calendar, limit, instantOf(early), pauses))).toBeLessThanOrEqual(ms(dueAt(calendar, limit, instantOf(late), pauses)))
    }), { numRuns: 600 })
  })

  test('office limits are due within service hours of a working day, after the start and never in a pause', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, (source, limit, start, stretches) => {
      fc.pre(followsOffice(limit.unit))
      const calendar = buildCalendar(source)
      const run = runClock(calendar, limit, instantOf(start), pausesOf(stretches))
      const due = ms(run.dueAt)
      const day = calendar.dayOf(calendar.dateOf(instantOf(due)))
      expect(day.working).toBe(true)
      if (!day.working) return
      expect(due).toBeGreaterThanOrEqual(ms(day.open[0]?.from ?? null))
      expect(due).toBeLessThanOrEqual(ms(day.open.at(-1)?.to ?? null))
      expect(calendar.isServiceMoment(run.startsAt)).toBe(true)
      expect(due).toBeGreaterThan(ms(run.startsAt))
      for (const { from, to } of stretches) if (to > start) expect(from < due && due < to).toBe(false)
    }), { numRuns: 600 })
  })

  test('a pause never brings the due moment forward; an empty one, or one cut in two, changes nothing', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, aStretch, fc.double({ min: 0, max: 1, noNaN: true }), (source, limit, start, stretches, extra, share) => {
      const calendar = buildCalendar(source)
      const due = (list: readonly Stretch[]) => ms(dueAt(calendar, limit, instantOf(start), pausesOf(list)))
      const cut = extra.from + Math.floor((extra.to - extra.from) * share)
      expect(due([...stretches, extra])).toBeGreaterThanOrEqual(due(stretches))
      expect(due([...stretches, { from: extra.from, to: extra.from }])).toBe(due(stretches))
      expect(due([{ from: cut, to: extra.to }, ...stretches, { from: extra.from, to: cut }])).toBe(due([...stretches, extra]))
    }), { numRuns: 400 })
  })

  test('an open pause is due never, or as if it had not been when it came too late', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, aMoment, (source, limit, start, from) => {
      const calendar = buildCalendar(source)
      const without = ms(dueAt(calendar, limit, instantOf(start)))
      const run = runClock(calendar, limit, instantOf(start), [{ from: instantOf(from), to: null }])
      expect(ms(run.dueAt)).toBe(without <= from ? without : Infinity)
      expect(run.remaining === null).toBe(run.dueAt !== null)
    }), { numRuns: 400 })
  })

  test('another closed day never makes it due earlier', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, aDate, (source, limit, start, stretches, date) => {
      const more = { ...source, closedDays: [...source.closedDays, { date, kind: 'office-closure' as const, name: 'Tutup' }] }
      const pauses = pausesOf(stretches)
      const before = dueAt(buildCalendar(source), limit, instantOf(start), pauses)
      expect(ms(dueAt(buildCalendar(more), limit, instantOf(start), pauses))).toBeGreaterThanOrEqual(ms(before))
    }), { numRuns: 600 })
  })
})

describe('the account agrees with the due moment', () => {
  test('it is dueAt, ends on the due day, which counts, and gives every day once', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, (source, limit, start, stretches) => {
      const calendar = buildCalendar(source)
      const pauses = pausesOf(stretches)
      const run = runClock(calendar, limit, instantOf(start), pauses)
      expect(run.dueAt).toEqual(dueAt(calendar, limit, instantOf(start), pauses))
      const end = instantOf(ms(run.dueAt) - (limit.unit === 'elapsed-hours' ? 1 : 0))
      expect(run.days.at(-1)).toMatchObject({ date: calendar.dateOf(end), counted: true })
      let date = Temporal.PlainDate.from(calendar.dateOf(instantOf(start)))
      for (const day of run.days) {
        expect(day.date).toBe(date.toString())
        expect(day.counted).toBe(day.reason === 'counted')
        if (day.counted && followsOffice(limit.unit)) expect(calendar.isWorkingDay(day.date)).toBe(true)
        date = date.add({ days: 1 })
      }
    }), { numRuns: 600 })
  })

  test('counted days are the limit; counted minutes are the limit, less what closing time cut off', () => {
    fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, (source, limit, start, stretches) => {
      const calendar = buildCalendar(source)
      const run = runClock(calendar, limit, instantOf(start), pausesOf(stretches))
      const counted = run.days.filter((day) => day.counted).length
      if (isDayUnit(limit.unit)) {
        expect(counted).toBe(limit.amount)
        return
      }
      const minutes = run.days.reduce((sum, day) => sum + (day.minutes ?? 0), 0)
      const whole = millisecondsOf(limit.unit, limit.amount) / 60_000
      const cutOff = limit.unit === 'same-time' && run.dueAt?.equals(calendar.closingOf(calendar.dateOf(run.dueAt)) ?? instantOf(0)) === true
      if (cutOff) expect(minutes).toBeLessThanOrEqual(whole)
      else expect(minutes).toBe(whole)
      if (limit.unit === 'same-time' && stretches.length === 0) expect(counted).toBe(limit.amount)
    }), { numRuns: 600 })
  })

  test('a plain count by the minute finds the same office-hours due moment', () => {
    fc.assert(fc.property(aSource, fc.integer({ min: 1, max: 20 }), aMoment, somePauses, (source, amount, start, stretches) => {
      const calendar = buildCalendar(source)
      const opensAt = (moment: number) => {
        const day = calendar.dayOf(calendar.dateOf(instantOf(moment)))
        return day.working && day.open.some((span) => ms(span.from) <= moment && moment < ms(span.to))
      }
      let left = amount * 60
      let at = start
      for (; left > 0; at += 60_000) if (opensAt(at) && !stretches.some(({ from, to }) => from <= at && at < to)) left -= 1
      expect(ms(dueAt(calendar, { unit: 'office-hours', amount }, instantOf(start), pausesOf(stretches)))).toBe(at)
    }), { numRuns: 25 })
  })
})

test('warnings come in order between start and due; time left never grows', () => {
  fc.assert(fc.property(aSource, aLimit, aMoment, somePauses, fc.integer({ min: 0, max: 20 * 24 }), (source, limit, start, stretches, hours) => {
    const calendar = buildCalendar(source)
    const pauses = pausesOf(stretches)
    const run = runClock(calendar, limit, instantOf(start), pauses)
    const [half, most] = [50, 75].map((percent) => ms(warningAt(calendar, limit, instantOf(start), percent, pauses)))
    expect(half).toBeGreaterThanOrEqual(ms(run.startsAt))
    expect(most).toBeGreaterThanOrEqual(half ?? Infinity)
    expect(most).toBeLessThanOrEqual(ms(run.dueAt))
    const signed = (moment: number) => {
      const left = timeLeft(calendar, limit, run, instantOf(moment))
      const sign = left.state === 'overdue' ? -1 : 1
      return [left.workingDays, left.calendarDays, left.officeMinutes, left.elapsedMinutes].map((measure) => sign * measure)
    }
    const now = signed(start + hours * HOUR)
    for (const [i, later] of signed(start + (hours + 7) * HOUR).entries()) expect(later).toBeLessThanOrEqual(now[i] ?? 0)
  }), { numRuns: 400 })
})
