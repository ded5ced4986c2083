import { z } from 'zod'
import { cleanLine, cleanText } from '../clean-text.ts'
import type { InboundMessage } from '../message.ts'

const chat = z.looseObject({ id: z.int(), type: z.string() })

const file = z.looseObject({ file_id: z.string().max(300), file_size: z.number().optional(), mime_type: z.string().max(200).optional(), file_name: z.string().max(1_000).optional() })
const message = z.looseObject({
  message_id: z.int(), date: z.int().min(0).max(999_999_999_999), chat,
  from: z.looseObject({ first_name: z.string(), last_name: z.string().optional(), is_bot: z.boolean().optional() }).optional(),
  text: z.string().optional(), caption: z.string().optional(),
  photo: z.array(file).optional(), document: file.optional(), voice: file.optional(), audio: file.optional(), video: file.optional(), video_note: file.optional(),
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.looseObject({ phone_number: z.string(), first_name: z.string() }).optional(),
  reply_to_message: z.looseObject({ message_id: z.int() }).optional(),
})
const barely = z.looseObject({ message_id: z.int(), chat })

/** What of a Telegram update concerns us: new messages, and what was changed in them afterwards. */
const updateSchema = z.looseObject({ update_id: z.int(), message: message.optional(), edited_message: message.optional() })
/** The least that makes a message of it, should its parts have another shape than we know. */
const barelyUpdate = z.looseObject({ update_id: z.int(), message: barely.optional(), edited_message: barely.optional() })
type Update = z.output<typeof updateSchema>
export interface FileRef { id: string; name: string; size: number | null }

export interface Read { message: InboundMessage; files: FileRef[]; unread: boolean }

/** A message of a private chat as we know messages, and the files to be fetched for it; null for what is none (groups, bots, service messages). */
export function readUpdate(raw: unknown, account: string, now: Temporal.Instant): Read | null {
  const read = updateSchema.safeParse(raw)
  if (read.success) return messageOf(read.data, account, now)
  const least = barelyUpdate.safeParse(raw)
  const came = least.data?.message ?? least.data?.edited_message
  return least.success && came?.chat.type === 'private' ? { message: nothingOf(least.data, came, account, now), files: [], unread: true } : null
}

/** What is known of a message without its words: which it is, and whose. */
function nothingOf(update: z.output<typeof barelyUpdate>, came: z.output<typeof barely>, account: string, now: Temporal.Instant): InboundMessage {
  return {
    channel: 'telegram', account, externalId: `${came.chat.id}:${came.message_id}${update.edited_message ? `:${update.update_id}` : ''}`, kind: 'message',
    sender: String(came.chat.id), senderName: null, recipient: null, sentAt: null, receivedAt: now, subject: null, text: '', quoted: null, attachments: [], raw: null,
    hints: update.edited_message ? { notes: ['edited'] } : {},
  }
}

function messageOf(update: Update, account: string, now: Temporal.Instant): Read | null {
  const came = update.message ?? update.edited_message
  if (!came || came.chat.type !== 'private' || came.from?.is_bot === true) return null
  const files = filesOf(came)
  const place = came.location ? [`Lokasi: https://www.openstreetmap.org/?mlat=${came.location.latitude}&mlon=${came.location.longitude}`] : []
  const card = came.contact ? [`Kontak: ${came.contact.first_name}, ${came.contact.phone_number}`] : []
  const text = cleanText([came.text ?? came.caption ?? '', ...place, ...card].filter(Boolean).join('\n'))
  if (text === '' && files.length === 0) return null
  const nothing = nothingOf(update, came, account, now)
  return {
    files, unread: false,
    message: {
      ...nothing, senderName: cleanLine([came.from?.first_name, came.from?.last_name].filter(Boolean).join(' ')), sentAt: Temporal.Instant.fromEpochMilliseconds(came.date * 1_000),
      // `/cek KODE` is how Telegram's people write a keyword.
      text: text.replace(/^\/start(?:@\w+)?\b.*/u, 'BANTUAN').replace(/^\/(?=\p{L})/u, ''),
      hints: { ...nothing.hints, ...(came.reply_to_message ? { inReplyTo: `${came.chat.id}:${came.reply_to_message.message_id}` } : {}) },
    },
  }
}

function filesOf(came: z.output<typeof message>): FileRef[] {
  // A picture comes in several sizes, the largest last.
  const photo = came.photo?.at(-1)
  const named = [came.document, came.voice, came.audio, came.video, came.video_note].flatMap((one) => (one ? [one] : []))
  return [...(photo ? [{ id: photo.file_id, name: 'foto.jpg', size: photo.file_size ?? null }] : []), ...named.map((one) => ({ id: one.file_id, name: one.file_name ?? 'berkas', size: one.file_size ?? null }))]
}
