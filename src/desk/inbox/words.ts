import { shownNumber } from '../../office/caller-number.ts'
import type { Incoming } from '../../procedure/incoming/inbox.ts'
import { formatBytes } from '../../ui/format.ts'
import { isMessageKey, t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

export const inboxPath = '/meja/kotak-masuk'
const lineLength = 140

/** Why a message is where it is. A reason that an officer wrote is their own words; a code without words says nothing to anybody. */
export function reasonText(lang: Language, { reason, state, became }: Pick<Incoming, 'reason' | 'state' | 'became'>): string {
  if (reason === null) return ''
  const key = `inbox_reason.${reason.replaceAll('-', '_')}`
  if (isMessageKey(key)) return t(lang, key)
  return state === 'done' && became === 'dismissed' ? reason : t(lang, 'inbox_reason.other')
}

/** What could not be read of a message. */
export function noteText(lang: Language, note: string): string {
  const key = `inbox_note.${note.replaceAll('-', '_')}`
  return isMessageKey(key) ? t(lang, key) : t(lang, 'inbox_note.other')
}

/** Where a mail lies that could not be kept. */
export function leftText(lang: Language, { folder, size, why }: NonNullable<Incoming['left']>): string {
  return why === 'too-large' ? t(lang, 'inbox.left_too_large', { folder, size: formatBytes(lang, size ?? 0) }) : t(lang, 'inbox.left_unreadable', { folder })
}

/** Who wrote, as this reader may see it. */
export function senderText(lang: Language, { sender, senderName, senderWithheld }: Pick<Incoming, 'sender' | 'senderName' | 'senderWithheld'>): string {
  if (senderWithheld) return t(lang, 'inbox.sender_withheld')
  if (senderName && sender) return `${senderName} (${addressText(sender)})`
  return senderName ?? (sender === null ? t(lang, 'inbox.sender_unknown') : addressText(sender))
}

/** Telephone numbers as they are dialled here. */
function addressText(sender: string): string {
  return sender.startsWith('+') ? shownNumber(sender, true) : sender
}

/** The same in parts that a narrow column can set one below the other: name, then address. */
export function senderLines(lang: Language, message: Pick<Incoming, 'sender' | 'senderName' | 'senderWithheld'>): string[] {
  const { sender, senderName, senderWithheld } = message
  return senderName && sender && !senderWithheld ? [senderName, addressText(sender)] : [senderText(lang, message)]
}

/** The beginning of a message, in one line: its subject, else its words. */
export function firstLine(lang: Language, { words, attachments }: Pick<Incoming, 'words' | 'attachments'>): string {
  if (words === null) return t(lang, 'inbox.words_withheld')
  const line = (words.subject?.trim() || words.text).replace(/\s+/gu, ' ').trim()
  if (line === '') return t(lang, attachments.length > 0 ? 'inbox.only_files' : 'inbox.no_words')
  return line.length <= lineLength ? line : `${line.slice(0, lineLength).toWellFormed()} …`
}
