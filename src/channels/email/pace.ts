import { setTimeout as sleep } from 'node:timers/promises'

/** How fast time goes for a listener. Tests let hours pass in seconds. */
export interface Pace {
  /** Waits, or until the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** The time of the wall clock. */
export const wallPace: Pace = {
  // Woken early by the signal is no failure.
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => {}),
}

/** Waits between attempts to reach the other side: 1 s, 2 s, 4 s … 60 s. @param failures in a row, from 1 */
export function backOffMs(failures: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(failures - 1, 6))
}

/** Whether a failure is to be told loudly: the first, then one an hour. The rest is repetition. */
export function isNews(failures: number): boolean {
  return failures === 1 || failures % 60 === 0
}
