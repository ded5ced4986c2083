import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calendarOf } from '../office/standard/calendar.ts'
import { loadStandard } from '../office/standard/load.ts'
import { demoStories } from './complaints/all.ts'
import { planDemo } from './plan.ts'
import { layServiceTime, spanMinutes } from './service-time.ts'

const bundle = await loadStandard(join(import.meta.dirname, '..', '..', 'standards', 'kecamatan-wonoasih'))
const calendar = calendarOf(bundle, [])
const { completion } = bundle.standard

test('a span is service time: a day is the office\'s seven and a half hours', () => {
  expect([spanMinutes('1d'), spanMinutes('2h 15m'), spanMinutes('3d 1h 5m')]).toEqual([450, 135, 1415])
  expect(() => spanMinutes('1 day')).toThrow(RangeError)
})

test('service time runs back over breaks, nights and weekends', () => {
  const time = layServiceTime(calendar, Temporal.Instant.from('2026-11-23T13:30:00+07:00'))
  const local = (minutes: number) => time.at(minutes).toZonedDateTimeISO('Asia/Jakarta').toPlainDateTime().toString()
  expect(local(20)).toBe('2026-11-23T13:10:00')
  expect(local(60)).toBe('2026-11-23T11:30:00') // 30 minutes after the break, 30 before it
  expect(local(310)).toBe('2026-11-20T16:20:00') // Friday afternoon
  expect(time.minutesBefore(Temporal.Instant.from('2026-11-22T12:00:00+07:00'))).toBe(300) // Sunday counts as Monday's opening
})

test('whenever the demo starts, the whole script fits before it, and people of the office act when it is open', () => {
  for (let at = Temporal.Instant.from('2026-03-02T00:30:00+07:00'); at.epochMilliseconds < Temporal.Instant.from('2027-12-20T00:00:00+07:00').epochMilliseconds; at = at.add({ hours: 53, minutes: 17 })) {
    const time = layServiceTime(calendar, at)
    const planned = planDemo(demoStories, { calendar, time, now: at, closureEnds: spanMinutes('17d 2h'), completion })
    expect(planned.every((item) => Temporal.Instant.compare(item.at, at) <= 0), at.toString()).toBe(true)
    const officers = planned.filter((item) => item.kind === 'act' && !['system', 'complainant'].includes(item.act.by))
    expect(officers.filter((item) => !calendar.isServiceMoment(item.at)), at.toString()).toEqual([])
    const near = planned.filter(({ story }) => story.key === 'tanpa-alamat-lama').map((item) => (item.kind === 'act' ? item.act.verb : 'arrival'))
    expect(near.filter((verb) => verb === 'lapse'), at.toString()).toEqual([])
  }
})

test('no two stories share a name', () => {
  expect(new Set(demoStories.map(({ key }) => key)).size).toBe(demoStories.length)
})
