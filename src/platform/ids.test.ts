import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomText, randomToken, uuidv7 } from './ids.ts'

const instant = fc.bigInt(0n, 4_000_000_000_000_000_000n).map((nanoseconds) => Temporal.Instant.fromEpochNanoseconds(nanoseconds))

test('a later id sorts after an earlier one, to the microsecond, and has the standard form', () => {
  fc.assert(fc.property(instant, (at) => {
    const earlier = uuidv7(at)
    const later = uuidv7(at.add({ microseconds: 1 }))
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(earlier < later).toBe(true)
    expect(Number.parseInt(earlier.replaceAll('-', '').slice(0, 12), 16)).toBe(at.epochMilliseconds)
  }))
})

test('two ids of the same moment differ', () => {
  const at = Temporal.Instant.from('2026-08-17T00:00:00Z')
  expect(new Set(Array.from({ length: 1000 }, () => uuidv7(at))).size).toBe(1000)
})

test('random text keeps to its alphabet and length; tokens are safe in a URL', () => {
  expect(randomText('ABC', 200)).toMatch(/^[ABC]{200}$/)
  expect(new Set(randomText('ABC', 200)).size).toBe(3)
  expect(randomToken()).toMatch(/^[\w-]{43}$/)
})
