import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import type { CalendarSource } from './calendar.ts'
import { CalendarNeverOpens } from './day-table.ts'
import { dueAt, runClock } from './run.ts'
import { sampleClosedDays, sampleSource, sampleWeek, wib } from './sample.ts'
import { CalendarSourceError, calendarProblems } from './source.ts'

const calendar = buildCalendar(sampleSource())
const closedWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

describe('a day', () => {
  test('gives its open intervals, in the office’s zone', () => {
    expect(calendar.dayOf('2026-11-27')).toEqual({
      date: '2026-11-27', holidaysKnown: true, working: true,
      open: [{ from: wib('2026-11-27T07:30'), to: wib('2026-11-27T11:30') }, { from: wib('2026-11-27T13:00'), to: wib('2026-11-27T16:30') }],
    })
  })

  test.each([
    ['2026-11-28', 'weekend', null],
    ['2026-12-24', 'joint-leave', 'Cuti Bersama Natal'],
    ['2026-12-25', 'national-holiday', 'Natal'],
  ])('%s is closed: %s', (date, reason, name) => {
    expect(calendar.dayOf(date)).toEqual({ date, holidaysKnown: true, working: false, reason, name })
  })

  test('a closed weekday is not called a weekend; a Saturday with hours is a working day', () => {
    const sixDays = buildCalendar(sampleSource({ hours: [{ week: { ...sampleWeek, wed: [], sat: sampleWeek.mon } }] }))
    expect(sixDays.dayOf('2026-11-25')).toMatchObject({ working: false, reason: 'closed' })
    expect(sixDays.isWorkingDay('2026-11-28')).toBe(true)
  })

  test('a national holiday says more than a closure of the office on the same day, in either order', () => {
    const flood = { date: '2026-12-25', kind: 'office-closure', name: 'Banjir' } as const
    for (const closedDays of [[flood, ...sampleClosedDays], [...sampleClosedDays, flood]]) {
      expect(buildCalendar(sampleSource({ closedDays })).dayOf('2026-12-25')).toMatchObject({ reason: 'national-holiday', name: 'Natal' })
    }
  })

  test('is one day of the office, not of the world', () => {
    expect(calendar.dateOf(Temporal.Instant.from('2026-11-24T17:00:00Z'))).toBe('2026-11-25')
    expect(buildCalendar(sampleSource({ zone: 'Asia/Jayapura' })).dateOf(Temporal.Instant.from('2026-11-24T15:00:00Z'))).toBe('2026-11-25')
  })
})

describe('openings', () => {
  test.each([
    ['2026-11-24T07:29', false, '2026-11-24T07:30', '2026-11-24T07:30'],
    ['2026-11-24T07:30', true, '2026-11-24T07:30', '2026-11-25T07:30'],
    ['2026-11-24T12:30', true, '2026-11-24T12:30', '2026-11-25T07:30'],
    ['2026-11-24T16:00', false, '2026-11-25T07:30', '2026-11-25T07:30'],
    ['2026-12-23T17:00', false, '2026-12-28T07:30', '2026-12-28T07:30'],
  ])('at %s', (at, service, next, opening) => {
    expect(calendar.isServiceMoment(wib(at))).toBe(service)
    expect(calendar.nextServiceMoment(wib(at))).toEqual(wib(next))
    expect(calendar.nextOpening(wib(at))).toEqual(wib(opening))
  })

  test('working days on either side, and the closing', () => {
    expect(calendar.nextWorkingDay('2026-12-23')).toBe('2026-12-28')
    expect(calendar.previousWorkingDay('2026-12-28')).toBe('2026-12-23')
    expect(calendar.closingOf('2026-11-27')).toEqual(wib('2026-11-27T16:30'))
    expect(calendar.closingOf('2026-11-28')).toBeNull()
  })
})

