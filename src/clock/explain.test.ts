import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import { explain, limitOfReading, readings } from './explain.ts'
import { sampleSource, wib } from './sample.ts'

test.each([
  ['Asia/Jakarta', '2026-11-24T10:00:00+07:00'],
  ['Asia/Makassar', '2026-11-24T11:00:00+08:00'],
  ['Asia/Jayapura', '2026-11-24T12:00:00+09:00'],
])('times carry the offset of an office in %s', (zone, startsAt) => {
  expect(explain(buildCalendar(sampleSource({ zone })), limitOfReading['same-time'], wib('2026-11-24T10:00')).startsAt).toBe(startsAt)
})

test('an open pause has no due moment', () => {
  const paused = explain(buildCalendar(sampleSource()), limitOfReading['same-time'], wib('2026-11-24T10:00'), [{ from: wib('2026-11-24T11:00'), to: null }])
  expect(paused.dueAt).toBeNull()
})

test('the machine’s time zone plays no part', () => {
  const room = JSON.stringify(new URL('./', import.meta.url).href)
  const program = `
    const room = ${room}
    const { buildCalendar } = await import(room + 'calendar.ts')
    const { explain, limitOfReading, readings } = await import(room + 'explain.ts')
    const { sampleSource, wib } = await import(room + 'sample.ts')
    const starts = ['2026-11-24T00:30', '2026-11-27T16:20', '2026-12-23T23:30']
    const calendar = buildCalendar(sampleSource())
    console.log(JSON.stringify({
      offset: new Date(0).getTimezoneOffset(),
      told: readings.flatMap((reading) => starts.map((start) => explain(calendar, limitOfReading[reading], wib(start)))),
    }))`
  const told = ['Asia/Jakarta', 'America/New_York', 'Pacific/Kiritimati'].map((TZ) =>
    JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: { ...process.env, TZ }, encoding: 'utf8' })))
  expect(told.map((answer) => answer.offset)).toEqual([-420, 300, 640])
  expect(told[1].told).toEqual(told[0].told)
  expect(told[2].told).toEqual(told[0].told)
  expect(told[0].told).toHaveLength(readings.length * 3)
  expect(told[0].told[0].dueAt).toBe('2026-11-25T07:30:00+07:00')
})
