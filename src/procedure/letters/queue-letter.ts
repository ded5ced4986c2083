import type { OutboundContent } from '../../channels/message.ts'
import { gsm7Count } from '../../channels/sms/gsm7.ts'
import { cancelNotices, cancelOutbound, newsSince, outboundOfComplaint, queueMessage } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import { isOptedOut, setOptOut } from '../../channels/store/opt-outs.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { withTransaction } from '../../platform/transaction.ts'
import { contactDigest } from '../contacts.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
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

/** More news than this to one address in a day is nobody's wish: somebody types another's number into the form. Answers are not counted. */
const mostNewsAday = 10

/**
 * Queues a letter, once for its key: for now, or for the end of the quiet hours unless its reader has just written. News beyond what one address gets in
 * a day is written down as not sent. The first news by SMS or chat says how to stop it.
 */
export async function queueLetter(house: Pick<House, 'pool' | 'workplace' | 'channels'>, told: Told, { way, content, key, attemptId, history }: LetterToSend): Promise<void> {
  const { pool, workplace: { officeId, zone, now, newId } } = house
  const at = now()
  const notBefore = isAwake(history, way.channel, at) ? at : earliest(way.channel, house.channels.settings.quietHours, zone, at)
  const { complaintId, letter } = told
  const language = languageFor(told.state)
  const isNews = attemptId === null
  const saying = isNews ? withWayOut(content, way, language, await outboundOfComplaint(pool, officeId, complaintId)) : content
  const message = {
    id: newId(at), key, ...way, event: letter, language, complaintId, attemptId, content: saying,
    notBefore, expiresAt: notBefore.add({ hours: attemptId ? hoursForAnswer : hoursToSend[way.channel] }),
  }
  await withTransaction(pool, async (client) => {
    const today = isNews ? await newsSince(client, officeId, way.channel, way.recipient, at.toZonedDateTimeISO(zone).startOfDay().toInstant()) : 0
    const queued = await queueMessage(client, officeId, message, at)
    if (queued && today >= mostNewsAday) await cancelOutbound(client, officeId, message.id, t('id', 'letters.step_too_many', { n: mostNewsAday }), at)
  })
}

/**
 * A letter that says how to have no more of them, unless one before it did. An SMS that would become two leaves it to the next: built-in words of
 * the first leave room for it.
 */
function withWayOut(content: OutboundContent, { channel, recipient }: Way, lang: Language, before: readonly StoredMessage[]): OutboundContent {
  if (channel === 'email' || stops.test(content.text)) return content
  if (before.some((message) => message.channel === channel && message.recipient === recipient && stops.test(message.content.text))) return content
  const text = `${content.text}\n${t(lang, channel === 'sms' ? 'letters.stop_sms' : 'letters.stop_chat')}`
  return channel === 'sms' && gsm7Count(text).parts > gsm7Count(content.text).parts ? content : { ...content, text }
}

const stops = /\bSTOP\b/u

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
export async function openWays(house: Pick<House, 'pool' | 'workplace' | 'secret' | 'channels'>, state: Pick<ComplaintState, 'answerBy' | 'channel' | 'applicant'>): Promise<Way[]> {
  const ways: Way[] = []
  for (const way of waysTo(state, house.workplace.speaks, house.channels.settings)) if (!(await wantsNone(house, way))) ways.push(way)
  return ways
}
