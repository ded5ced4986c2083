import { complaintByNumber } from '../../complaint/questions/case.ts'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { findMessage, settleMessage } from '../../channels/store/inbound.ts'
import type { InboundState, KeptMessage, Settled } from '../../channels/store/inbound.ts'
import type { Actor } from '../../office/actor.ts'
import { may } from '../../office/permissions.ts'
import { withLock } from '../../platform/advisory-lock.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../house.ts'
import type { Refused } from '../perform.ts'
import { becomeComplaint, becomeObjection, becomeSupplement } from './become.ts'
import type { Become } from './become.ts'
import type { Extra } from './become-input.ts'
import { readWish } from './dialogue.ts'
import { tellOf } from './tell-sender.ts'

/** What an officer decides about a message. `reference`: the id, register number or tracking code of a complaint. */
export type MessageDecision =
  | { kind: 'complaint'; extra: Extra }
  | { kind: 'supplement' | 'objection'; reference: string }
  | { kind: 'dismiss'; reason: string }
  | { kind: 'quarantine' | 'release' | 'reopen' }
export const decisionKinds = ['complaint', 'supplement', 'objection', 'dismiss', 'quarantine', 'release', 'reopen'] as const satisfies readonly MessageDecision['kind'][]
export type DecisionKind = (typeof decisionKinds)[number]

/** `settled`: somebody was faster, or it no longer is where the officer saw it; `case_unknown`: no complaint has this number or code. */
export type MessageDecided =
  | { ok: true; from: Pick<KeptMessage, 'id' | 'receivedAt' | 'state'>; complaintId: string | null; leftOut: readonly string[] }
  | { ok: false; why: 'gone' | 'settled' | 'in_hand' | 'case_unknown' | 'reason_needed' }
  | Refused

const waiting: readonly InboundState[] = ['inbox', 'quarantine', 'aside']

/** Whether a decision can be made about a message as it is: for the buttons, and again when one was pressed. */
export function canDecide(kind: DecisionKind, { state, became }: Pick<KeptMessage, 'state' | 'became'>): boolean {
  switch (kind) {
    case 'complaint': case 'supplement': case 'objection': case 'dismiss': return waiting.includes(state)
    case 'quarantine': return state === 'inbox' || state === 'aside'
    case 'release': return state === 'quarantine'
    case 'reopen': return state === 'aside' || (state === 'done' && (became === 'dismissed' || became === 'report'))
  }
}

/** Carries out what an officer decided, once: of two who decide at the same time the second is told. Who and when is kept with the message. */
export async function decideMessage(house: Pick<House, 'workplace' | 'files' | 'secret' | 'channels'>, actors: readonly Actor[], id: string, decision: MessageDecision): Promise<MessageDecided> {
  const { pool, officeId } = house.workplace
  const by = actors.find((actor) => may(actor, 'messages.work'))
  if (!by) throw new Error('a decision about a message without its access check')
  const message = await findMessage(pool, officeId, id)
  if (!message) return { ok: false, why: 'gone' }
  if (message.state === 'new') return { ok: false, why: 'in_hand' }
  if (!canDecide(decision.kind, message)) return { ok: false, why: 'settled' }
  const from = { id: message.id, receivedAt: message.receivedAt, state: message.state }
  switch (decision.kind) {
    case 'complaint': return became(await becomeComplaint(house, message, by, decision.extra), from)
    case 'supplement': case 'objection': {
      const complaintId = await findCase(house.workplace, decision.reference)
      if (complaintId === null) return { ok: false, why: 'case_unknown' }
      const tell = tellOf(house, message, readWish(message).wish)
      return became(decision.kind === 'supplement' ? await becomeSupplement(house, message, complaintId, by, {}, tell) : await becomeObjection(house, message, complaintId, by, tell), from)
    }
    case 'dismiss':
      if (decision.reason === '') return { ok: false, why: 'reason_needed' }
      return move(house, message, { state: 'done', became: 'dismissed', reason: decision.reason, by })
    case 'quarantine': return move(house, message, { state: 'quarantine', reason: 'by-officer', by })
    case 'release': case 'reopen': return move(house, message, { state: 'inbox', reason: 'returned', by })
  }
}

function became(result: Become, from: Pick<KeptMessage, 'id' | 'receivedAt' | 'state'>): MessageDecided {
  if (result.ok) return { ok: true, from, complaintId: result.complaintId, leftOut: result.leftOut }
  return result.refusal.key === 'message_decided' ? { ok: false, why: 'settled' } : result
}

/** Under the lock that making a complaint of it takes too, so that no message is dismissed while it becomes one. */
async function move({ workplace }: Pick<House, 'workplace'>, message: KeptMessage, settled: Settled): Promise<MessageDecided> {
  const { pool, officeId, now } = workplace
  const moved = await withLock(pool, `message:${officeId}:${message.id}`, () => settleMessage(pool, officeId, message, settled, now()))
  return moved ? { ok: true, from: message, complaintId: null, leftOut: [] } : { ok: false, why: 'settled' }
}

/** The id of the complaint that an officer names by its id, register number or tracking code, or null. */
export async function findCase({ pool, officeId }: Pick<House['workplace'], 'pool' | 'officeId'>, reference: string): Promise<string | null> {
  if (isUuid(reference)) return reference
  if (reference === '') return null
  const code = readTrackingCode(reference)
  const found = (code && (await complaintByCode(pool, officeId, code))) || (await complaintByNumber(pool, officeId, reference))
  return found?.id ?? null
}
