import { expect, test } from 'vitest'
import fc from 'fast-check'
import { createThrottle } from './throttle.ts'

test('a burst, then one at a time, each key for itself', () => {
  let now = 0
  const throttle = createThrottle({ burst: 3, secondsPerTry: 10, now: () => now })
  expect([1, 2, 3, 4].map(() => throttle.take('a').ok)).toEqual([true, true, true, false])
  expect(throttle.take('a')).toEqual({ ok: false, retryAfter: 10 })
  expect(throttle.take('b').ok).toBe(true)
  now = 10_000
  expect([1, 2].map(() => throttle.take('a').ok)).toEqual([true, false])
  throttle.forget('a')
  expect(throttle.take('a').ok).toBe(true)
})

test('in any stretch of time, never more than the burst and what has grown since', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 100 }), (pauses) => {
      let now = 0
      const throttle = createThrottle({ burst: 5, secondsPerTry: 10, now: () => now })
      let passed = 0
      for (const pause of pauses) {
        now += pause
        if (throttle.take('key').ok) passed++
      }
      expect(passed).toBeLessThanOrEqual(5 + now / 10_000 + 1e-6)
    }),
  )
})

test('memory is bounded', () => {
  const throttle = createThrottle({ burst: 1, secondsPerTry: 1000, maxKeys: 10, now: () => 0 })
  expect(throttle.take('first').ok).toBe(true)
  for (let i = 0; i < 9; i++) throttle.take(`other ${i}`)
  expect(throttle.take('first').ok).toBe(false)
  for (let i = 0; i < 10; i++) throttle.take(`more ${i}`)
  expect(throttle.take('first').ok).toBe(true)
})
