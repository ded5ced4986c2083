import type { Applicant } from '../../complaint/applicant.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { Actor } from '../../office/actor.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { t } from '../../ui/messages/messages.ts'
import { contactKindOf } from '../sender.ts'
import { readWish } from './dialogue.ts'
import { plausibleName } from './plain-words.ts'
import { readLabelled, readReply } from './read-reply.ts'

/** What an officer read in a message, instead of what the house would read in it. */
export interface Extra { applicant?: Applicant; narrative?: string; confidential?: boolean }

const limits = { narrative: 20_000, grounds: 8_000, note: 20_000, asideNote: 2_000, about: 300 } as const

/** A text cut to a length at a whole character, with a sign that something follows. */
export function cutTo(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 2).toWellFormed()} …`
}

/** What a message says as a complaint (the counter's input): its writer is reachable where they wrote from, and is answered there. */
export function complaintInput(message: KeptMessage, extra: Extra, standard: Standard, now: Temporal.Instant): object {
  const { channel, receivedAt } = message
  const wish = readWish(message)
  const complaint = wish.wish === 'complain' ? wish : { applicant: {}, text: message.text }
  const { areas } = standard.office
  const told: Applicant = { ...nameFromHeader(message), ...readLabelled(message.text, areas), ...complaint.applicant, ...extra.applicant }
  const narrative = cutTo((extra.narrative ?? (complaint.text || message.quoted || (channel === 'email' ? (message.subject ?? '') : ''))).trim(), limits.narrative)
  const about = aboutOf(message.subject)
  return {
    channel, message: message.id, answerBy: channel, receivedAt: (Temporal.Instant.compare(receivedAt, now) > 0 ? now : receivedAt).toString(),
    applicant: { ...told, address: told.address ?? {}, ...(message.sender === null ? {} : { [contactKindOf(channel)]: message.sender }), ...contactsOf(extra) },
    ...(narrative ? { narrative } : {}), ...(about ? { about } : {}), ...(extra.confidential ? { confidential: true } : {}),
  }
}

/** What a message brings of what was asked for. Its own words are kept beside it. */
export function supplementInput(message: KeptMessage, extra: Extra, state: ComplaintState, standard: Standard): { applicant: Applicant; narrative?: string; note: string } {
  const asked = state.completion?.missing ?? []
  const { text } = readWish(message)
  const told = extra.applicant ?? { ...nameIfAsked(message, asked, standard), ...readReply(text, standard.office.areas) }
  const narrativeAsked = standard.requirements.some(({ id, satisfiedBy }) => asked.includes(id) && satisfiedBy.fields.includes('narrative'))
  const narrative = extra.narrative ?? (narrativeAsked ? text : '')
  return {
    applicant: { ...told, address: told.address ?? {} }, ...(narrative.trim() ? { narrative: cutTo(narrative, limits.narrative) } : {}),
    note: cutTo(message.text, limits.asideNote),
  }
}

/** The words of a message as a note in the file. An officer who files it says whose words they are. */
export function noteText(message: KeptMessage, by: Actor): string {
  const words = [message.subject, message.text].filter((part) => part?.trim()).join('\n\n') || t('id', 'dialogue.no_words')
  const own = by.kind === 'system' ? words : `${t('id', 'dialogue.filed', { sender: message.sender ?? t('id', 'dialogue.unknown_sender') })}\n\n${words}`
  return cutTo(own, limits.note)
}

export function groundsOf(message: KeptMessage): string {
  return cutTo(readWish(message).text || message.text, limits.grounds)
}

/** The name with which a mail was sent, if it is the name of a person. */
function nameFromHeader({ channel, senderName }: KeptMessage): Pick<Applicant, 'name'> {
  const name = channel === 'email' || channel === 'whatsapp' || channel === 'telegram' ? plausibleName(senderName ?? '') : null
  return name && name.length >= 3 ? { name } : {}
}

function nameIfAsked(message: KeptMessage, asked: readonly string[], standard: Standard): Pick<Applicant, 'name'> {
  return standard.requirements.some(({ id, satisfiedBy }) => asked.includes(id) && satisfiedBy.fields.includes('applicant.name')) ? nameFromHeader(message) : {}
}

const contactsOf = ({ applicant }: Extra): Applicant => ({ ...(applicant?.phone ? { phone: applicant.phone } : {}), ...(applicant?.email ? { email: applicant.email } : {}) })

/** The subject of a mail without what programs put before it. */
function aboutOf(subject: string | null): string {
  return cutTo((subject ?? '').replace(/^(?:\s*(?:re|fw|fwd|bls|balas|trs|terusan)\s*:\s*)+/iu, '').trim(), limits.about)
}
