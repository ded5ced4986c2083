import { pino } from 'pino'
import type { Logger } from 'pino'

/** The log that every part of the house writes to. */
export type Log = Logger

/** A log for tests and tools that want none. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
