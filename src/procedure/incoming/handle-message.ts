import { comeBack, startTry, tryAfter } from '../../channels/store/handling.ts'
import { findMessage, newOfSender, settleMessage } from '../../channels/store/inbound.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { withLock } from '../../platform/advisory-lock.ts'
import type { House } from '../house.ts'
import { handleOne } from './handle-one.ts'

/** Waits after a try that failed, in seconds; after the fifth an officer looks at the message. */
const waits = [5, 30, 120, 600] as const
const mostTries = waits.length + 1
/** When another program has this sender's messages in hand. */
const lockedSeconds = 2

/**
 * A message came in: everything new of its sender is handled, in the order in which it came, by one program at a time. Safe to repeat. One that
 * fails is tried again later and holds up what the same sender wrote after it; after five times it waits for an officer instead (`trouble`).
 */
export async function handleMessage(house: House, id: string): Promise<void> {
  const { pool, officeId, now } = house.workplace
  const message = await findMessage(pool, officeId, id)
  if (message?.state !== 'new') return
  const { channel, sender } = message
  const later = await withLock(pool, `handle-messages:${officeId}:${channel}:${sender ?? ''}`, () => handleAll(house, message))
  if (later === null) await comeBack(pool, officeId, message, now().add({ seconds: lockedSeconds }))
  else if (later !== 'done') await comeBack(pool, officeId, later.message, later.at)
}

/** @returns the message that failed, and when to come back for it */
async function handleAll(house: House, { channel, sender }: KeptMessage): Promise<'done' | { message: KeptMessage; at: Temporal.Instant }> {
  const { pool, officeId } = house.workplace
  for (;;) {
    const messages = await newOfSender(pool, officeId, { channel, sender })
    if (messages.length === 0) return 'done'
    for (const message of messages) {
      const at = await attempt(house, message)
      if (at) return { message, at }
    }
  }
}

/** @returns when it may be tried again; null when it is dealt with */
async function attempt(house: House, message: KeptMessage): Promise<Temporal.Instant | null> {
  const { pool, officeId, now } = house.workplace
  const started = now()
  const again = waits.map((seconds) => started.add({ seconds }))
  const tries = await startTry(pool, officeId, message.id, again, started)
  if (tries === null) {
    const current = await findMessage(pool, officeId, message.id)
    return current?.state === 'new' ? ((await tryAfter(pool, officeId, message.id)) ?? started) : null
  }
  if (tries <= mostTries) {
    try {
      await handleOne(house, message)
      return null
    } catch (error) {
      house.log.error({ err: error, message: message.id, tries }, 'handling a message failed')
      if (tries < mostTries) return again[tries - 1] ?? started
    }
  }
  await settleMessage(pool, officeId, message, { state: 'inbox', reason: 'trouble' }, now())
  return null
}
