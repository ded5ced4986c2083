import { fold } from '../../complaint/fold.ts'
import type { Refusal } from '../../complaint/refusal.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { closeFailed } from '../../channels/store/outbox-lists.ts'
import { cancelOutbound, findOutbound, queueMessage } from '../../channels/store/outbound.ts'
import type { StoredMessage } from '../../channels/store/outbound.ts'
import type { Actor } from '../../office/actor.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { isForeign } from './choose-channel.ts'
import { isOvertaken } from './overtaken.ts'
import { wantsNone } from './queue-letter.ts'
import { readTold } from './tell-complainant.ts'

/** How long a message that is sent again may take. */
const againFor = { hours: 72 } as const
const maxReason = 500

/**
 * `changed`: it is no longer as the officer saw it; `not_connected`: no account sends on its channel; `foreign`: it would go abroad; `stopped`: its recipient wants no messages there;
 * `overtaken`: it is old news by now. Else what the case refuses.
 */
export const outboxRefusals = ['gone', 'changed', 'not_connected', 'foreign', 'stopped', 'overtaken', 'reason_needed'] as const
export type OutboxRefusal = (typeof outboxRefusals)[number]
export type OutboxChange = { ok: true } | { ok: false; why: OutboxRefusal } | { ok: false; refusal: Refusal }

type Acting = Pick<House, 'workplace' | 'pool' | 'secret' | 'channels'>

/**
 * Has a failed or expired message sent again, as a new one: every network sees a message that it does not know yet, and its time begins anew. The old
 * one stays as it ended. An answer goes out as a new attempt of its case (S3.6), so that the case keeps every attempt with its result.
 */
export async function sendAgain(house: Acting, actors: readonly Actor[], id: string): Promise<OutboxChange> {
  const { pool, officeId, speaks, now, newId } = house.workplace
  const message = await findOutbound(pool, officeId, id)
  if (!message) return { ok: false, why: 'gone' }
  if ((message.state !== 'failed' && message.state !== 'expired') || message.closedAt !== null) return { ok: false, why: 'changed' }
  if (!speaks.has(message.channel)) return { ok: false, why: 'not_connected' }
  if (!house.channels.settings.foreignNumbers && isForeign(message)) return { ok: false, why: 'foreign' }
  if (await wantsNone(house, message)) return { ok: false, why: 'stopped' }
  const at = now()
  const closing = { how: 'again', by: byOf(actors), why: null } as const
  if (message.attemptId !== null && message.complaintId !== null) {
    const acted = await answerAgain(house, actors, message, message.complaintId, message.attemptId)
    if (acted.ok) await withTransaction(pool, (client) => closeFailed(client, officeId, id, closing, at))
    return acted
  }
  if (await isOldNews(house, message)) return { ok: false, why: 'overtaken' }
  return withTransaction(pool, async (client): Promise<OutboxChange> => {
    if (!(await closeFailed(client, officeId, id, closing, at))) return { ok: false, why: 'changed' }
    if (!(await queueMessage(client, officeId, { ...message, id: newId(at), key: againKey(message), notBefore: at, expiresAt: at.add(againFor) }, at))) throw new Error('a message was sent again twice')
    return { ok: true }
  })
}

async function answerAgain({ workplace }: Acting, actors: readonly Actor[], { id, channel, recipient }: StoredMessage, complaintId: string, attemptId: string): Promise<OutboxChange> {
  const history = await readHistory(workplace.pool, workplace.officeId, complaintId)
  const answer = history && fold(history.events).answers.find(({ attempts }) => attempts.some((attempt) => attempt.id === attemptId))
  if (!answer) return { ok: false, why: 'gone' }
  const acted = await perform(workplace, { verb: 'record-attempt', complaintId, actors, key: `outbox:${id}:again`, input: { answer: answer.id, channel, result: 'queued', to: recipient } })
  return acted.ok ? { ok: true } : { ok: false, refusal: acted.refusal }
}

const again = /^again:([0-9a-f-]{36}):(\d+)$/u

/** `again:<id of the first>:<how often>`. */
function againKey({ id, key }: StoredMessage): string {
  const [, first = id, count = '0'] = again.exec(key) ?? []
  return `again:${first}:${Number(count) + 1}`
}

const told = /^tell:([0-9a-f-]{36}):(\d+)(?::fallback)?$/u

/** Whether what a notice tells is no longer so, or was told since by another. */
async function isOldNews(house: Acting, message: StoredMessage): Promise<boolean> {
  const [, firstId] = again.exec(message.key) ?? []
  const first = firstId ? await findOutbound(house.pool, house.workplace.officeId, firstId) : message
  const [, complaintId, seq] = told.exec(first?.key ?? '') ?? []
  if (!complaintId || !seq) return false
  const read = await readTold(house, complaintId, Number(seq))
  return read !== null && isOvertaken(read.told.letter, Number(seq), read.events)
}

/** Ends a message that still waits. An answer's attempt is recorded as failed, so that its case does not wait for it. */
export async function cancelMessage({ workplace }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string): Promise<OutboxChange> {
  const { pool, officeId } = workplace
  const message = await findOutbound(pool, officeId, id)
  if (!message) return { ok: false, why: 'gone' }
  const now = workplace.now()
  const done = await withTransaction(pool, (client) => cancelOutbound(client, officeId, id, null, now))
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

/** Ends the work on a failed message, because what it says was told in another way. Who, when and why stay with it. */
export async function closeMessage({ workplace: { pool, officeId, now } }: Pick<House, 'workplace'>, actors: readonly Actor[], id: string, reason: string): Promise<OutboxChange> {
  const why = reason.trim().slice(0, maxReason).toWellFormed()
  if (why === '') return { ok: false, why: 'reason_needed' }
  if (!(await findOutbound(pool, officeId, id))) return { ok: false, why: 'gone' }
  const done = await withTransaction(pool, (client) => closeFailed(client, officeId, id, { how: 'otherwise', by: byOf(actors), why }, now()))
  return done ? { ok: true } : { ok: false, why: 'changed' }
}

/** The failed messages of one page, sent again, oldest first, so that they arrive in order. `why`: what kept the others from it, each once. */
export async function sendAllAgain(house: Acting, actors: readonly Actor[], ids: readonly string[]): Promise<{ done: number; refused: number; why: OutboxRefusal[] }> {
  let done = 0
  const why = new Set<OutboxRefusal>()
  for (const id of ids.toReversed()) {
    const sent = await sendAgain(house, actors, id)
    if (sent.ok) done += 1
    else why.add('why' in sent ? sent.why : 'changed')
  }
  return { done, refused: ids.length - done, why: [...why] }
}

/** Whose act it is: the person's first role. */
function byOf([first]: readonly Actor[]): Actor {
  if (!first) throw new Error('nobody acts')
  return first
}
