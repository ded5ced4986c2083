import type pg from 'pg'
import { withLock } from '../platform/advisory-lock.ts'
import type { Log } from '../platform/log.ts'
import type { ChannelAdapter, Sent } from './adapter.ts'
import type { MessageChannel, OutboundMessage } from './message.ts'
import { claimMessages, expireMessages, nextDue, orphanedMessages, putBack, recordSent, wakeSender } from './store/outbound.ts'

export interface Outbox { pool: pg.Pool; officeId: number; now(): Temporal.Instant; log: Log }

/** Waits between attempts, in seconds; the last one repeats until the message expires. */
const backOff = [30, 60, 120, 300, 600, 1_800, 3_600, 7_200] as const
/** After a crash in the middle of sending: how long a report may take that tells whether the message left. */
const graceMinutes = 10
const batch = 100

/** When a message that could not be sent is tried again. */
export function nextAttempt(attempts: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ seconds: backOff[Math.min(attempts, backOff.length) - 1] ?? backOff[0] })
}

/** `sent` counts what was handed over. `next`: when there is more to do; null when the queue is empty. */
export interface Drained { sent: number; refused: number; putBack: number; next: Temporal.Instant | null }

/**
 * Hands over what is due on an adapter's channel, for at most `budgetMs`. One program at a time per channel; messages to the same recipient
 * go one after the other, oldest first. Memory does not grow with the queue: at most a hundred are in hand.
 * Null when another program is at it.
 */
export async function drain(outbox: Outbox, adapter: ChannelAdapter, budgetMs = 5_000): Promise<Drained | null> {
  const { pool, officeId, now } = outbox
  const send = adapter.send?.bind(adapter)
  const { channel } = adapter
  if (!send || channel === 'phone') return null
  return withLock(pool, `send-messages:${officeId}:${channel}`, async () => {
    const drained: Drained = { sent: 0, refused: 0, putBack: 0, next: null }
    const until = performance.now() + budgetMs
    await settleOrphans(outbox, adapter, channel)
    await expireMessages(pool, officeId, channel, now())
    while (performance.now() < until) {
      const messages = await claimMessages(pool, officeId, channel, now(), batch)
      if (messages.length === 0) {
        // What is due and was not claimed waits for an earlier message to its recipient.
        const next = await nextDue(pool, officeId, channel)
        return { ...drained, next: next && Temporal.Instant.compare(next, now()) <= 0 ? now().add({ seconds: 5 }) : next }
      }
      const full = await handOver(outbox, send, messages, adapter.atOnce ?? 1, drained)
      if (full) return { ...drained, next: now().add({ seconds: 1 }) }
    }
    return { ...drained, next: await nextDue(pool, officeId, channel) }
  })
}

/** Drains a channel and says when to come back, as a job does it. */
export async function drainAndWake(outbox: Outbox, adapter: ChannelAdapter): Promise<void> {
  const { pool, now } = outbox
  const drained = await drain(outbox, adapter)
  const next = drained ? drained.next : now().add({ seconds: 2 })
  if (next && adapter.channel !== 'phone') await wakeSender(pool, adapter.channel, next)
}

/** Ends what waited for a channel on which nobody sends any more, its account having been taken out of channels.yaml. */
export async function expireUnsent({ pool, officeId, now }: Pick<Outbox, 'pool' | 'officeId' | 'now'>, channel: MessageChannel): Promise<void> {
  await expireMessages(pool, officeId, channel, now(), now().subtract({ minutes: graceMinutes }))
}

type Send = (message: OutboundMessage) => Promise<Sent>

/** @returns whether the network has its fill */
async function handOver(outbox: Outbox, send: Send, messages: readonly OutboundMessage[], atOnce: number, drained: Drained): Promise<boolean> {
  const waiting = [...Map.groupBy(messages, (message) => message.recipient).values()]
  let full = false
  async function work(): Promise<void> {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      let held: { until: Temporal.Instant } | null = null
      for (const message of group) {
        if (full || held) await putBack(outbox.pool, outbox.officeId, message, held?.until ?? null, null, outbox.now(), false)
        else {
          const result = await handOverOne(outbox, send, message, drained)
          if (result === 'full') full = true
          else held = result
        }
      }
    }
  }
  // The lock is let go only when nobody sends any more, also when one of them could not write down what became of its message.
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, waiting.length) }, work))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return full
}

/** @returns until when this recipient waits, if the message could not go */
async function handOverOne(outbox: Outbox, send: Send, message: OutboundMessage, drained: Drained): Promise<'full' | { until: Temporal.Instant } | null> {
  const { pool, officeId, now, log } = outbox
  const sent = await send(message).catch((error: unknown): Sent => {
    log.error({ err: error, message: message.id, channel: message.channel }, 'handing a message over failed')
    return { outcome: 'later', words: error instanceof Error ? error.message : 'failed' }
  })
  if (sent.outcome === 'full') {
    await putBack(pool, officeId, message, null, null, now(), false)
    return 'full'
  }
  if (sent.outcome === 'later') {
    const until = nextAttempt(message.attempts, now())
    await putBack(pool, officeId, message, until, sent.words, now())
    drained.putBack += 1
    return { until }
  }
  await recordSent(pool, officeId, message.id, sent, now())
  if (sent.outcome === 'refused') drained.refused += 1
  else drained.sent += 1
  return null
}

/**
 * Messages that a killed process had in hand. The other side is asked; where it cannot tell, a report is awaited for ten minutes, and only
 * then is the message sent again, under the same id, by which networks that can tell know it for the same.
 */
async function settleOrphans(outbox: Outbox, adapter: ChannelAdapter, channel: MessageChannel): Promise<void> {
  const { pool, officeId, now } = outbox
  for (const message of await orphanedMessages(pool, officeId, channel, batch)) {
    const known = (await adapter.sentBefore?.(message)) ?? null
    if (known && known.outcome !== 'later' && known.outcome !== 'full') await recordSent(pool, officeId, message.id, known, now())
    else if (known || Temporal.Instant.compare(message.claimedAt.add({ minutes: graceMinutes }), now()) <= 0) await putBack(pool, officeId, message, null, null, now(), false)
  }
}
