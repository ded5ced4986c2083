import { expect, test } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { keepGoing } from './keep-going.ts'

test('work that fails is tried again until it works, and the signal ends it at once', async () => {
  const stopping = new AbortController()
  const at: number[] = []
  let calls = 0
  const started = performance.now()
  await keepGoing(async () => {
    calls += 1
    at.push(performance.now() - started)
    if (calls <= 4) throw new Error('away')
    if (calls === 5) return 'more'
    setTimeout(() => stopping.abort(), 10)
    return undefined
  }, { signal: stopping.signal, everyMs: 20, log: silentLog(), what: 'test' })
  expect(calls).toBe(6)
  // 20, 40, 80 and 160 ms between the tries; none after `more`; the last rest is cut short.
  expect((at[4] ?? 0) - (at[3] ?? 0)).toBeGreaterThan((at[1] ?? 0) - (at[0] ?? 0))
})
