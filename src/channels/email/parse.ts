import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { Hints, InboundMessage } from '../message.ts'
import { recipientsOf, senderOf } from './addresses.ts'
import { attachmentsOf } from './attachments.ts'
import { bodyText } from './body.ts'
import { readReport } from './bounce.ts'
import { tellInvitation } from './calendar.ts'
import { classify } from './classify.ts'
import { cleanBody, cleanLine, cut } from './clean.ts'
import { readDate } from './date.ts'
import { contentId } from './external-id.ts'
import { isForwardSubject, isReplySubject, readForwarded } from './forwarded.ts'
import { passedOn } from './passed-on.ts'
import { messageIds, wordsOf } from './headers.ts'
import type { MailHeaders } from './headers.ts'
import { htmlToText } from './html.ts'
import { limits } from './limits.ts'
import { textOf } from './part.ts'
import type { Part } from './part.ts'
import { foldQuoted } from './quoted.ts'
import { splitMail } from './split.ts'

/** What is known of a mail beside its bytes: the account that received it, our own addresses, and the envelope where the transport has one. */
export interface MailContext {
  files: FileStore
  account: string
  /** Our own addresses, without tags. */
  ownAddresses: readonly string[]
  /** The domain of the message ids that we give, `<outbound uuid>@domain`. */
  ownDomain: string
  receivedAt: Temporal.Instant
  /** SMTP or LMTP only; `from` is null for the empty return path of bounces. */
  envelope?: { from: string | null; to: readonly string[] }
}

/**
 * Reads a mail that stands in the file store. Never throws for its bytes, whatever they are: what cannot be read stays in the original, and
 * `hints.notes` says so (`damaged`, `too-many-parts`, `too-deep`, `headers-too-long`, `too-large`). Its attachments are in the store when this
 * returns. @throws when the file store fails
 */
export async function readMail(source: StoredFile, context: MailContext): Promise<InboundMessage> {
  const { headers, parts, notes } = await splitMail(source, context.files, { store: true })
  const { attachments, winmail } = await attachmentsOf(parts, context.files, notes)
  if (![...headers.names()].some((name) => usual.has(name))) notes.add('damaged')
  const subject = cleanLine(wordsOf(headers, 'subject'), limits.subject)
  const sender = senderOf(headers, context.envelope?.from ?? null, context.ownAddresses)
  const recipients = recipientsOf(headers, { ownAddresses: context.ownAddresses, envelopeTo: context.envelope?.to ?? [] })
  const sentAt = readDate(headers.first('date'))
  const messageId = messageIds(headers.first('message-id'))[0] ?? null
  const emptyReturnPath = context.envelope?.from === null || headers.all('return-path').some((path) => /^<\s*>$/u.test(path))
  const own = winmail.filter(({ text, html }) => text ?? html).map(({ text, html }) => cleanBody(text ?? htmlToText(html ?? '')))
  const written = bodyText(parts) || own.join('\n\n')
  const signs = { headers, subject: subject ?? '', sender: sender.address, emptyReturnPath, ownDomain: context.ownDomain }
  const news = readReport({ ...signs, text: written, parts: machineParts(parts), returned: recipients.returned, sentAt, receivedAt: context.receivedAt })
  const threads = [...messageIds(headers.first('in-reply-to')).slice(0, 1), ...messageIds(headers.all('references').join(' ')).reverse()]
  const isDirect = recipients.isDirect || recipients.tag !== null
  const kind = classify({ ...signs, messageId, threads, isDirect, ownAddresses: context.ownAddresses, isReport: news !== null })

  const passed = kind === 'message' ? await passedOn(attachments, written, context.files) : null
  const whole = passed?.text ?? withInvitations(written, parts)
  const shown = cut(whole, limits.text)
  if (shown.length < whole.length || parts.some((part) => part.use === 'text' && !part.whole)) notes.add('text-cut')
  const isForward = isForwardSubject(subject) || passed?.isWhole === true
  const { text, quoted } = isForward ? { text: shown, quoted: null } : foldQuoted(shown, { isReply: threads.length > 0 || isReplySubject(subject) })
  const forwarded = passed?.forwarded ?? readForwarded(text, subject)
  if (forwarded) notes.add('forwarded')
  const hints: Hints = {
    ...(messageId ? { messageId } : {}), ...threadHints(headers), ...(recipients.tag ? { tag: recipients.tag } : {}),
    ...(forwarded ? { forwardedFrom: forwarded.from } : {}), ...(notes.size > 0 ? { notes: [...notes] } : {}),
  }
  const isIncomplete = parts.some(({ use, whole: all }) => use === 'text' && !all) || [...notes].some((note) => !told.has(note))
  const externalId = await contentId({ headers, messageId, sender: sender.address, subject, text: written, attachments, parts }, isIncomplete ? { source, files: context.files } : null)
  return {
    channel: 'email', account: context.account, externalId, kind, sender: sender.address, senderName: sender.name, recipient: recipients.recipient,
    sentAt, receivedAt: context.receivedAt, subject, text, quoted, attachments, raw: source, hints, ...(news ? { report: news.report } : {}),
  }
}

/** Notes about a mail that was read whole. */
const told: ReadonlySet<string> = new Set(['forwarded', 'encrypted', 'text-cut'])
/** Without one of these it is no mail. */
const usual: ReadonlySet<string> = new Set(['from', 'to', 'subject', 'date', 'message-id', 'received', 'content-type', 'return-path', 'delivered-to', 'reply-to', 'sender', 'cc'])

/** Reports, and the beginnings of returned messages. */
function machineParts(parts: readonly Part[]): { mediaType: string; text: string }[] {
  return parts.filter(({ use, pieces }) => use !== 'text' && use !== 'winmail' && pieces.length > 0).slice(0, 20).map((part) => ({ mediaType: part.mediaType, text: textOf(part) }))
}

function threadHints(headers: MailHeaders): Hints {
  const inReplyTo = messageIds(headers.first('in-reply-to'))[0]
  const all = messageIds(headers.all('references').join(' '))
  // The first began the conversation, the last are the nearest.
  const references = all.length > limits.references ? [...all.slice(0, 1), ...all.slice(1 - limits.references)] : all
  return { ...(inReplyTo ? { inReplyTo } : {}), ...(references.length > 0 ? { references } : {}) }
}

function withInvitations(text: string, parts: readonly Part[]): string {
  const told = parts.filter(({ mediaType, pieces }) => mediaType === 'text/calendar' && pieces.length > 0).flatMap((part) => tellInvitation(textOf(part)) ?? [])
  return [...new Set([text, ...told])].filter((one) => one !== '').join('\n\n')
}
