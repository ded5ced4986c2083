import type { DeliveryReport } from '../message.ts'
import { bounceSubject, bounceWords, daemonSender, deliveredSubject, delayWords, finalWords, hostSender, wordsOfBounce } from './bounce-words.ts'
import { isForPerson } from './classify.ts'
import { cleanLine } from './clean.ts'
import { isForwardSubject, isReplySubject } from './forwarded.ts'
import { fieldBlocks, messageIds, parameter } from './headers.ts'
import type { MailHeaders } from './headers.ts'

/** What is looked at to tell whether a mail is a machine's report about a mail of ours. */
export interface MaybeReport {
  headers: MailHeaders
  subject: string
  sender: string | null
  /** All of its text, quoted text included. */
  text: string
  /** Machine-readable parts and returned messages, as far as they were looked at. */
  parts: readonly { mediaType: string; text: string }[]
  /** The id of our message, when it came back to the address made for it (`aduan+b.ID@…`). */
  returned: string | null
  /** Whether its return path is empty: a machine's mail (RFC 5321). */
  emptyReturnPath: boolean
  /** Our message ids end so. */
  ownDomain: string
  sentAt: Temporal.Instant | null
  receivedAt: Temporal.Instant
}

/**
 * Reads a delivery status notification (RFC 3464), a disposition notification (RFC 8098), and what mail servers send instead. Null: it is no
 * report. `report` is null when it is about no message of ours.
 */
export function readReport(mail: MaybeReport): { report: DeliveryReport | null } | null {
  const news = deliveryStatus(mail) ?? disposition(mail) ?? plainBounce(mail)
  if (news === null) return null
  const about = news.outcome === null ? null : messageOfOurs(mail)
  if (about === null || news.outcome === null) return { report: null }
  return { report: { channel: 'email', ...about, outcome: news.outcome, words: cleanLine(news.words, 500) ?? news.outcome, at: momentOf(mail) } }
}

interface News { outcome: DeliveryReport['outcome'] | null; words: string }

// `relayed`: the recipient's own server took it and gives no further news. By UU 11/2008 (ITE) Ps 8 a message counts as received when it enters
// the system that the recipient uses; a bounce that follows still puts the case back.
const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = { failed: 'failed', delayed: 'delayed', delivered: 'delivered', relayed: 'delivered', expanded: 'sent' }
const gravity: readonly DeliveryReport['outcome'][] = ['failed', 'delayed', 'delivered', 'sent']

/** RFC 3464: of several recipients the worst counts. */
function deliveryStatus(mail: MaybeReport): News | null {
  const { parts, headers } = mail
  const status = parts.find(({ mediaType }) => /^message\/(?:global-)?delivery-status$/u.test(mediaType))
  // People pass on, with all its parts, what came back to them.
  if (status && !isReport(headers) && !isMachines(mail)) return null
  if (!status) return isReportOf(headers, 'delivery-status') && parts.length > 0 ? { outcome: null, words: '' } : null
  const blocks = fieldBlocks(status.text)
  const found = blocks.flatMap((fields) => {
    const outcome = outcomes[(fields.get('action') ?? '').toLowerCase().match(/[a-z]+/u)?.[0] ?? ''] ?? byStatus(fields.get('status'))
    return outcome ? [{ outcome, words: wordsOfFields(fields, blocks[0]) }] : []
  })
  return found.toSorted((one, other) => gravity.indexOf(one.outcome) - gravity.indexOf(other.outcome))[0] ?? { outcome: null, words: '' }
}

/** Reports without an action, by the first figure of the status. */
function byStatus(status: string | undefined): DeliveryReport['outcome'] | null {
  return ({ 2: 'delivered', 4: 'delayed', 5: 'failed' } as const)[status?.trim()[0] ?? ''] ?? null
}

function wordsOfFields(fields: Map<string, string>, first: Map<string, string> | undefined): string {
  const plain = (name: string) => (fields.get(name) ?? '').replace(/^(?:smtp|dns|x-[\w-]+|rfc822|lmtp)\s*;\s*/iu, '').trim()
  const server = plain('remote-mta') || (first?.get('reporting-mta') ?? '').replace(/^dns\s*;\s*/iu, '').trim()
  return [plain('status') || plain('action'), plain('diagnostic-code'), server].filter((word) => word !== '').join(' · ')
}

