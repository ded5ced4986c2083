import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { dueAt, runClock } from './run.ts'
import type { Pause } from './run.ts'
import { sampleSource, wib } from './sample.ts'

const calendar = buildCalendar(sampleSource())
const pause = (from: string, to: string | null, reason?: string): Pause => ({
  from: wib(from), to: to === null ? null : wib(to), ...(reason !== undefined && { reason }),
})
const oneDay: Limit = { unit: 'same-time', amount: 1 }
const start = wib('2026-11-24T10:00') // a Tuesday

describe('same time next working day, with pauses', () => {
  test.each<[string, Pause[], string | null]>([
    ['two hours in the morning', [pause('2026-11-24T10:30', '2026-11-24T12:30')], '2026-11-25T12:00'],
    ['ended in the evening: counts on from the next opening', [pause('2026-11-24T14:00', '2026-11-24T19:00')], '2026-11-26T07:30'],
    ['over the weekend', [pause('2026-11-24T11:00', '2026-11-29T20:00')], '2026-12-01T07:30'],
    ['still waiting', [pause('2026-11-24T11:00', null)], null],
    ['twice, given in the wrong order', [pause('2026-11-25T09:00', '2026-11-25T09:30'), pause('2026-11-24T11:00', '2026-11-24T11:30')], '2026-11-25T11:00'],
    ['overlapping', [pause('2026-11-24T11:00', '2026-11-24T12:00'), pause('2026-11-24T11:30', '2026-11-24T12:30')], '2026-11-25T11:30'],
    ['begun only when it was due: what is late stays late', [pause('2026-11-25T10:00', '2026-11-26T10:00')], '2026-11-25T10:00'],
    ['open, but begun after it was due', [pause('2026-11-25T10:01', null)], '2026-11-25T10:00'],
    ['over before the start', [pause('2026-11-23T10:00', '2026-11-23T12:00')], '2026-11-25T10:00'],
    ['already on at the start', [pause('2026-11-24T09:00', '2026-11-24T11:00')], '2026-11-25T11:00'],
  ])('%s', (_, pauses, due) => {
    expect(dueAt(calendar, oneDay, start, pauses)).toEqual(due === null ? null : wib(due))
  })

  // Fri 10:00 to 15:00 and Mon from 10:00 on make 24 hours at Tue 05:00.
  const weekend = pause('2026-11-27T15:00', '2026-11-30T10:00')
  test.each<[string, Pause[], string]>([
    ['at night: at the opening', [weekend], '2026-12-01T07:30'],
    ['at night, and the opening is in a pause: when that ends', [weekend, pause('2026-12-01T06:00', '2026-12-01T13:00')], '2026-12-01T13:00'],
    ['at night, and the whole next day is in a pause: the day after', [weekend, pause('2026-12-01T06:00', '2026-12-01T17:00')], '2026-12-02T07:30'],
    ['at midnight: when the next working day opens', [pause('2026-11-30T00:00', '2026-11-30T14:00')], '2026-12-01T07:30'],
  ])('time is up %s', (_, pauses, due) => {
    const run = runClock(calendar, oneDay, wib('2026-11-27T10:00'), pauses)
    expect(run.dueAt).toEqual(wib(due))
    expect(run.days.at(-1)).toMatchObject({ date: due.slice(0, 10), counted: true })
    expect(run.days.reduce((sum, day) => sum + (day.minutes ?? 0), 0)).toBe(1440)
  })

  test('what is left while it waits', () => {
    const run = runClock(calendar, oneDay, start, [pause('2026-11-25T08:30', null, 'Alamat belum lengkap')])
    expect(run).toMatchObject({ dueAt: null, remaining: { unit: 'minutes', amount: 90 }, warnOn: null })
    expect(run.days).toEqual([
      { date: '2026-11-24', counted: false, reason: 'start-day', minutes: 840 },
      { date: '2026-11-25', counted: true, reason: 'counted', minutes: 510, paused: true },
    ])
  })

  test('a day spent waiting says so, with the reason', () => {
    const run = runClock(calendar, oneDay, start, [pause('2026-11-24T14:00', '2026-11-26T09:00', 'Alamat belum lengkap')])
    expect(run.dueAt).toEqual(wib('2026-11-27T07:30'))
    expect(run.days.map(({ date, reason, name, minutes, paused }) => [date, reason, name, minutes, paused])).toEqual([
      ['2026-11-24', 'start-day', undefined, 240, true],
      ['2026-11-25', 'paused', 'Alamat belum lengkap', 0, true],
      ['2026-11-26', 'counted', undefined, 900, true],
      ['2026-11-27', 'counted', undefined, 300, undefined],
    ])
  })
})

