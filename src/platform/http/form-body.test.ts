import { expect, test } from 'vitest'
import fc from 'fast-check'
import { asList, formToObject } from './form-body.ts'

test('dotted names nest, repeated names list, counted names make lists of objects', () => {
  expect(formToObject('applicant.name=Ani&applicant.address.line=Jl.+Jeruk&tag=a&tag=b&tag=c')).toEqual({
    applicant: { name: 'Ani', address: { line: 'Jl. Jeruk' } },
    tag: ['a', 'b', 'c'],
  })
  expect(formToObject('to.0.who=x&to.1.who=y&item.1=z')).toEqual({ to: [{ who: 'x' }, { who: 'y' }], item: { '1': 'z' } })
})

test('names with a meaning in JavaScript, absurd or contradicting names are ignored', () => {
  const form = formToObject('__proto__.polluted=1&constructor.prototype.polluted=1&a=1&a.b=2&c.d=1&c=2&.=3&a..b=4&=5')
  expect(form).toEqual({ a: '1', c: { d: '1' } })
  expect('polluted' in {}).toBe(false)
})

test('malformed percent-encodings stay as typed, null characters go, line ends are one', () => {
  expect(formToObject('a=100%&b=%E0%A4%A&c=x%00y&d=1%0D%0A2%0D3')).toMatchObject({ a: '100%', c: 'xy', d: '1\n2\n3' })
})

test('any body gives an object of texts that PostgreSQL can store', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })))), (body) => {
      const texts = (value: unknown): string[] =>
        typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
      for (const text of texts(formToObject(body))) {
        expect(text).not.toContain('\0')
        expect(text.isWellFormed()).toBe(true)
      }
    }),
  )
})

test('every plain field of a form survives the way there and back', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.dictionary(name, fc.string().map((text) => text.replaceAll(/[\0\r]/g, ''))), (fields) => {
      const body = new URLSearchParams(Object.entries(fields)).toString()
      const expected = Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'constructor' && key !== 'prototype'))
      expect(formToObject(body)).toEqual(expected)
    }),
  )
})

test('a checkbox group is a list whatever was ticked', () => {
  expect([asList(undefined), asList('a'), asList(['a', 'b'])]).toEqual([[], ['a'], ['a', 'b']])
})