/** RFC 8098: whatever became of it there, it had arrived. */
function disposition(mail: MaybeReport): News | null {
  const { parts, headers } = mail
  const notice = parts.find(({ mediaType }) => /^message\/(?:global-)?disposition-notification$/u.test(mediaType))
  if (notice && !isReport(headers) && !isMachines(mail)) return null
  if (!notice) return isReportOf(headers, 'disposition-notification') || isReportOf(headers, 'feedback-report') ? { outcome: null, words: '' } : null
  const fields = new Map(fieldBlocks(notice.text).flatMap((block) => [...block]))
  const words = [fields.get('disposition') ?? '', fields.get('reporting-ua') ?? ''].filter((word) => word !== '').join(' · ')
  return { outcome: /;\s*(?:failed|denied)|error/iu.test(fields.get('disposition') ?? '') ? null : 'delivered', words }
}

function isReport(headers: MailHeaders): boolean {
  return /^multipart\/report\b/iu.test(headers.first('content-type'))
}

function isReportOf(headers: MailHeaders, type: string): boolean {
  return isReport(headers) && parameter(headers.first('content-type'), 'report-type')?.toLowerCase() === type
}

/** Whether no person sent it: by who sends it, by its empty return path, or because it says so of itself and hands over nobody's words. */
function isMachines({ headers, sender, emptyReturnPath }: MaybeReport): boolean {
  if (daemonSender.test(sender ?? '') || headers.has('x-failed-recipients')) return true
  return (emptyReturnPath || /^auto-/iu.test(headers.first('auto-submitted'))) && !isForPerson(headers)
}

/**
 * Everything else that comes back: told by how it is called and what it says, and only beside a sign that people's mail does not have. People write
 * "surat saya ditolak" or "pesan tidak terkirim" too, and mostly in answer to a mail of ours: that it answers one is no sign.
 */
function plainBounce(mail: MaybeReport): News | null {
  const { headers, subject, sender, text, emptyReturnPath, returned } = mail
  const isCalledSo = bounceSubject.test(subject)
  const saysSo = bounceWords.test(text.slice(0, 20_000))
  const isDaemon = daemonSender.test(sender ?? '') || headers.has('x-failed-recipients')
  const answersOrPassesOn = isReplySubject(subject) || isForwardSubject(subject)
  // Our address for bounces stands in no mail that people see; an office's postmaster is a person now and then; people pass returned headers on.
  const likely = returned !== null || hostSender.test(sender ?? '') || returnsHeaders(mail)
  const isBounce = isMachines(mail)
    ? (isDaemon && (isCalledSo || saysSo)) || (emptyReturnPath && (isCalledSo || (returned !== null && saysSo))) || (isCalledSo && saysSo)
    : likely && isCalledSo && saysSo && !answersOrPassesOn
  if (!isBounce) return /^mailer-daemon@/iu.test(sender ?? '') ? { outcome: null, words: '' } : null
  const start = `${subject}\n${text.slice(0, 3000)}`
  const outcome = deliveredSubject.test(subject) ? 'delivered' : delayWords.test(start) && !finalWords.test(start) ? 'delayed' : 'failed'
  return { outcome, words: wordsOfBounce(text) || subject }
}

/** Whether headers of a mail came back as a part of their own: no mail program of people's makes one. */
function returnsHeaders({ parts }: MaybeReport): boolean {
  return parts.some(({ mediaType }) => /^(?:text\/rfc822-headers|message\/global-headers)$/u.test(mediaType))
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Which message of ours is meant: by the address that it came back to, by the envelope id that we gave, by our Message-ID in what was returned. */
function messageOfOurs({ headers, text, parts, returned, ownDomain }: MaybeReport): { id: string; externalId?: string } | null {
  if (returned !== null) return { id: returned }
  const looked = [...parts.map((part) => part.text), text]
  const envelope = new RegExp(`^[>\\s]*(?:X-Envelope-Id|Original-Envelope-Id)\\s*:\\s*<?(${uuid})\\b`, 'imu')
  const headerId = headers.first('x-envelope-id').toLowerCase().match(new RegExp(`^<?(${uuid})\\b`, 'u'))?.[1]
  const envelopeId = headerId ?? looked.map((part) => part.match(envelope)?.[1]?.toLowerCase()).find((id) => id !== undefined)
  if (envelopeId) return { id: envelopeId }
  const ours = new RegExp(`\\b(${uuid})@${ownDomain.replace(/[^\w-]/gu, '\\$&')}(?![\\w.-]*\\w)`, 'iu')
  const threads = [...messageIds(headers.first('in-reply-to')), ...messageIds(headers.first('references')).reverse()]
  for (const place of [...looked, ...threads]) {
    const found = place.match(ours)
    if (found?.[1]) return { id: found[1].toLowerCase(), externalId: found[0] }
  }
  return null
}

/** When the other side says that it happened, unless its clock cannot be right. */
function momentOf({ sentAt, receivedAt }: MaybeReport): Temporal.Instant {
  if (!sentAt) return receivedAt
  const behind = receivedAt.since(sentAt).total('hours')
  return behind >= 0 && behind <= 24 * 7 ? sentAt : receivedAt
}
