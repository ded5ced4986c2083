import type { Queryable } from './history.ts'
import { open } from './open.ts'
import type { Open } from './open.ts'

/** Opens a complaint durably. False: its intake key was used before, nothing was written. */
export type OpenOne = (write: Open) => Promise<boolean>

/**
 * Complaints that come while others are on their way to the database travel together, in one statement and one commit; one that comes alone
 * goes at once. When many come at the same time, each costs half of what it would alone. What one of them makes fail fails for it alone.
 */
export function openTogether(queryable: Queryable, limits = { statements: 2, complaints: 32 }): OpenOne {
  const waiting: { write: Open; done(opened: boolean | Promise<boolean>): void; failed(error: unknown): void }[] = []
  let onTheWay = 0

  const alone = async (write: Open) => (await open(queryable, [write])).has(write.complaintId)

  async function send(): Promise<void> {
    const together = waiting.splice(0, limits.complaints)
    onTheWay += 1
    try {
      const opened = await open(queryable, together.map(({ write }) => write))
      for (const { write, done } of together) done(opened.has(write.complaintId))
    } catch (error) {
      if (together.length === 1) together[0]?.failed(error)
      else for (const { write, done } of together) done(alone(write))
    }
    onTheWay -= 1
    if (waiting.length > 0) void send()
  }

  return (write) => new Promise((done, failed) => {
    waiting.push({ write, done, failed })
    if (onTheWay < limits.statements) void send()
  })
}
