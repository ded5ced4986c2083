import { smsText } from '../../channels/sms/gsm7.ts'
import { answersSince } from '../../channels/store/handling.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { OutboundContent } from '../../channels/message.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { mailTag } from '../mail-tag.ts'
import { earliest } from '../letters/quiet-hours.ts'
import { senderDigest } from '../sender.ts'
import type { Reply } from './settle.ts'

/** More answers than these in an hour, and two machines are talking to each other. */
const mostAnAhour = 10
const hoursToSend = { email: 72, sms: 12, whatsapp: 12, telegram: 12 } as const
/** Who wrote so many minutes ago is awake: an answer to them is not held back by the quiet hours. */
const awakeMinutes = 15

export interface ReplyWords {
  text: string
  lang?: Language
  /** The complaint that it is about, of which the sender is a contact. */
  about?: { id: string; trackingCode: string } | null
  /** Said once a day to one sender: what it is called. */
  daily?: 'help' | 'kept' | 'stop' | `added-${string}`
}

/**
 * The answer to a message, to be queued with its settling; null where none is due: to machines, to whom nobody can answer, on a channel on which the
 * house does not speak, or when the sender got too many lately.
 */
export async function replyTo(house: Pick<House, 'workplace' | 'channels' | 'secret'>, message: KeptMessage, { text, lang = 'id', about = null, daily }: ReplyWords): Promise<Reply> {
  const { channel, sender, kind } = message
  const { pool, officeId, zone, now, newId, speaks } = house.workplace
  const digest = senderDigest(house.secret, message)
  if (kind !== 'message' || sender === null || !speaks.has(channel) || digest === null) return null
  const at = now()
  if ((await answersSince(pool, officeId, channel, sender, at.subtract({ hours: 1 }))) >= mostAnAhour) return null
  const isAwake = Temporal.Instant.compare(message.receivedAt, at.subtract({ minutes: awakeMinutes })) > 0
  const notBefore = isAwake ? at : earliest(channel, house.channels.settings.quietHours, zone, at)
  const day = at.toZonedDateTimeISO(zone).toPlainDate().toString()
  return {
    id: newId(at), key: daily ? `${daily}:${channel}:${digest.toString('base64url')}:${day}` : `reply:${message.id}`, channel, recipient: sender, event: 'dialogue', language: lang,
    complaintId: about?.id ?? null, attemptId: null, content: contentFor(house, message, text, lang, about), notBefore, expiresAt: notBefore.add({ hours: hoursToSend[channel] }),
  }
}

function contentFor({ secret }: Pick<House, 'secret'>, { channel, subject, hints }: KeptMessage, text: string, lang: Language, about: ReplyWords['about']): OutboundContent {
  if (channel === 'sms') return { text: smsText(text) }
  if (channel !== 'email') return { text }
  const own = (subject ?? '').replace(/^(?:\s*re\s*:)+\s*/iu, '').trim()
  const { messageId, references = [] } = hints
  return {
    text, subject: `Re: ${own || t(lang, 'dialogue.subject')}`, ...(about ? { tag: mailTag(secret, about.id, about.trackingCode) } : {}),
    ...(messageId ? { thread: { inReplyTo: messageId, references: [...references.filter((id) => id !== messageId).slice(-20), messageId] } } : {}),
  }
}
