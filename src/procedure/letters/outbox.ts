import { fold } from '../../complaint/fold.ts'
import { referencesOf } from '../../complaint/questions/references.ts'
import type { CaseReference } from '../../complaint/questions/references.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { Refusal } from '../../complaint/refusal.ts'
import { channelFigures, countCap, countDead, listOutbox, supersede } from '../../channels/store/outbox-lists.ts'
import type { ChannelFigures, ListCursor, ListedMessage, OutboxList } from '../../channels/store/outbox-lists.ts'
import { outboundStates } from '../../channels/message.ts'
import { changeOutbound, findOutbound, listOutbound, stepsOf } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'

/** Counts end here: so many or more. */
export const outboxCountCap = countCap
/** How long a message that is sent again may take. */
const againFor = { hours: 72 } as const

/** One change of a message's state, with the words of the network, kept as proof. */
export interface OutgoingStep { at: Temporal.Instant; state: string; words: string | null }

/**
 * An outgoing message as this reader may see it. Where the complainant's identity is kept secret from them (UU 25/2009 Ps 42(5)),
 * `recipient` and `content` are null: an answer may address a person by name.
 */
export interface Outgoing extends Pick<StoredMessage, 'id' | 'channel' | 'event' | 'language' | 'state' | 'attempts' | 'words' | 'createdAt' | 'sentAt' | 'settledAt' | 'notBefore' | 'expiresAt'> {
  recipient: string | null
  content: { subject: string | null; text: string; files: readonly { name: string; size: number }[] } | null
  complaint: CaseReference | null
  /** It carries an answer to a complaint: sending it again is a new attempt of the case. */
  isAnswer: boolean
  steps: OutgoingStep[]
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
  return { rows: await seenBy(workplace, [{ kind: 'system', part: 'dev' }], page), next: found.length > limit && last ? { at: last.createdAt, id: last.id } : null }
}

async function seenBy({ pool, officeId }: House['workplace'], actors: readonly Actor[], messages: readonly (StoredMessage | ListedMessage)[]): Promise<Outgoing[]> {
  const [cases, steps] = await Promise.all([
    referencesOf(pool, officeId, messages.map(({ complaintId }) => complaintId)), stepsOf(pool, officeId, messages.map(({ id }) => id)),
  ])
  const identities = mayAny(actors, 'identity.read')
  return messages.map((message) => {
    const { id, channel, event, language, state, attempts, words, createdAt, sentAt, settledAt, notBefore, expiresAt, recipient, complaintId, attemptId, content } = message
    const complaint = complaintId === null ? null : (cases.get(complaintId) ?? null)
    const shown = identities || complaint?.secret === false
    return {
      id, channel, event, language, state, attempts, words, createdAt, sentAt, settledAt, notBefore, expiresAt, complaint, isAnswer: attemptId !== null,
      recipient: shown ? recipient : null,
      content: shown ? { subject: content.subject ?? null, text: content.text, files: (content.files ?? []).map(({ name, size }) => ({ name, size })) } : null,
      steps: steps.filter((step) => step.messageId === id).map((step) => ({ at: step.at, state: step.state, words: step.words })),
    }
  })
}

/** `changed`: it is no longer as the officer saw it; `not_connected`: no account sends on its channel; else what the case refuses. */
export type OutboxChange = { ok: true } | { ok: false; why: 'gone' | 'changed' | 'not_connected' } | { ok: false; refusal: Refusal }

/**
 * Has a failed or expired message sent again. An answer goes out as a new attempt of its case (S3.6), so that the case keeps every
 * attempt with its result; its failed message then leaves the list.
 */
export async function sendAgain({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string): Promise<OutboxChange> {
  const { pool, officeId } = workplace
  const message = await findOutbound(pool, officeId, id)
  if (!message) return { ok: false, why: 'gone' }
  if (message.state !== 'failed' && message.state !== 'expired') return { ok: false, why: 'changed' }
  if (!workplace.speaks.has(message.channel)) return { ok: false, why: 'not_connected' }
  const now = workplace.now()
  if (message.attemptId === null || message.complaintId === null) {
    const done = await withTransaction(pool, (client) => changeOutbound(client, officeId, id, 'again', now.add(againFor), now))
    return done ? { ok: true } : { ok: false, why: 'changed' }
  }
  const history = await readHistory(pool, officeId, message.complaintId)
  const answer = history && fold(history.events).answers.find(({ attempts }) => attempts.some((attempt) => attempt.id === message.attemptId))
  if (!answer) return { ok: false, why: 'gone' }
  const acted = await perform(workplace, {
    verb: 'record-attempt', complaintId: message.complaintId, actors, key: `outbox:${id}:again`,
    input: { answer: answer.id, channel: message.channel, result: 'queued', to: message.recipient },
  })
  if (!acted.ok) return { ok: false, refusal: acted.refusal }
  await withTransaction(pool, (client) => supersede(client, officeId, id, 'Dikirim lagi sebagai upaya baru.', now))
  return { ok: true }
}

/** Ends a message that still waits. An answer's attempt is recorded as failed, so that its case does not wait for it. */
export async function cancelMessage({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string): Promise<OutboxChange> {
  const { pool, officeId } = workplace
  const message = await findOutbound(pool, officeId, id)
  if (!message) return { ok: false, why: 'gone' }
  const now = workplace.now()
  const done = await withTransaction(pool, (client) => changeOutbound(client, officeId, id, 'cancel', message.expiresAt, now))
  const mine = done || message.state === 'cancelled' // an interrupted cancelling is finished by the next
  if (!mine) return { ok: false, why: 'changed' }
  if (message.attemptId !== null && message.complaintId !== null) {
    const acted = await perform(workplace, {
      verb: 'settle-attempt', complaintId: message.complaintId, actors, key: `outbox:${id}:cancel`,
      input: { attempt: message.attemptId, result: 'failed', proof: 'Dibatalkan petugas sebelum terkirim.' },
    })
    if (!acted.ok && acted.refusal.key !== 'attempt_settled') return { ok: false, refusal: acted.refusal }
  }
  return { ok: true }
}

/** The failed messages of one page, sent again, oldest first, so that they arrive in order. */
export async function sendAllAgain(house: Pick<House, 'workplace'>, actors: readonly Actor[], ids: readonly string[]): Promise<{ done: number; refused: number }> {
  let done = 0
  for (const id of ids.toReversed()) if ((await sendAgain(house, actors, id)).ok) done += 1
  return { done, refused: ids.length - done }
}
