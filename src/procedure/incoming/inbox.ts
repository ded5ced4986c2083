import { referencesOf } from '../../complaint/questions/references.ts'
import type { CaseReference } from '../../complaint/questions/references.ts'
import { countWaiting, findMessage, lastOfSender, listMessages, messagesOfComplaint } from '../../channels/store/inbound.ts'
import type { Cursor, InboundState, KeptMessage } from '../../channels/store/inbound.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../house.ts'
import type { Workplace } from '../perform.ts'

/** The desk's lists of incoming messages: what waits for a decision, quarantine, what needs nobody, everything. */
export const inboxLists = ['waiting', 'quarantine', 'aside', 'all'] as const
export type InboxList = (typeof inboxLists)[number]
const statesOf: Record<InboxList, readonly InboundState[] | null> = { waiting: ['inbox'], quarantine: ['quarantine'], aside: ['aside'], all: null }
/** Counts of waiting messages end here: so many or more. */
export const inboxCountCap = 1_000
/** Other messages of a sender, beside one of theirs. */
const shownOfSender = 10

/**
 * An incoming message as this reader may see it. Whoever may not see the identity of complainants (UU 25/2009 Ps 42(5), 49) sees a sender
 * only where the complaint keeps nothing secret; of a secret complaint they see no words either, since people sign what they write.
 */
export interface Incoming extends Pick<KeptMessage, 'id' | 'channel' | 'account' | 'kind' | 'state' | 'reason' | 'became' | 'receivedAt' | 'sentAt' | 'handledAt' | 'handledBy'> {
  /** Null: nobody can tell, or `senderWithheld`. */
  sender: string | null
  senderName: string | null
  senderWithheld: boolean
  /** Null when it is withheld. */
  words: { subject: string | null; text: string; quoted: string | null } | null
  attachments: readonly { name: string; size: number; mediaType: string }[]
  /** Size of the original in bytes; null when there is none, or it is withheld. */
  original: number | null
  /** Whose mail it passes on; null when none, or withheld. */
  forwardedFrom: string | null
  /** What could not be read of it. */
  notes: readonly string[]
  /** A mail that could not be kept: where it lies. */
  left: NonNullable<KeptMessage['hints']['left']> | null
  complaint: CaseReference | null
}

type Place = Pick<Workplace, 'pool' | 'officeId'>

/** Messages as a reader may see them, with the complaints that they belong to. */
export async function seenBy({ pool, officeId }: Place, actors: readonly Actor[], messages: readonly KeptMessage[]): Promise<Incoming[]> {
  const cases = await referencesOf(pool, officeId, messages.map(({ complaintId }) => complaintId))
  const identities = mayAny(actors, 'identity.read')
  return messages.map((message) => {
    const { id, channel, account, kind, state, reason, became, receivedAt, sentAt, handledAt, handledBy, complaintId } = message
    const complaint = complaintId === null ? null : (cases.get(complaintId) ?? null)
    const named = identities || complaint?.secret === false
    const readable = identities || complaint?.secret !== true
    return {
      id, channel, account, kind, state, reason, became, receivedAt, sentAt, handledAt, handledBy, complaint,
      sender: named ? message.sender : null, senderName: named ? message.senderName : null, senderWithheld: !named,
      words: readable ? { subject: message.subject, text: message.text, quoted: message.quoted } : null,
      attachments: readable ? message.attachments.map(({ name, size, mediaType }) => ({ name, size, mediaType })) : [],
      original: named ? (message.raw?.size ?? null) : null, // its head names the sender
      forwardedFrom: named ? (message.hints.forwardedFrom ?? null) : null,
      notes: message.hints.notes ?? [], left: message.hints.left ?? null,
    }
  })
}

export interface InboxView { rows: Incoming[]; next: Cursor | null; counts: { inbox: number; quarantine: number } }

/** A page of incoming messages, newest first, and how many wait. */
export async function inboxPage({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], list: InboxList, before: Cursor | null, limit: number): Promise<InboxView> {
  const { pool, officeId } = workplace
  const [found, counts] = await Promise.all([listMessages(pool, officeId, { states: statesOf[list], before, limit: limit + 1 }), countWaiting(pool, officeId)])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { rows: await seenBy(workplace, actors, page), next: found.length > limit && last ? { at: last.receivedAt, id: last.id } : null, counts }
}

/** How many messages wait for an officer's decision. */
export async function waitingMessages({ pool, officeId }: Place): Promise<number> {
  return (await countWaiting(pool, officeId)).inbox
}

/** The next message that waits in the same list: the next older one, else the newest; null when none is left. */
export async function nextWaiting({ pool, officeId }: Place, after: Pick<KeptMessage, 'id' | 'receivedAt'>, state: 'inbox' | 'quarantine'): Promise<string | null> {
  const one = async (before: Cursor | null) => (await listMessages(pool, officeId, { states: [state], before, limit: 1 }))[0]
  const next = (await one({ at: after.receivedAt, id: after.id })) ?? (await one(null))
  return next && next.id !== after.id ? next.id : null
}

/** Whether this reader may open a message: who handles messages any, who reads cases those of a case. */
export function mayOpen(actors: readonly Actor[], message: Pick<KeptMessage, 'complaintId'>): boolean {
  return mayAny(actors, 'messages.read') || (message.complaintId !== null && mayAny(actors, 'case.read'))
}

/** A message and what came from the same sender before and after it; null when there is none. */
export async function openMessage({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string): Promise<{ kept: KeptMessage; message: Incoming; others: Incoming[] } | 'forbidden' | null> {
  const { pool, officeId } = workplace
  const kept = await findMessage(pool, officeId, id)
  if (!kept) return null
  if (!mayOpen(actors, kept)) return 'forbidden'
  const [message] = await seenBy(workplace, actors, [kept])
  if (!message) return null
  // Who may not see the sender must not learn from the list of their messages who it was either.
  const last = kept.sender === null || message.senderWithheld || !mayAny(actors, 'messages.read') ? [] : await lastOfSender(pool, officeId, kept.sender, shownOfSender + 1)
  return { kept, message, others: await seenBy(workplace, actors, last.filter((other) => other.id !== id).slice(0, shownOfSender)) }
}

/** What came from the people of a complaint by e-mail, SMS and chat, oldest first. */
export async function messagesOfCase({ pool, officeId }: Place, actors: readonly Actor[], complaintId: string, identityOpen: boolean): Promise<Incoming[]> {
  const messages = await seenBy({ pool, officeId }, actors, await messagesOfComplaint(pool, officeId, complaintId))
  return identityOpen ? messages : messages.map((message) => ({ ...message, sender: null, senderName: null, senderWithheld: true, forwardedFrom: null, original: null }))
}

/** A file of a message that is to be downloaded, if this reader may: an attachment by its place in the list, or the original. */
export interface MessageDownload { sha256: string; size: number; mediaType: string; name: string }

export async function downloadOf({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string, which: number | 'original'): Promise<MessageDownload | 'forbidden' | null> {
  const opened = await openMessage({ workplace }, actors, id)
  if (opened === null || opened === 'forbidden') return opened
  const { kept, message } = opened
  if (which === 'original') {
    if (!kept.raw) return null
    if (message.original === null) return 'forbidden'
    const [mediaType, ending] = kept.channel === 'email' ? ['message/rfc822', 'eml'] : ['text/plain', 'txt']
    return { ...kept.raw, mediaType, name: `pesan-${kept.id}.${ending}` }
  }
  const file = kept.attachments[which]
  if (!file) return null
  return message.attachments.length === 0 ? 'forbidden' : file
}
