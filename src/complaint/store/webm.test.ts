import fc from 'fast-check'
import { expect, test } from 'vitest'
import { webm } from '../../../test/support/webm.ts'
import { isSoundOnly } from './webm.ts'

test('a WebM with one track of sound is a recording; with a picture, or without any track, it is not', () => {
  expect(isSoundOnly(webm([2]))).toBe(true)
  expect(isSoundOnly(webm([2, 2]))).toBe(true)
  expect(isSoundOnly(webm([1]))).toBe(false)
  expect(isSoundOnly(webm([2, 1]))).toBe(false)
  expect(isSoundOnly(webm([2, 17]))).toBe(false)
  expect(isSoundOnly(webm([]))).toBe(false)
})

test('a list of tracks that is cut off may hide a picture', () => {
  const both = webm([2, 1])
  const end = both.indexOf(Buffer.from('1f43b675', 'hex'))
  expect(isSoundOnly(both.subarray(0, end))).toBe(false)
  expect(isSoundOnly(both.subarray(0, end - 20))).toBe(false)
})

test('any bytes are read to an answer', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(40), (noise, at) => {
    const bytes = Buffer.concat([webm([2]).subarray(0, at), Buffer.from(noise)])
    return typeof isSoundOnly(bytes) === 'boolean'
  }))
})
