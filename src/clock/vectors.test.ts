import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildCalendar } from './calendar.ts'
import type { ClosedDay, OpenInterval } from './calendar.ts'
import { explain, limitOfReading } from './explain.ts'
import type { Limit } from './limit.ts'
import { dueAt, runClock } from './run.ts'

interface HolidayFile { year: number; days: ClosedDay[]; extra?: ClosedDay[] }

const years = [2024, 2025, 2026, 2027]
const files = years.map((year): HolidayFile =>
  parse(readFileSync(new URL(`../../standards/kecamatan-wonoasih/holidays/${year}.yaml`, import.meta.url), 'utf8')))

const weekday: OpenInterval[] = [{ from: '07:30', to: '12:00' }, { from: '13:00', to: '16:00' }]
const friday: OpenInterval[] = [{ from: '07:30', to: '11:30' }, { from: '13:00', to: '16:30' }]
const week = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: friday, sat: [], sun: [] }
const decreed = files.flatMap((file) => file.days)
const calendar = buildCalendar({ zone: 'Asia/Jakarta', hours: [{ week }], closedDays: decreed })

const wib = (local: string) => Temporal.Instant.from(`${local}+07:00`)
const local = (instant: Temporal.Instant | null) => instant?.toZonedDateTimeISO('Asia/Jakarta').toPlainDateTime().toString({ smallestUnit: 'second' })
const sec = (minute: string) => `${minute}:00`

describe('the decreed days', () => {
  test.each([[2024, 17, 10], [2025, 17, 11], [2026, 17, 8], [2027, 18, 8]])('%i has %i national holidays and %i days of joint leave', (year, national, joint) => {
    const days = files.find((file) => file.year === year)?.days ?? []
    expect(days.filter((day) => day.kind === 'national-holiday')).toHaveLength(national)
    expect(days.filter((day) => day.kind === 'joint-leave')).toHaveLength(joint)
    expect(days.map((day) => day.date)).toEqual([...new Set(days.map((day) => day.date))].sort())
    expect(days.every((day) => day.date.startsWith(`${year}-`))).toBe(true)
  })

  test('election days stand apart, with their own decree', () => {
    expect(files[0]?.extra).toMatchObject([
      { date: '2024-02-14', decree: expect.stringContaining('Keppres') },
      { date: '2024-11-27', decree: expect.stringContaining('Keppres') },
    ])
  })

  test.each([[2024, 240], [2025, 237], [2026, 240], [2027, 242]])('%i has %i working days', (year, expected) => {
    let count = 0
    for (let day = Temporal.PlainDate.from(`${year}-01-01`); day.year === year; day = day.add({ days: 1 })) {
      if (calendar.isWorkingDay(day.toString())) count += 1
    }
    expect(count).toBe(expected)
  })
})

describe('the three readings of 1 × 24 jam kerja', () => {
  test.each([
    ['2026-11-23T08:00', '2026-11-24T08:00', '2026-11-24T16:00', '2026-11-26T09:30'],
    ['2026-11-27T10:00', '2026-11-30T10:00', '2026-11-30T16:00', '2026-12-02T11:30'],
    ['2026-12-23T15:00', '2026-12-28T15:00', '2026-12-28T16:00', '2026-12-31T08:00'],
    ['2026-12-26T10:00', '2026-12-29T07:30', '2026-12-29T16:00', '2026-12-31T09:00'],
    ['2027-03-05T14:00', '2027-03-16T14:00', '2027-03-16T16:00', '2027-03-18T15:00'],
    ['2027-03-05T17:10', '2027-03-17T07:30', '2027-03-17T16:00', '2027-03-19T09:00'],
  ])('complete at %s', (complete, sameTime, endOfDay, officeHours) => {
    expect(local(dueAt(calendar, limitOfReading['same-time'], wib(complete)))).toBe(sec(sameTime))
    expect(local(dueAt(calendar, limitOfReading['end-of-day'], wib(complete)))).toBe(sec(endOfDay))
    expect(local(dueAt(calendar, limitOfReading['office-hours'], wib(complete)))).toBe(sec(officeHours))
  })

  test.each([
    ['Tue 10:00', '2026-11-24T10:00', '2026-11-24T10:00', '2026-11-25T10:00'],
    ['Fri 14:00', '2026-11-27T14:00', '2026-11-27T14:00', '2026-11-30T14:00'],
    ['Sat 20:00', '2026-11-28T20:00', '2026-11-30T07:30', '2026-12-01T07:30'],
    ['before Christmas', '2026-12-23T11:00', '2026-12-23T11:00', '2026-12-28T11:00'],
    ['Fri 16:20, Monday closes at 16:00', '2026-11-27T16:20', '2026-11-27T16:20', '2026-11-30T16:00'],
    ['in the lunch break', '2026-11-24T12:30', '2026-11-24T12:30', '2026-11-25T12:30'],
    ['before the opening', '2026-11-24T03:00', '2026-11-24T07:30', '2026-11-25T07:30'],
    ['one second before the closing', '2026-11-24T15:59:59', '2026-11-24T15:59:59', '2026-11-25T15:59:59'],
    ['at the closing the office is closed', '2026-11-24T16:00', '2026-11-25T07:30', '2026-11-26T07:30'],
  ])('same time next working day: %s', (_, complete, startsAt, due) => {
    const run = runClock(calendar, limitOfReading['same-time'], wib(complete))
    expect(run.startsAt).toEqual(wib(startsAt))
    expect(run.dueAt).toEqual(wib(due))
  })
})

