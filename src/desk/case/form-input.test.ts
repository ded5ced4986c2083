import { expect, test } from 'vitest'
import { commandKey, inputOf } from './form-input.ts'

const Form = () => null
const zone = 'Asia/Jakarta'

test('a date and a time become a moment in the zone of the office, however they are typed', () => {
  const of = (date: string, time: string) => inputOf({ Form, moments: ['at'] }, { at_date: date, at_time: time }, zone)
  expect(of('2026-11-24', '10:30')).toEqual({ at: '2026-11-24T10:30:00+07:00' })
  expect(of('24/11/2026', '9.05')).toEqual({ at: '2026-11-24T09:05:00+07:00' })
  expect(of('', '')).toEqual({ at: '' })
  expect(of('2026-11-24', '')).toEqual({ at: '2026-11-24T?' })
  expect(of('31/02/2026', '10.30')).toEqual({ at: '2026-02-31T10:30' })
})

test('dates become ISO, lines a list, and what belongs to the form itself stays out', () => {
  const body = { dueOn: '1/12/2026', contents: 'Pengaduan\n\n  Foto \n', _csrf: 'x', _key: 'k', note: 'tetap' }
  expect(inputOf({ Form, dates: ['dueOn'], lines: ['contents'] }, body, zone)).toEqual({ dueOn: '2026-12-01', contents: ['Pengaduan', 'Foto'], note: 'tetap' })
  expect(inputOf({ Form, dates: ['dueOn'] }, 'no form', zone)).toEqual({})
})

test('the same form sent twice has one key, another text or button another', () => {
  const key = (noun: string, body: object) => commandKey('p', noun, { _key: 'k', ...body })
  expect(key('catatan', { text: 'a', _csrf: '1' })).toBe(key('catatan', { text: 'a', _csrf: '2' }))
  expect(key('catatan', { text: 'b' })).not.toBe(key('catatan', { text: 'a' }))
  expect(key('laporan', { text: 'a' })).not.toBe(key('catatan', { text: 'a' }))
})
