import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { runClock } from './run.ts'
import { sampleSource, wib } from './sample.ts'
import { timeLeft } from './time-left.ts'
import { warningAt } from './warning.ts'

const calendar = buildCalendar(sampleSource())
const promise: Limit = { unit: 'same-time', amount: 1 }

describe('the promise: Tue 10:00, due Wed 10:00', () => {
  const run = runClock(calendar, promise, wib('2026-11-24T10:00'))
  test.each([
    ['at once', '2026-11-24T10:00', 'running', 'office-hours', 7],
    ['in the lunch break', '2026-11-24T12:30', 'running', 'office-hours', 5],
    ['at night', '2026-11-24T22:00', 'running', 'office-hours', 2],
    ['the last half hour', '2026-11-25T09:30', 'running', 'office-minutes', 30],
    ['on the dot', '2026-11-25T10:00', 'running', 'office-minutes', 0],
    ['a minute late', '2026-11-25T10:01', 'overdue', 'office-minutes', 1],
    ['the next morning', '2026-11-26T09:59', 'overdue', 'office-hours', 7],
    ['a day late', '2026-11-26T10:00', 'overdue', 'working-days', 1],
    ['a weekend later', '2026-11-30T11:00', 'overdue', 'working-days', 3],
  ])('%s', (_, now, state, unit, amount) => {
    expect(timeLeft(calendar, promise, run, wib(now))).toMatchObject({ state, figure: { unit, amount } })
  })
})

test('lodged on Saturday evening it waits for Monday', () => {
  const run = runClock(calendar, promise, wib('2026-11-28T20:00'))
  expect(timeLeft(calendar, promise, run, wib('2026-11-28T20:00'))).toEqual({
    state: 'waiting', workingDays: 1, calendarDays: 1, officeMinutes: 450, elapsedMinutes: 1440, figure: { unit: 'office-hours', amount: 7 },
  })
})

test.each<[string, Limit, string, string, object]>([
  ['five working days', { unit: 'working-days', amount: 5 }, '2026-11-24T10:00', '2026-11-24T10:00', { state: 'running', figure: { unit: 'working-days', amount: 5 } }],
  ['five working days, on the last', { unit: 'working-days', amount: 5 }, '2026-11-24T10:00', '2026-12-01T10:00', { figure: { unit: 'office-hours', amount: 5 } }],
  ['five working days, seen on the Saturday', { unit: 'working-days', amount: 5 }, '2026-11-24T10:00', '2026-11-28T10:00', { figure: { unit: 'office-hours', amount: 15 }, workingDays: 1 }],
  ['fourteen calendar days', { unit: 'calendar-days', amount: 14 }, '2026-11-24T10:00', '2026-11-28T10:00', { figure: { unit: 'calendar-days', amount: 10 } }],
  ['calendar days, the last one', { unit: 'calendar-days', amount: 14 }, '2026-11-24T10:00', '2026-12-08T10:00', { figure: { unit: 'hours', amount: 13 } }],
  ['3 × 24 hours', { unit: 'elapsed-hours', amount: 72 }, '2026-11-27T10:00', '2026-11-28T11:30', { figure: { unit: 'hours', amount: 46 } }],
])('%s', (_, limit, start, now, expected) => {
  expect(timeLeft(calendar, limit, runClock(calendar, limit, wib(start)), wib(now))).toMatchObject(expected)
})

test.each<[Limit, object]>([
  [promise, { unit: 'hours', amount: 23 }],
  [{ unit: 'office-hours', amount: 24 }, { unit: 'office-hours', amount: 23 }],
  [{ unit: 'working-days', amount: 14 }, { unit: 'working-days', amount: 14 }],
  [{ unit: 'calendar-days', amount: 14 }, { unit: 'calendar-days', amount: 14 }],
])('while the complainant is asked, %o keeps what was left', (limit, figure) => {
  const run = runClock(calendar, limit, wib('2026-11-24T10:00'), [{ from: wib('2026-11-24T11:00'), to: null }])
  expect(timeLeft(calendar, limit, run, wib('2027-01-04T10:00'))).toMatchObject({ state: 'paused', officeMinutes: 0, figure })
})

describe('early warning', () => {
  test.each<[string, Limit, number, string, string]>([
    ['half of the promise is at night: the closing', promise, 50, '2026-11-24T10:00', '2026-11-24T16:00'],
    ['three quarters are before the opening: the opening', promise, 75, '2026-11-24T10:00', '2026-11-25T07:30'],
    ['office hours', { unit: 'office-hours', amount: 24 }, 50, '2026-11-23T08:00', '2026-11-24T13:30'],
    ['end of the next day, in its office hours', { unit: 'end-of-day', amount: 1 }, 50, '2026-11-24T10:00', '2026-11-25T08:45'],
  ])('%s', (_, limit, percent, start, expected) => {
    expect(warningAt(calendar, limit, wib(start), percent)).toEqual(wib(expected))
  })

  test('none while a pause is open; no percentage beyond a hundred', () => {
    expect(warningAt(calendar, promise, wib('2026-11-24T10:00'), 50, [{ from: wib('2026-11-24T11:00'), to: null }])).toBeNull()
    expect(() => warningAt(calendar, promise, wib('2026-11-24T10:00'), 101)).toThrow(RangeError)
  })
})