test('a pause that ended on Friday evening has not touched the weekend and the Monday', () => {
  const run = runClock(calendar, oneDay, wib('2026-11-27T10:00'), [pause('2026-11-27T11:00', '2026-11-27T19:00')])
  expect(run.days.map(({ date, paused }) => [date.slice(8), paused])).toEqual([
    ['27', true], ['28', undefined], ['29', undefined], ['30', undefined], ['01', undefined],
  ])
})

describe('other limits with pauses', () => {
  test.each<[string, Limit, Pause[], string | null]>([
    ['a working day whose closing is in the pause', { unit: 'working-days', amount: 2 }, [pause('2026-11-25T09:00', '2026-11-26T09:00')], '2026-11-27T16:30'],
    ['a pause within one working day costs no day', { unit: 'working-days', amount: 2 }, [pause('2026-11-25T09:00', '2026-11-25T11:00')], '2026-11-26T16:00'],
    ['a pause that ends just as the office closes', { unit: 'end-of-day', amount: 1 }, [pause('2026-11-25T09:00', '2026-11-25T16:00')], '2026-11-26T16:00'],
    ['open from the very closing: that day counts', { unit: 'working-days', amount: 1 }, [pause('2026-11-25T16:00', null)], '2026-11-25T16:00'],
    ['two that touch in the last second of a day are one', { unit: 'calendar-days', amount: 1 },
      [pause('2026-11-25T09:00', '2026-11-25T23:59:59'), pause('2026-11-25T23:59:59', '2026-11-26T09:00')], '2026-11-26T23:59:59'],
    ['open', { unit: 'working-days', amount: 5 }, [pause('2026-11-26T09:00', null)], null],
    ['calendar days wait too', { unit: 'calendar-days', amount: 14 }, [pause('2026-11-27T09:00', '2026-11-30T09:00')], '2026-12-11T23:59:59'],
    ['office hours', { unit: 'office-hours', amount: 6 }, [pause('2026-11-24T11:30', '2026-11-24T14:00')], '2026-11-25T10:00'],
    ['office hours end before the break, not after it', { unit: 'office-hours', amount: 2 }, [], '2026-11-24T12:00'],
    ['elapsed hours', { unit: 'elapsed-hours', amount: 72 }, [pause('2026-11-24T20:00', '2026-11-24T21:00')], '2026-11-27T11:00'],
  ])('%s', (_, limit, pauses, due) => {
    expect(dueAt(calendar, limit, start, pauses)).toEqual(due === null ? null : wib(due))
  })

  test('days left while it waits', () => {
    const run = runClock(calendar, { unit: 'working-days', amount: 5 }, start, [pause('2026-11-26T09:00', null)])
    expect(run.remaining).toEqual({ unit: 'days', amount: 4 })
    expect(run.days.map((day) => day.reason)).toEqual(['start-day', 'counted', 'paused'])
  })
})

test.each<[string, Limit, Pause[]]>([
  ['no amount', { unit: 'same-time', amount: 0 }, []],
  ['half a day', { unit: 'working-days', amount: 0.5 }, []],
  ['not a number', { unit: 'office-hours', amount: Number.NaN }, []],
  ['longer than a century', { unit: 'calendar-days', amount: 36_601 }, []],
  ['a pause that ends before it begins', oneDay, [pause('2026-11-24T12:00', '2026-11-24T11:00')]],
])('refuses to compute: %s', (_, limit, pauses) => {
  expect(() => runClock(calendar, limit, start, pauses)).toThrow(RangeError)
})
