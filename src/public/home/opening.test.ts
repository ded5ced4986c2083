import { expect, test } from 'vitest'
import { buildCalendar } from '../../clock/calendar.ts'
import { sampleSource, wib } from '../../clock/sample.ts'
import { openingAt } from './opening.ts'

const calendar = buildCalendar(sampleSource())
const at = (local: string) => openingAt(calendar, wib(local))

test('open until the last closing, with the break still to come', () => {
  expect(at('2026-11-24T10:00')).toEqual({ state: 'open', until: wib('2026-11-24T16:00'), pause: { from: wib('2026-11-24T12:00'), to: wib('2026-11-24T13:00') } })
  expect(at('2026-11-24T13:00')).toEqual({ state: 'open', until: wib('2026-11-24T16:00'), pause: null })
})

test('before opening, in the break, after closing, to the minute', () => {
  expect(at('2026-11-24T07:29')).toEqual({ state: 'before', opens: wib('2026-11-24T07:30') })
  expect(at('2026-11-24T07:30')).toMatchObject({ state: 'open' })
  expect(at('2026-11-24T12:00')).toEqual({ state: 'break', until: wib('2026-11-24T13:00') })
  expect(at('2026-11-24T16:00')).toEqual({ state: 'closed', opens: wib('2026-11-25T07:30'), name: null })
})

test('on a day off: its name, and the next day on which the office opens', () => {
  expect(at('2026-12-24T09:00')).toEqual({ state: 'closed', opens: wib('2026-12-28T07:30'), name: 'Cuti Bersama Natal' })
  expect(at('2026-11-28T09:00')).toEqual({ state: 'closed', opens: wib('2026-11-30T07:30'), name: null })
})
