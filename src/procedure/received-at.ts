import { isMessageChannel } from '../channels/message.ts'
import { refuse } from '../complaint/refusal.ts'
import type { Refusal } from '../complaint/refusal.ts'
import type { Context } from './verb.ts'

/**
 * When a message was received that somebody files now: a citizen's time is kept by their message, whoever looks at it later (S4, S7). Only the house
 * that handles the message and the officer who files it may say so, never before what it answers (`since`) nor in the future. Null: it was not said.
 */
export function receivedAt(given: string | undefined, field: string, since: Temporal.Instant, { actor, now }: Pick<Context, 'actor' | 'now'>): { ok: true; at: Temporal.Instant | null } | { ok: false; refusal: Refusal } {
  if (given === undefined) return { ok: true, at: null }
  if (actor.kind === 'complainant' && !isMessageChannel(actor.via)) return refuse('not_yours', { field })
  const at = Temporal.Instant.from(given)
  if (Temporal.Instant.compare(at, now) > 0) return refuse('future_date', { field })
  return Temporal.Instant.compare(at, since) < 0 ? refuse('before_cause', { field }) : { ok: true, at }
}
