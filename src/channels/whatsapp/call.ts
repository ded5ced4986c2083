import { createHmac } from 'node:crypto'
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
})
const value = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string(), display_phone_number: z.string().optional() }),
  contacts: z.array(z.looseObject({ wa_id: z.string(), profile: z.looseObject({ name: z.string() }).optional() })).optional(),
  messages: z.array(message).optional(), statuses: z.array(status).optional(),
})
const call = z.looseObject({ object: z.literal('whatsapp_business_account'), entry: z.array(z.looseObject({ changes: z.array(z.looseObject({ value: z.unknown() })) })) })

export interface MediaRef { id: string; name: string }
export interface Heard { messages: { message: InboundMessage; media: MediaRef[] }[]; reports: DeliveryReport[] }

/** What a call of the network tells: messages and news about ours; null for what is no call. Parts that are not understood are left out, the rest stands. */
export function heard(body: unknown, { account, phoneNumberId, now }: { account: string; phoneNumberId: string; now: Temporal.Instant }): Heard | null {
  const read = call.safeParse(body)
  if (!read.success) return null
  const values = read.data.entry.flatMap(({ changes }) => changes).flatMap((change) => value.safeParse(change.value).data ?? []).filter(({ metadata }) => metadata.phone_number_id === phoneNumberId)
  return {
    messages: values.flatMap((one) => (one.messages ?? []).map((came) => messageOf(came, one, account, now))),
    reports: values.flatMap(({ statuses }) => statuses ?? []).flatMap(reportOf),
  }
}

function messageOf(came: z.output<typeof message>, { contacts, metadata }: z.output<typeof value>, account: string, now: Temporal.Instant): Heard['messages'][number] {
  const one = came.image ?? came.document ?? came.audio ?? came.video ?? came.sticker
  const place = came.location ? [`Lokasi: ${came.location.name ? `${came.location.name}, ` : ''}https://www.openstreetmap.org/?mlat=${came.location.latitude}&mlon=${came.location.longitude}`] : []
  const words = [came.text?.body ?? one?.caption ?? came.button?.text ?? came.reaction?.emoji ?? '', ...place].filter(Boolean)
  return {
    media: one ? [{ id: one.id, name: one.filename ?? `${came.type}` }] : [],
    message: {
      channel: 'whatsapp', account, externalId: came.id, kind: came.type === 'reaction' || came.type === 'system' ? 'service' : 'message',
      sender: normalPhone(`+${came.from}`), senderName: cleanLine(contacts?.find(({ wa_id: id }) => id === came.from)?.profile?.name ?? ''),
      recipient: metadata.display_phone_number ?? null, sentAt: Temporal.Instant.fromEpochMilliseconds(Number(came.timestamp) * 1_000), receivedAt: now,
      subject: null, text: cleanText(words.join('\n')), quoted: null, attachments: [], raw: null,
      hints: { ...(came.context?.id ? { inReplyTo: came.context.id } : {}), ...(words.length === 0 && !one ? { notes: [`unsupported:${came.type}`] } : {}) },
    },
  }
}

const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed' }

function reportOf(came: z.output<typeof status>): DeliveryReport[] {
  const outcome = outcomes[came.status]
  const words = [came.status, ...(came.errors ?? []).map(({ code, title, message: text }) => `${code} ${text ?? title ?? ''}`)].join(': ')
  return outcome ? [{ channel: 'whatsapp', externalId: came.id, outcome, words: cleanText(words, 500), at: Temporal.Instant.fromEpochMilliseconds(Number(came.timestamp) * 1_000) }] : []
}
