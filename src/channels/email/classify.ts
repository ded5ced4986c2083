import type { InboundKind } from '../message.ts'
import { addressesOf, isOwn, replyToOf } from './addresses.ts'
import { daemonSender, hostSender } from './bounce-words.ts'
import type { MailHeaders } from './headers.ts'

/** What tells a person's mail from a machine's. */
export interface MailSigns {
  headers: MailHeaders
  subject: string
  sender: string | null
  messageId: string | null
  /** The other side's ids of the mails that it answers. */
  threads: readonly string[]
  emptyReturnPath: boolean
  /** One of our addresses stands in To or Cc, or it came to an address with a tag of ours. */
  isDirect: boolean
  ownAddresses: readonly string[]
  ownDomain: string
  /** bounce.ts found a report. */
  isReport: boolean
}

/**
 * What a mail is by its nature. In doubt it is a person's message: a complaint that lies with the machines is worse than a machine's mail in the
 * officer's list. RFC 3834 (automatic mails), RFC 2369 and 2919 (lists).
 */
export function classify(signs: MailSigns): InboundKind {
  if (isLoop(signs)) return 'loop'
  if (signs.isReport) return 'report'
  if (isAutoReply(signs)) return 'auto-reply'
  return isList(signs) ? 'list' : 'message'
}

const ourId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@/iu

/** Our own message come back: it carries an id that only we give, or says that we wrote it. */
function isLoop({ messageId, sender, ownAddresses, ownDomain }: MailSigns): boolean {
  if (messageId && isOurId(messageId, ownDomain)) return true
  // The office's own web form writes in the office's name; its sender is whom to answer (addresses.ts).
  return sender !== null && isOwn(sender, ownAddresses)
}

/** Whether we gave this message id: `<id of the outgoing message>@our domain`. */
export function isOurId(id: string, ownDomain: string): boolean {
  return ourId.test(id) && id.toLowerCase().endsWith(`@${ownDomain.toLowerCase()}`)
}

/** Whether a machine (a scanner, a fax gateway, a web form) hands over what a person wrote: it says whom to answer, and that is somebody else. */
export function isForPerson(headers: MailHeaders): boolean {
  const person = replyToOf(headers)?.address ?? null
  return person !== null && !addressesOf(headers, 'from').some(({ address }) => address === person) && !isMachine(person) && !daemonSender.test(person) && !hostSender.test(person)
}

/** „Out of office“ and the like, at the start of a subject and closed by a colon or its end: people write „Di luar kantor banyak sampah“. */
const awaySubject = new RegExp(`^\\s*(?:${[
  'automatic reply', 'auto(?:matic)?[- ]?(?:reply|response|respond(?:er)?|antwort)', 'auto', 'autoreply', 'autorespon(?:se|der)?', 'out of (?:the )?office(?: reply| autoreply)?', 'ooo', 'away from (?:the )?office', 'on (?:vacation|leave|holiday)', 'vacation reply',
  '(?:balasan|jawaban|jawapan|tanggapan|respon[s]?) (?:otomatis|automatik)', 'pesan otomatis', 'di luar (?:kantor|pejabat)', 'tidak (?:di|berada di) (?:kantor|tempat)', 'tiada di pejabat', 'sedang (?:ber)?cuti', 'cuti', 'abwesenheitsnotiz', 'réponse automatique',
].join('|')})\\s*(?:[:–—]|$|\\bre:|\\(|\\[)`, 'iu')

function isAutoReply(signs: MailSigns): boolean {
  const { headers, subject, sender, emptyReturnPath } = signs
  const submitted = headers.first('auto-submitted').toLowerCase().trim()
  const precedence = headers.first('precedence').toLowerCase().trim()
  if (/^auto-(?:replied|notified)/u.test(submitted)) return true
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-autoresponder') || headers.has('x-auto-reply') || headers.first('x-auto-reply-from') !== '' || /^auto.?reply$/u.test(precedence)) return true
  const isAway = awaySubject.test(subject)
  const forPerson = isForPerson(headers)
  if (submitted.startsWith('auto-') && submitted !== 'auto-submitted') return isAway || !forPerson
  if (emptyReturnPath) return isAway || !forPerson
  // What follows proves nothing alone: people set it, and other offices' ticket systems do for what a person wrote there.
  const hint = headers.has('x-auto-response-suppress') || /^(?:bulk|junk)$/u.test(precedence) || /\b(?:yes|all)\b/iu.test(headers.first('x-auto-responder')) || headers.has('x-vacation') || headers.has('x-mail-autoreply')
  return isAway && (hint || isMachine(sender) || signs.threads.length > 0 || /^(?:automatic reply|balasan otomatis|jawaban otomatis|balasan automatik|auto-?reply|out of office)/iu.test(subject.trim()))
}

/** Addresses that say themselves that nobody reads there. */
export function isMachine(address: string | null): boolean {
  return /^(?:[^@]*[._+-])?(?:no-?_?reply|do-?_?not-?_?reply|donotreply|noreply\d*|tidak-?(?:di)?balas|jangan-?balas|newsletters?|buletin|news|promo(?:si|tions?)?|marketing|notifications?|notifikasi|alerts?|updates?|mailer|bounces?)(?:[._+-][^@]*)?@/iu.test(address ?? '')
}

/** Newsletters and mailing lists that nobody meant for the office. */
function isList(signs: MailSigns): boolean {
  const { headers, sender, threads, isDirect, ownDomain } = signs
  const hasId = headers.has('list-id') || headers.has('list-post') || headers.has('mailing-list') || headers.has('x-mailing-list')
  const canLeave = headers.has('list-unsubscribe')
  const precedence = headers.first('precedence').toLowerCase().trim()
  const isBulk = /^(?:bulk|list|junk)$/u.test(precedence)
  if (!hasId && !canLeave && !isBulk) return false
  // An answer to a mail of ours is for us, through whatever list it came.
  if (threads.some((id) => isOurId(id, ownDomain))) return false
  if (!isDirect) return hasId || canLeave || isMachine(sender)
  // Written to us: a discussion list may carry it too. Newsletters are written to each reader as well, but by a machine.
  const isSentInBulk = headers.has('feedback-id') || headers.has('x-campaign') || headers.has('x-campaignid') || headers.has('x-mc-user') || headers.has('x-mailgun-tag') || headers.has('x-csa-complaints') || headers.has('list-unsubscribe-post')
  return (canLeave && (isSentInBulk || isBulk || isMachine(sender)) && !headers.has('list-post')) || (isBulk && isMachine(sender))
}