describe('weeks with dates', () => {
  const to10 = { ...closedWeek, mon: [{ from: '08:00', to: '10:00' }] }
  const to11 = { ...closedWeek, mon: [{ from: '08:00', to: '11:00' }] }
  const closing = (hours: CalendarSource['hours'], date: string) => buildCalendar(sampleSource({ hours })).closingOf(date)?.toZonedDateTimeISO('Asia/Jakarta').hour

  test('win over the ordinary week on their dates, both ends included, wherever they stand in the list', () => {
    const hours = [{ week: to10, from: '2026-11-09', to: '2026-11-16' }, { week: sampleWeek }]
    for (const list of [hours, hours.toReversed()]) {
      expect(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((date) => closing(list, date))).toEqual([16, 10, 10, 16])
    }
  })

  test('where two overlap the one that began last wins; an open end goes on', () => {
    const hours = [{ week: to10, from: '2026-11-09', to: '2026-11-16' }, { week: to11, from: '2026-11-01' }, { week: sampleWeek }]
    expect(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-23'].map((date) => closing(hours, date))).toEqual([16, 11, 10, 11])
  })
})

describe('years without a decree', () => {
  test('the last decreed year follows from the days, or is given', () => {
    expect(calendar.knownUntil).toBe(2026)
    expect(calendar.dayOf('2027-01-04').holidaysKnown).toBe(false)
    expect(buildCalendar(sampleSource({ knownUntil: 2027 })).dayOf('2027-01-04').holidaysKnown).toBe(true)
    expect(buildCalendar(sampleSource({ closedDays: [{ date: '2026-11-30', kind: 'office-closure', name: 'Pindah' }] })).knownUntil).toBeNull()
  })

  test('far away years are computed, and marked', () => {
    const run = runClock(calendar, { unit: 'working-days', amount: 3 }, wib('2999-12-30T10:00'))
    expect(run.beyondDecree).toBe(true)
    expect(run.dueAt?.toString()).toBe('3000-01-02T09:00:00Z')
  })
})

describe('a calendar that does not open', () => {
  const never = buildCalendar(sampleSource({ hours: [{ week: closedWeek }] }))

  test.each(['same-time', 'end-of-day', 'working-days', 'office-hours'] as const)('ends with a clear error for %s', (unit) => {
    expect(() => dueAt(never, { unit, amount: 1 }, wib('2026-11-24T10:00'))).toThrow(CalendarNeverOpens)
    expect(() => dueAt(never, { unit, amount: 1 }, wib('2026-11-24T10:00'))).toThrow(/check the opening hours/)
  })

  test('still counts the days and hours that run on closed days', () => {
    expect(dueAt(never, { unit: 'elapsed-hours', amount: 72 }, wib('2026-11-24T10:00'))).toEqual(wib('2026-11-27T10:00'))
    const run = runClock(never, { unit: 'calendar-days', amount: 14 }, wib('2026-11-24T10:00'))
    expect(run.dueAt).toEqual(wib('2026-12-08T23:59:59'))
    expect(run.warnOn).toBe('2026-11-24')
  })

  test('a season that closes it for good is found out too', () => {
    const soon = buildCalendar(sampleSource({ hours: [{ week: sampleWeek }, { week: closedWeek, from: '2026-11-25' }] }))
    expect(() => dueAt(soon, { unit: 'same-time', amount: 1 }, wib('2026-11-24T10:00'))).toThrow(CalendarNeverOpens)
  })
})

test('keeps nothing of its source: a later change of it changes nothing', () => {
  const source = sampleSource({ closedDays: [...sampleClosedDays], hours: [{ week: { ...sampleWeek } }] })
  const built = buildCalendar(source)
  source.closedDays.length = 0
  if (source.hours[0] !== undefined) source.hours[0].week.mon = []
  expect(built.isWorkingDay('2026-12-25')).toBe(false)
  expect(built.isWorkingDay('2026-11-30')).toBe(true)
})

test('every fault of a source is named with its place', () => {
  const source = sampleSource({
    zone: 'Asia/Probolinggo',
    hours: [
      {
        week: {
          ...closedWeek,
          mon: [{ from: '7:30', to: '24:00' }],
          tue: [{ from: '12:00', to: '12:00' }],
          wed: [{ from: '08:00', to: '12:00' }, { from: '12:00', to: '13:00' }],
        },
      },
      { week: closedWeek },
      { week: closedWeek, from: '2026-02-30', to: '2026-13-01' },
      { week: closedWeek, from: '2026-03-02', to: '2026-03-01' },
    ],
    closedDays: [{ date: '25/12/2026', kind: 'national-holiday', name: 'Natal' }],
  })
  expect(calendarProblems(source)).toEqual([
    { path: 'zone', problem: 'zone-unknown', value: 'Asia/Probolinggo' },
    { path: 'hours[0].week.mon[0].from', problem: 'time-malformed', value: '7:30' },
    { path: 'hours[0].week.mon[0].to', problem: 'time-malformed', value: '24:00' },
    { path: 'hours[0].week.tue[0]', problem: 'interval-empty', value: '12:00 12:00' },
    { path: 'hours[0].week.wed[1]', problem: 'intervals-overlap', value: '12:00 13:00' },
    { path: 'hours[1]', problem: 'two-ordinary-weeks', value: '' },
    { path: 'hours[2].from', problem: 'date-malformed', value: '2026-02-30' },
    { path: 'hours[2].to', problem: 'date-malformed', value: '2026-13-01' },
    { path: 'hours[3]', problem: 'period-reversed', value: '2026-03-02 2026-03-01' },
    { path: 'closedDays[0].date', problem: 'date-malformed', value: '25/12/2026' },
  ])
  expect(() => buildCalendar(source)).toThrow(CalendarSourceError)
  expect(calendarProblems(sampleSource({ hours: [] }))).toEqual([{ path: 'hours', problem: 'no-hours', value: '' }])
  expect(calendarProblems(sampleSource())).toEqual([])
})

test('a zone with summer time keeps local opening hours', () => {
  const newYork = buildCalendar(sampleSource({ zone: 'America/New_York', closedDays: [] }))
  const due = dueAt(newYork, { unit: 'same-time', amount: 1 }, Temporal.Instant.from('2026-03-06T10:00-05:00'))
  expect(due).toEqual(Temporal.Instant.from('2026-03-09T10:00-04:00'))
})
