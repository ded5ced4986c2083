import { findByExternalId, takeMessage } from '../../channels/store/inbound.ts'
import type { MessageFile } from '../../channels/message.ts'
import { unclaimedUploads } from '../../complaint/store/uploads.ts'
import { normalPhone } from '../../office/contact.ts'
import { formatShortDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { House } from '../house.ts'
import { linesOf, readChat, textOf } from './pasted-chat.ts'
import type { PastedChat } from './pasted-chat.ts'

/** Longest chat that is taken, in characters. */
export const longestChat = 200_000
/** The account of messages that officers bring by hand. */
export const pasteAccount = 'tempel'

/** What an officer pasted. `sender`: the name in the chat of who complains, '' for a text without names; `files`: ids of kept uploads. */
export interface Pasting { chat: string; sender: string; number: string; name: string; files: readonly string[] }
export type PasteKept = { ok: true; id: string; known: boolean } | { ok: false; why: 'number' | 'sender' | 'empty' }

/** The chat as it will be read, for the officer to choose whose words count. */
export function previewChat({ workplace }: Pick<House, 'workplace'>, chat: string): PastedChat {
  return readChat(chat.slice(0, longestChat), workplace.zone, workplace.now())
}

/** The telephone number that stands in place of a name where the citizen is not in the telephone's address book; '' when a name does. */
export function numberOf(sender: string): string {
  return /^[+\d][\d\s().-]{6,}$/u.test(sender) ? (normalPhone(sender) ?? '') : ''
}

/**
 * Keeps a pasted WhatsApp chat as an incoming message that waits for its officer: the words of the one who complains, the whole chat beside
 * them, and the text as it was pasted as the original. The same chat pasted again is the same message.
 */
export async function keepPastedChat({ workplace, files }: Pick<House, 'workplace' | 'files'>, { chat, sender, number, name, files: ids }: Pasting): Promise<PasteKept> {
  const { pool, officeId, zone, now } = workplace
  const pasted = previewChat({ workplace }, chat)
  if (pasted.lines.length === 0) return { ok: false, why: 'empty' }
  const own = linesOf(pasted, sender)
  if (own.length === 0) return { ok: false, why: 'sender' }
  const phone = number === '' ? null : normalPhone(number)
  if (number !== '' && phone === null) return { ok: false, why: 'number' }
  const put = await files.put(Buffer.from(chat.slice(0, longestChat)), longestChat * 4)
  if (!put.ok) return { ok: false, why: 'empty' }
  const attachments: MessageFile[] = (await unclaimedUploads(pool, officeId, ids)).map(({ sha256, size, mediaType, name: file }) => ({ sha256, size, mediaType, name: file }))
  const received = now()
  const times = own.flatMap(({ at }) => (at && Temporal.Instant.compare(at, received) <= 0 ? [at] : []))
  const externalId = [pasteAccount, put.file.sha256, phone ?? '', sender].join(':')
  const missing = own.filter(({ media }) => media).length - attachments.length
  const text = textOf(pasted, sender)
  const taken = await takeMessage(workplace, {
    channel: 'whatsapp', account: pasteAccount, externalId, kind: 'message', sender: phone, senderName: name || (numberOf(sender) ? null : sender) || null, recipient: null,
    sentAt: times[0] ?? null, receivedAt: times.at(-1) ?? received, subject: null, text,
    quoted: pasted.senders.length > 1 ? wholeChat(pasted, zone) : null,
    attachments, raw: put.file, hints: missing > 0 ? { notes: ['media-not-copied'] } : {},
  }, 'pasted')
  const kept = await findByExternalId(pool, officeId, 'whatsapp', externalId)
  if (!kept) throw new Error('a pasted chat was kept, but is not there')
  return { ok: true, id: kept.id, known: taken === 'known' }
}

function wholeChat({ lines }: PastedChat, zone: string): string {
  return lines.map(({ at, sender, text, media }) => {
    const when = at ? `${formatShortDateTime('id', at, zone)} ` : ''
    return `${when}${sender}: ${[...(media ? [t('id', 'paste.media')] : []), text].join(' ')}`.trimEnd()
  }).join('\n')
}
