import { referencesOf } from '../../complaint/questions/references.ts'
import type { CaseReference } from '../../complaint/questions/references.ts'
import { channelFigures, countCap, countDead, listOutbox } from '../../channels/store/outbox-lists.ts'
import type { ChannelFigures, ListCursor, ListedMessage, OutboxList } from '../../channels/store/outbox-lists.ts'
import { outboundStates } from '../../channels/message.ts'
import { findOutbound, listOutbound, stepsOf } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../house.ts'
import { maskedWords } from './ledger.ts'

/** Counts end here: so many or more. */
export const outboxCountCap = countCap
/** Stands for a PIN: whoever reads it can act as the complainant, so it is for their eyes alone. */
const hiddenPin = '••••••'

/** One change of a message's state, with the words of the network, kept as proof. */
export interface OutgoingStep { at: Temporal.Instant; state: string; words: string | null }

/**
 * An outgoing message as this reader may see it. Where the complainant's identity is kept secret from them (UU 25/2009 Ps 42(5)),
 * `recipient` and `content` are null, as an answer may address a person by name, and the network's words repeat no address.
 */
export interface Outgoing extends Pick<StoredMessage, 'id' | 'channel' | 'event' | 'language' | 'state' | 'attempts' | 'words' | 'createdAt' | 'sentAt' | 'settledAt' | 'notBefore' | 'expiresAt'> {
  recipient: string | null
  content: { subject: string | null; text: string; files: readonly { name: string; size: number }[] } | null
  complaint: CaseReference | null
  /** It carries an answer to a complaint: sending it again is a new attempt of the case. */
  isAnswer: boolean
  steps: OutgoingStep[]
  /** It failed and needs nobody any more; `why` is an officer's own words. */
  closed: { at: Temporal.Instant; how: 'again' | 'otherwise'; by: Actor; why: string | null } | null
}

export interface OutboxView {
  rows: Outgoing[]
  next: ListCursor | null
  channels: (ChannelFigures & { account: string | null })[]
  dead: number
}

type OutboxHouse = Pick<House, 'workplace' | 'channels'>

/** A page of the outgoing messages of one list, with how things stand on each channel. */
export async function outboxPage({ workplace, channels }: OutboxHouse, actors: readonly Actor[], list: OutboxList, after: ListCursor | null, limit: number): Promise<OutboxView> {
  const { pool, officeId } = workplace
  const [found, figures, dead] = await Promise.all([listOutbox(pool, officeId, list, after, limit + 1), channelFigures(pool, officeId), countDead(pool, officeId)])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await seenBy(workplace, actors, page), dead,
    next: found.length > limit && last ? { at: last.at, id: last.id } : null,
    channels: figures.map((figure) => ({ ...figure, account: channels.sender(figure.channel)?.name ?? null }))
      .filter(({ account, waiting, inHand }) => account !== null || waiting > 0 || inHand > 0),
  }
}

/** One outgoing message, or null. */
export async function outgoingMessage({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string): Promise<Outgoing | null> {
  const message = await findOutbound(workplace.pool, workplace.officeId, id)
  return message ? ((await seenBy(workplace, actors, [message]))[0] ?? null) : null
}

/** Everything that goes out, newest first: where messages are caught instead of sent. */
export async function caughtMessages({ workplace }: Pick<House, 'workplace'>, before: ListCursor | null, limit: number): Promise<{ rows: Outgoing[]; next: ListCursor | null }> {
  const found = await listOutbound(workplace.pool, workplace.officeId, { states: outboundStates, before, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return { rows: await seenBy(workplace, [{ kind: 'system', part: 'dev' }], page, 'shown'), next: found.length > limit && last ? { at: last.createdAt, id: last.id } : null }
}

async function seenBy({ pool, officeId, pinOf }: House['workplace'], actors: readonly Actor[], messages: readonly (StoredMessage | ListedMessage)[], pins: 'hidden' | 'shown' = 'hidden'): Promise<Outgoing[]> {
  const [cases, steps] = await Promise.all([
    referencesOf(pool, officeId, messages.map(({ complaintId }) => complaintId)), stepsOf(pool, officeId, messages.map(({ id }) => id)),
  ])
  const identities = mayAny(actors, 'identity.read')
  return messages.map((message) => {
    const { id, channel, event, language, state, attempts, createdAt, sentAt, settledAt, notBefore, expiresAt, recipient, complaintId, attemptId, content } = message
    const complaint = complaintId === null ? null : (cases.get(complaintId) ?? null)
    const shown = identities || complaint?.secret === false
    const said = (words: string | null) => (shown || words === null ? words : maskedWords(words, recipient))
    const text = pins === 'shown' || complaintId === null ? content.text : content.text.replaceAll(pinOf(complaintId), hiddenPin)
    return {
      id, channel, event, language, state, attempts, words: said(message.words), createdAt, sentAt, settledAt, notBefore, expiresAt, complaint, isAnswer: attemptId !== null,
      recipient: shown ? recipient : null,
      content: shown ? { subject: content.subject ?? null, text, files: (content.files ?? []).map(({ name, size }) => ({ name, size })) } : null,
      steps: steps.filter((step) => step.messageId === id).map((step) => ({ at: step.at, state: step.state, words: said(step.words) })),
      closed: closedOf(message, shown),
    }
  })
}

function closedOf({ closedAt, closedHow, closedBy, closedWhy }: StoredMessage, shown: boolean): Outgoing['closed'] {
  return closedAt && closedHow && closedBy ? { at: closedAt, how: closedHow, by: closedBy, why: shown ? closedWhy : null } : null
}
