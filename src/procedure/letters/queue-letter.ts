import type { OutboundContent } from '../../channels/message.ts'
import { cancelNotices, cancelOutbound, outboundOfComplaint, queueMessage } from '../../channels/store/outbound.ts'
import { isOptedOut, setOptOut } from '../../channels/store/opt-outs.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { contactDigest } from '../contacts.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { waysTo } from './choose-channel.ts'
import type { Way } from './choose-channel.ts'
import { languageFor } from './letter-content.ts'
import type { Told } from './letter-content.ts'
import { overtakes } from './overtaken.ts'
import { earliest, isAwake } from './quiet-hours.ts'
import { contactKindOf } from '../sender.ts'
import { isLetterName } from './told.ts'

/** How long a message may take before it is no news any more. An answer that was asked for on that channel is given more time. */
const hoursToSend = { email: 72, sms: 24, whatsapp: 24, telegram: 24 } as const
const hoursForAnswer = 72

/** Whether an event happened too long ago to be told as news: after an outage nobody gets a burst of what they know by now. */
export function isStale({ at }: Pick<ComplaintEvent, 'at'>, { channel }: Way, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at.add({ hours: hoursToSend[channel] }), now) <= 0
}

export interface LetterToSend { way: Way; content: OutboundContent; key: string; attemptId: string | null; history: readonly ComplaintEvent[] }

/** Queues a letter, once for its key: for now, or for the end of the quiet hours unless its reader has just written. */
export async function queueLetter(house: Pick<House, 'pool' | 'workplace' | 'channels'>, told: Told, { way, content, key, attemptId, history }: LetterToSend): Promise<void> {
  const { pool, workplace: { officeId, zone, now, newId } } = house
  const at = now()
  const notBefore = isAwake(history, way.channel, at) ? at : earliest(way.channel, house.channels.settings.quietHours, zone, at)
  const message = {
    id: newId(at), key, ...way, event: told.letter, language: languageFor(told.state), complaintId: told.complaintId, attemptId, content,
    notBefore, expiresAt: notBefore.add({ hours: attemptId ? hoursForAnswer : hoursToSend[way.channel] }),
  }
  await withTransaction(pool, async (client) => {
    await queueMessage(client, officeId, message, at)
  })
}

/** Takes letters back that still wait and that an event made untrue: nobody is reminded in the morning of what they supplied at night. */
export async function dropOvertaken({ pool, workplace: { officeId, now } }: Pick<House, 'pool' | 'workplace'>, complaintId: string, event: ComplaintEvent): Promise<void> {
  const waiting = (await outboundOfComplaint(pool, officeId, complaintId)).filter((message) => (
    message.state === 'queued' && message.attemptId === null && isLetterName(message.event) && overtakes(event.type, message.event)
      && Temporal.Instant.compare(message.createdAt, event.at) <= 0))
  if (waiting.length === 0) return
  await withTransaction(pool, async (client) => {
    for (const { id } of waiting) await cancelOutbound(client, officeId, id, t('id', 'letters.step_overtaken'), now())
  })
}

/**
 * Notes that a person wants no news on a channel, or wants it again (STOP, MULAI). What waits for them there is cancelled with it, answers to their
 * complaint excepted: they asked for those.
 */
export async function wishNoNews({ workplace: { pool, officeId, now } }: Pick<House, 'workplace'>, { channel, recipient }: Way, digest: Buffer, out: boolean): Promise<void> {
  await withTransaction(pool, async (client) => {
    await setOptOut(client, officeId, channel, digest, out, now())
    if (out) await cancelNotices(client, officeId, channel, recipient, t('id', 'letters.step_stopped'), now())
  })
}

/** Whether a person wants no messages at an address (they answered STOP). */
export async function wantsNone({ pool, workplace, secret }: Pick<House, 'pool' | 'workplace' | 'secret'>, { channel, recipient }: Way): Promise<boolean> {
  const digest = contactDigest(secret, contactKindOf(channel), recipient)
  return digest !== null && isOptedOut(pool, workplace.officeId, channel, digest)
}

/** The ways to a complainant on which they want news, the best first. */
export async function openWays(house: Pick<House, 'pool' | 'workplace' | 'secret'>, state: Pick<ComplaintState, 'answerBy' | 'channel' | 'applicant'>): Promise<Way[]> {
  const ways: Way[] = []
  for (const way of waysTo(state, house.workplace.speaks)) if (!(await wantsNone(house, way))) ways.push(way)
  return ways
}
