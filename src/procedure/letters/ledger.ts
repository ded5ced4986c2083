import type { MessageChannel } from '../../channels/message.ts'
import { outboundOfComplaint, stepsOf } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { isOpen } from '../../complaint/status.ts'
import type { House } from '../house.ts'
import { waysTo } from './choose-channel.ts'
import { wantsNone } from './queue-letter.ts'
import { isFallback } from './tell-complainant.ts'

/** One change of a message's state, with the other side's words. */
export interface LedgerStep { at: Temporal.Instant; state: string; words: string | null }

/** A message to the complainant, as the case page and the tracking page show it. */
export interface LedgerMessage extends Pick<StoredMessage, 'id' | 'channel' | 'recipient' | 'event' | 'attemptId' | 'state' | 'createdAt' | 'notBefore' | 'sentAt' | 'settledAt'> {
  /** It was sent because the first one did not arrive. */
  fallback: boolean
  /** It did not arrive, and nobody has sent it again or told it otherwise: whoever reads this may have to take another way. */
  trouble: boolean
  steps: LedgerStep[]
}

/** What was sent to the people of a complaint, oldest first, each with its steps. */
export async function messagesTo({ pool, workplace }: Pick<House, 'pool' | 'workplace'>, complaintId: string): Promise<LedgerMessage[]> {
  const messages = await outboundOfComplaint(pool, workplace.officeId, complaintId)
  const steps = Map.groupBy(await stepsOf(pool, workplace.officeId, messages.map(({ id }) => id)), ({ messageId }) => messageId)
  return messages.map(({ id, channel, recipient, event, attemptId, state, createdAt, notBefore, sentAt, settledAt, key, closedAt }) => ({
    id, channel, recipient, event, attemptId, state, createdAt, notBefore, sentAt, settledAt, fallback: isFallback(key),
    trouble: (state === 'failed' || state === 'expired') && closedAt === null, steps: (steps.get(id) ?? []).map((step) => ({ at: step.at, state: step.state, words: step.words })),
  }))
}

/** How the complainant is reached by message: the channels in the order in which they are tried, and those on which they want nothing (STOP). */
export interface Reach { channels: MessageChannel[]; stopped: MessageChannel[] }

/** Null where the house speaks on no channel at all: then nobody expects a message. */
export async function reachOf(house: Pick<House, 'pool' | 'workplace' | 'secret' | 'channels'>, state: ComplaintState): Promise<Reach | null> {
  if (house.workplace.speaks.size === 0) return null
  const reach: Reach = { channels: [], stopped: [] }
  for (const way of waysTo(state, house.workplace.speaks, house.channels.settings)) (await wantsNone(house, way) ? reach.stopped : reach.channels).push(way.channel)
  return reach
}

/** Whether an open case has nobody who can be written to: they must be told in another way. */
export function isOutOfReach(reach: Reach | null, state: Pick<ComplaintState, 'status'>): boolean {
  return reach !== null && reach.channels.length === 0 && isOpen(state.status)
}

/** An address as it may be shown to whoever looks over a shoulder: `s…@contoh.test`, `…890`. */
export function maskedRecipient(channel: MessageChannel, recipient: string): string {
  return channel === 'email' ? recipient.replace(/^(.).*@/u, '$1…@') : `…${recipient.slice(-3)}`
}

/** A network's words as they may be shown where the address is kept secret: they may repeat it. */
export function maskedWords(words: string, recipient = ''): string {
  const plain = recipient === '' ? words : words.replaceAll(recipient, '…')
  return plain.replace(/[^\s<>"']+@[^\s<>"']+/gu, '…').replace(/\+?\d[\d\s-]{7,}\d/gu, '…')
}
