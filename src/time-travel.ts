import type { Config } from './platform/config.ts'
import { systemNow } from './platform/time.ts'
import type { Now } from './platform/time.ts'

/** The house's time. In a demo and in development it can be moved, to see a deadline come; otherwise it is the machine's, always. */
export interface Travel {
  now: Now
  /** Null where time travel is impossible. */
  move: ((offset: Temporal.Duration) => void) | null
}

export function timeTravel({ demo, dev }: Pick<Config, 'demo' | 'dev'>): Travel {
  if (!demo && !dev) return { now: systemNow, move: null }
  let offset = Temporal.Duration.from({ seconds: 0 })
  return {
    now: () => systemNow().add(offset),
    move: (added) => { offset = added },
  }
}
