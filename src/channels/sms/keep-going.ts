import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'

/** Waits, unless the signal wakes it. @returns whether to go on */
export async function restUntil(signal: AbortSignal, ms: number): Promise<boolean> {
  if (!signal.aborted) await sleep(ms, undefined, { signal }).catch(() => {}) // woken to stop
  return !signal.aborted
}

/**
 * Does the work again and again until the signal aborts, with a rest in between (none when it returns `more`). Work that fails is tried
 * again after ever longer rests, at most half a minute; the first failure of a series is logged, and its end.
 */
export async function keepGoing(work: () => Promise<'more' | void>, { signal, everyMs, log, what }: { signal: AbortSignal; everyMs: number; log: Log; what: string }): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let rest = everyMs
    try {
      if ((await work()) === 'more') rest = 0
      if (failures > 0) log.info({ what, failures }, 'works again')
      failures = 0
    } catch (error) {
      failures += 1
      if (failures === 1) log.warn({ err: error, what }, 'failed: trying again until it works')
      rest = Math.min(30_000, everyMs * 2 ** Math.min(failures - 1, 10))
    }
    await restUntil(signal, rest)
  }
}
