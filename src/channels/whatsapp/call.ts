import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { normalPhone } from '../../office/contact.ts'
import { sameText } from '../../platform/same-text.ts'
import { cleanLine, cleanText } from '../clean-text.ts'
import type { DeliveryReport, InboundMessage } from '../message.ts'

/** Whether a call comes from the network: HMAC-SHA-256 over the bytes of its body with the app's secret. */
export function isSigned(body: Buffer, header: string | undefined, appSecret: string): boolean {
  return sameText(header ?? '', `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`)
}

const media = z.looseObject({ id: z.string().max(200), mime_type: z.string().max(200).optional(), filename: z.string().max(1_000).optional(), caption: z.string().optional() })
const message = z.looseObject({
  id: z.string().max(300), from: z.string().max(40), timestamp: z.string().regex(/^\d{1,12}$/u), type: z.string().max(40),
  text: z.looseObject({ body: z.string() }).optional(),
  image: media.optional(), document: media.optional(), audio: media.optional(), video: media.optional(), sticker: media.optional(),
  location: z.looseObject({ latitude: z.number(), longitude: z.number(), name: z.string().optional() }).optional(),
  button: z.looseObject({ text: z.string() }).optional(),
  reaction: z.looseObject({ emoji: z.string().optional() }).optional(),
  context: z.looseObject({ id: z.string().max(300).optional() }).optional(),
})
const status = z.looseObject({
  id: z.string().max(300), status: z.string().max(40), timestamp: z.string().regex(/^\d{1,12}$/u),
  errors: z.array(z.looseObject({ code: z.number(), title: z.string().optional(), message: z.string().optional() })).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
})
const contact = z.looseObject({ wa_id: z.string(), profile: z.looseObject({ name: z.string() }).optional() })
/** Messages, statuses and contacts are read one by one: one of another shape does not take its neighbours with it. */
const value = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string(), display_phone_number: z.string().optional() }),
  contacts: z.array(z.unknown()).optional(), messages: z.array(z.unknown()).optional(), statuses: z.array(z.unknown()).optional(),
})
/** The least that makes a message. */
const barely = z.looseObject({ id: z.string().max(300).optional().catch(undefined), from: z.string().max(40).optional().catch(undefined) })
const call = z.looseObject({ object: z.literal('whatsapp_business_account'), entry: z.array(z.looseObject({ changes: z.array(z.looseObject({ value: z.unknown() })) })) })

export interface MediaRef { id: string; name: string }
export interface HeardMessage { message: InboundMessage; media: MediaRef[]; original: unknown; unread: boolean }
/** `skipped`: news of another shape than we know. */
export interface Heard { messages: HeardMessage[]; reports: DeliveryReport[]; skipped: number }
interface Ear { account: string; phoneNumberId: string; now: Temporal.Instant }

/** What a call of the network tells: messages and news about ours; null for what is no call. A message that is not understood is one all the same. */
export function heard(body: unknown, ear: Ear): Heard | null {
  const read = call.safeParse(body)
  if (!read.success) return null
  const changes = read.data.entry.flatMap((entry) => entry.changes).map((change) => value.safeParse(change.value))
  const values = changes.flatMap(({ data }) => data ?? []).filter(({ metadata }) => metadata.phone_number_id === ear.phoneNumberId)
  const statuses = values.flatMap((one) => one.statuses ?? []).map((came) => status.safeParse(came))
  return {
    messages: values.flatMap((one) => (one.messages ?? []).map((came) => readOne(came, one, ear))),
    reports: statuses.flatMap(({ data }) => (data ? reportOf(data) : [])),
    skipped: [...changes, ...statuses].filter(({ success }) => !success).length,
  }
}

type Value = z.output<typeof value>

function readOne(original: unknown, one: Value, ear: Ear): HeardMessage {
  const read = message.safeParse(original)
  if (read.success) return { ...messageOf(read.data, one, ear), original, unread: false }
  const { id, from } = barely.safeParse(original).data ?? {}
  const own = createHash('sha256').update(JSON.stringify(original) ?? '').digest('hex')
  return { message: nothingOf(id ?? `unread:${own}`, from ?? null, one, ear), media: [], original, unread: true }
}

/** What is known of a message without its words: which it is, and whose. */
function nothingOf(id: string, from: string | null, { contacts, metadata }: Value, { account, now }: Ear): InboundMessage {
  const name = (contacts ?? []).map((came) => contact.safeParse(came).data).find((came) => from !== null && came?.wa_id === from)?.profile?.name
  return {
    channel: 'whatsapp', account, externalId: id, kind: 'message', sender: from === null ? null : normalPhone(`+${from}`), senderName: cleanLine(name ?? ''),
    recipient: metadata.display_phone_number ?? null, sentAt: null, receivedAt: now, subject: null, text: '', quoted: null, attachments: [], raw: null, hints: {},
  }
}

function messageOf(came: z.output<typeof message>, one: Value, ear: Ear): Pick<HeardMessage, 'message' | 'media'> {
  const media = came.image ?? came.document ?? came.audio ?? came.video ?? came.sticker
  const place = came.location ? [`Lokasi: ${came.location.name ? `${came.location.name}, ` : ''}https://www.openstreetmap.org/?mlat=${came.location.latitude}&mlon=${came.location.longitude}`] : []
  const words = [came.text?.body ?? media?.caption ?? came.button?.text ?? came.reaction?.emoji ?? '', ...place].filter(Boolean)
  return {
    media: media ? [{ id: media.id, name: media.filename ?? `${came.type}` }] : [],
    message: {
      ...nothingOf(came.id, came.from, one, ear), kind: came.type === 'reaction' || came.type === 'system' ? 'service' : 'message',
      sentAt: Temporal.Instant.fromEpochMilliseconds(Number(came.timestamp) * 1_000), text: cleanText(words.join('\n')),
      hints: { ...(came.context?.id ? { inReplyTo: came.context.id } : {}), ...(words.length === 0 && !media ? { notes: [`unsupported:${came.type}`] } : {}) },
    },
  }
}

const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed' }

function reportOf(came: z.output<typeof status>): DeliveryReport[] {
  const outcome = outcomes[came.status]
  const words = [came.status, ...(came.errors ?? []).map(({ code, title, message: text }) => `${code} ${text ?? title ?? ''}`)].join(': ')
  const ours = came.biz_opaque_callback_data
  return outcome ? [{
    channel: 'whatsapp', ...(ours ? { id: ours } : {}), externalId: came.id, outcome, words: cleanText(words, 500), at: Temporal.Instant.fromEpochMilliseconds(Number(came.timestamp) * 1_000),
  }] : []
}