describe('limits in days', () => {
  test.each([
    [5, '2027-03-22'], [14, '2027-04-06'], [60, '2027-06-17'],
  ])('2027-03-05 + %i working days = %s, at the closing', (amount, date) => {
    const due = dueAt(calendar, { unit: 'working-days', amount }, wib('2027-03-05T09:00'))
    expect(due).toEqual(calendar.closingOf(date))
    expect(due).toEqual(dueAt(calendar, { unit: 'end-of-day', amount }, wib('2027-03-05T09:00')))
  })

  test.each([
    [14, '2026-12-15', null], [60, '2027-01-30', '2027-01-29'],
  ])('2026-12-01 + %i calendar days = %s, warned on %s', (amount, date, warnOn) => {
    const run = runClock(calendar, { unit: 'calendar-days', amount }, wib('2026-12-01T09:00'))
    expect(local(run.dueAt)).toBe(`${date}T23:59:59`)
    expect(run.warnOn).toBe(warnOn)
    expect(run.days.filter((day) => day.counted)).toHaveLength(amount)
  })

  test('no warning before the start: one calendar day from the eve of Lebaran leave', () => {
    const run = runClock(calendar, { unit: 'calendar-days', amount: 1 }, wib('2027-03-13T09:00'))
    expect(run.warnOn).toBe('2027-03-13')
  })

  test('3 × 24 hours by the wall clock run through Christmas', () => {
    const limit: Limit = { unit: 'elapsed-hours', amount: 72 }
    const run = runClock(calendar, limit, wib('2026-12-23T22:15'))
    expect(run.dueAt).toEqual(wib('2026-12-26T22:15'))
    expect(run.warnOn).toBe('2026-12-23')
    expect(run.days.map((day) => day.minutes)).toEqual([105, 1440, 1440, 1335])
  })

  test('a wall-clock limit that ends at midnight ends with the day before', () => {
    const run = runClock(calendar, { unit: 'elapsed-hours', amount: 24 }, wib('2026-12-25T00:00'))
    expect(run.dueAt).toEqual(wib('2026-12-26T00:00'))
    expect(run.days).toEqual([{ date: '2026-12-25', counted: true, reason: 'counted', name: 'Kelahiran Yesus Kristus (Natal)', minutes: 1440 }])
  })
})

describe('seasons and late decrees', () => {
  const short: OpenInterval[] = [{ from: '08:00', to: '12:00' }, { from: '12:30', to: '15:00' }]
  const ramadan = {
    name: 'Ramadan 1448 H', from: '2027-02-08', to: '2027-03-09',
    week: { mon: short, tue: short, wed: short, thu: short, fri: [{ from: '08:00', to: '11:30' }, { from: '12:30', to: '15:30' }], sat: [], sun: [] },
  }
  const inRamadan = buildCalendar({ zone: 'Asia/Jakarta', hours: [ramadan, { week }], closedDays: decreed })

  test.each([
    ['into it: 07:40 is before the opening of 08:00', '2027-02-04T07:40', '2027-02-08T08:00'],
    ['into it: 15:40 is after the closing of 15:00', '2027-02-04T15:40', '2027-02-08T15:00'],
    ['out of it: the same time again', '2027-03-05T15:20', '2027-03-16T15:20'],
    ['within it: 07:40 starts at 08:00', '2027-02-09T07:40', '2027-02-10T08:00'],
  ])('hours of Ramadan, %s', (_, complete, due) => {
    expect(dueAt(inRamadan, limitOfReading['same-time'], wib(complete))).toEqual(wib(due))
  })

  test('hours of Ramadan make 32.5 office hours a week', () => {
    expect(dueAt(inRamadan, { unit: 'office-hours', amount: 32.5 }, wib('2027-02-15T08:00'))).toEqual(wib('2027-02-19T15:30'))
  })

  test('a holiday announced later moves the due moment', () => {
    const later = buildCalendar({
      zone: 'Asia/Jakarta', hours: [{ week }],
      closedDays: [...decreed, { date: '2026-11-25', kind: 'office-closure', name: 'Kantor ditutup: banjir' }],
    })
    const run = runClock(later, limitOfReading['same-time'], wib('2026-11-24T10:00'))
    expect(run.dueAt).toEqual(wib('2026-11-26T10:00'))
    expect(run.days[1]).toEqual({ date: '2026-11-25', counted: false, reason: 'office-closure', name: 'Kantor ditutup: banjir', minutes: 0 })
  })

  test('a due moment beyond the last decree says so', () => {
    expect(calendar.knownUntil).toBe(2027)
    const run = runClock(calendar, limitOfReading['same-time'], wib('2027-12-31T10:00'))
    expect(run.beyondDecree).toBe(true)
    expect(run.days.map((day) => day.holidaysUnknown)).toEqual([undefined, true, true, true])
    expect(runClock(calendar, limitOfReading['same-time'], wib('2027-12-01T10:00')).beyondDecree).toBe(false)
  })
})

test('the account of Christmas 2026, as the command line prints it', () => {
  expect(explain(calendar, limitOfReading['same-time'], Temporal.Instant.from('2026-12-23T04:00:00Z'))).toEqual({
    startsAt: '2026-12-23T11:00:00+07:00',
    dueAt: '2026-12-28T11:00:00+07:00',
    days: [
      { date: '2026-12-23', counted: false, reason: 'start-day' },
      { date: '2026-12-24', counted: false, reason: 'joint-leave', name: 'Cuti Bersama Natal' },
      { date: '2026-12-25', counted: false, reason: 'national-holiday', name: 'Kelahiran Yesus Kristus (Natal)' },
      { date: '2026-12-26', counted: false, reason: 'weekend' },
      { date: '2026-12-27', counted: false, reason: 'weekend' },
      { date: '2026-12-28', counted: true, reason: 'counted' },
    ],
  })
})
