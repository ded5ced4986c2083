import { fold } from '../../complaint/fold.ts'
import { refuse } from '../../complaint/refusal.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { isContactOf } from '../../complaint/questions/by-contact.ts'
import { madeOfMessage } from '../../complaint/questions/made-of-message.ts'
import { answeredUnder, openedUnder } from '../../complaint/store/facts.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { VerbName } from '../../complaint/transitions.ts'
import { findMessage } from '../../channels/store/inbound.ts'
import type { Became, KeptMessage } from '../../channels/store/inbound.ts'
import type { Actor } from '../../office/actor.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { withLock } from '../../platform/advisory-lock.ts'
import { t } from '../../ui/messages/messages.ts'
import { receive } from '../1-receive/receive.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Acted, Refused } from '../perform.ts'
import { complaintInput, groundsOf, noteText, supplementInput } from './become-input.ts'
import type { Extra } from './become-input.ts'
import { receivedBy } from './evidence.ts'
import { keepFilesOf, leftWithMessage } from './message-files.ts'
import { senderDigest } from '../sender.ts'
import { settle } from './settle.ts'
import type { Reply } from './settle.ts'

type Parts = Pick<House, 'workplace' | 'files' | 'secret'>

/** `leftOut`: names of files that stay with the message, because the standard does not take them into the complaint. */
export type Become = { ok: true; complaintId: string; became: Extract<Became, 'complaint' | 'supplement' | 'note' | 'objection'>; leftOut: string[] } | Refused
export type Decided = { ok: true; complaintId: string; became: Extract<Become, { ok: true }>['became'] } | Refused

/** What is answered to the sender about what was decided; with the decision or not at all. */
export type Tell = (decided: Extract<Decided, { ok: true }>) => Promise<Reply>

/** The house itself, where it handles messages. */
export const post: Actor = { kind: 'system', part: 'post' }

/**
 * A message becomes a complaint, and what the standard requires and it lacks is asked for. By the house itself (`by` the system), or by an officer,
 * who may add what they read. Doing it twice gives the same complaint; a message that has become something else is refused (`message_decided`).
 */
export async function becomeComplaint(house: Parts, message: KeptMessage, by: Actor, extra: Extra = {}, tell?: Tell): Promise<Become> {
  return once(house, message, by, tell, { became: ['complaint'], complaintId: null }, async (current) => {
    const { workplace } = house
    const { pool, officeId } = workplace
    const key = `message:${current.id}:complaint`
    const before = await openedUnder(pool, officeId, key)
    const id = before?.id ?? (await open(house, current, by, extra, key))
    if (typeof id !== 'string') return id
    await askForMissing(house, current, id)
    return { ok: true, complaintId: id, became: 'complaint' }
  })
}

/**
 * A message joins a complaint: it supplies what the complainant was asked for, if it brings any of it, else it is a note in the file. Files
 * come along. By the house itself only when the sender is a contact of the complaint.
 */
export async function becomeSupplement(house: Parts, message: KeptMessage, complaintId: string, by: Actor, extra: Extra = {}, tell?: Tell): Promise<Become> {
  return once(house, message, by, tell, { became: ['supplement', 'note'], complaintId }, async (current) => {
    const keys = { supplement: `message:${current.id}:supplement`, note: `message:${current.id}:note` }
    for (const became of ['supplement', 'note'] as const) {
      const before = await answeredUnder(house.workplace.pool, house.workplace.officeId, keys[became])
      if (before) return { ok: true, complaintId, became }
    }
    const known = await caseFor(house, current, complaintId, by)
    if (!known.ok) return known
    const { state, standard, relation } = known
    const attachments = await keepFilesOf(house, current, standard)
    if (state.status === 'incomplete') {
      const input = supplementInput(current, extra, state, standard)
      const supplied = await act(house, by, current, 'supply-missing', complaintId, { ...input, attachments, ...receivedSince(house, current, 'receivedAt', state.completion?.askedAt) }, keys.supplement)
      if (supplied.ok) return { ok: true, complaintId, became: 'supplement' }
      if (supplied.refusal.key !== 'still_missing' && supplied.refusal.key !== 'not_now') return supplied
    }
    const visibility = relation === 'contact' ? 'complainant' : 'office'
    const noted = await act(house, by, current, 'add-note', complaintId, { text: noteText(current, by), attachments, visibility }, keys.note)
    return noted.ok ? { ok: true, complaintId, became: 'note' } : noted
  })
}

/** A message is an objection (keberatan, S7) to the answer; its files join the file. Refused outside of the time for it. */
export async function becomeObjection(house: Parts, message: KeptMessage, complaintId: string, by: Actor, tell?: Tell): Promise<Become> {
  return once(house, message, by, tell, { became: ['objection'], complaintId }, async (current) => {
    const known = await caseFor(house, current, complaintId, by)
    if (!known.ok) return known
    const when = receivedSince(house, current, 'at', known.state.answeredAt)
    const objected = await act(house, by, current, 'object', complaintId, { grounds: groundsOf(current), ...when }, `message:${current.id}:objection`)
    if (!objected.ok) return objected
    const key = `message:${current.id}:files`
    if (!(await answeredUnder(house.workplace.pool, house.workplace.officeId, key))) {
      const attachments = await keepFilesOf(house, current, known.standard)
      if (attachments.length > 0) {
        const text = t(known.state.record.language ?? 'id', 'dialogue.objection_files')
        const noted = await act(house, by, current, 'add-note', complaintId, { text, attachments, visibility: 'complainant' }, key)
        if (!noted.ok) return noted
      }
    }
    return { ok: true, complaintId, became: 'objection' }
  })
}

/** What a message is to become, and of which complaint; null: of one of its own. */
interface Wanted { became: readonly Extract<Become, { ok: true }>['became'][]; complaintId: string | null }

/**
 * Does the work for a message that nobody has decided yet, notes which files stay with it, and writes down what it became. What was made of it
 * before, when it could not be written down, stays: it is written down now, and something else is not made of it as well.
 */
async function once(house: Parts, message: KeptMessage, by: Actor, tell: Tell | undefined, wanted: Wanted, work: (current: KeptMessage) => Promise<Decided>): Promise<Become> {
  const { pool, officeId } = house.workplace
  async function decide(): Promise<Become> {
    const current = await findMessage(pool, officeId, message.id)
    if (!current) return refuse('not_found')
    if (current.state === 'done') return refuse('message_decided')
    const made = await madeOfMessage(pool, officeId, current.id)
    const isWanted = !made || (wanted.became.includes(made.became) && (wanted.complaintId ?? made.complaintId) === made.complaintId)
    const decided: Decided = isWanted ? await work(current) : { ok: true, ...made }
    if (!decided.ok) return decided
    const { complaintId, became } = decided
    const leftOut = await noteLeftOut(house, current, complaintId)
    const settled = { state: 'done', became, complaintId, by: by.kind === 'system' ? null : by } as const
    const written = await settle(house, current, settled, (await tell?.(decided)) ?? null)
    // Made before of another complaint: its officer is told that it was decided, and sees where it is.
    return written && (isWanted || complaintId === wanted.complaintId) ? { ok: true, complaintId, became, leftOut } : refuse('message_decided')
  }
  // The house itself holds the lock of the sender; two officers at one message are kept apart here.
  if (by.kind === 'system') return decide()
  if (message.state === 'new') return refuse('not_now')
  return (await withLock(pool, `message:${officeId}:${message.id}`, decide)) ?? refuse('message_decided')
}

/** @returns the id of the new complaint */
async function open(house: Parts, message: KeptMessage, by: Actor, extra: Extra, key: string): Promise<string | Refused> {
  const { workplace } = house
  const now = workplace.now()
  const { standard } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  const attachments = await keepFilesOf(house, message, standard)
  const input = complaintInput(message, extra, standard, now)
  const received = await receive(workplace, { input: { ...input, attachments }, actor: actorOf(by, message), key })
  return received.ok ? received.receipt.id : received
}

/** Asks at once for what the standard requires and the message does not say (S3.2). */
async function askForMissing({ workplace }: Parts, message: KeptMessage, complaintId: string): Promise<void> {
  const known = await stateOf(workplace, complaintId)
  if (!known || known.state.status !== 'received') return
  const missing = known.standard.requirements.filter(({ id }) => !known.state.met.has(id)).map(({ id }) => id)
  if (missing.length === 0) return
  const asked = await perform(workplace, { verb: 'request-missing', complaintId, input: { missing }, actors: [post], key: `message:${message.id}:ask` })
  if (!asked.ok && asked.refusal.key !== 'not_now') throw new Error(`asking for what is missing was refused: ${asked.refusal.key}`)
}

/** Says in the file what stays with the message, so that nobody looks for it in vain and the complainant can bring it in another way. */
async function noteLeftOut(house: Parts, message: KeptMessage, complaintId: string): Promise<string[]> {
  const { workplace } = house
  const leftOut = await leftWithMessage(house, message, complaintId)
  if (leftOut.length === 0) return []
  const known = await stateOf(workplace, complaintId)
  const text = t(known?.state.record.language ?? 'id', 'dialogue.left_out', { files: leftOut.join(', ') })
  const noted = await perform(workplace, { verb: 'add-note', complaintId, input: { text, visibility: 'complainant' }, actors: [post], key: `message:${message.id}:left-out` })
  if (!noted.ok) throw new Error(`noting what was left out was refused: ${noted.refusal.key}`)
  return leftOut
}

type Case = { ok: true; state: ComplaintState; standard: Standard; relation: 'contact' | 'stranger' }

/** The complaint that a message is to join. The house by itself never joins a stranger's message to one. */
async function caseFor(house: Parts, message: KeptMessage, complaintId: string, by: Actor): Promise<Case | Refused> {
  const { workplace, secret } = house
  const known = await stateOf(workplace, complaintId)
  if (!known) return refuse('not_found')
  const digest = senderDigest(secret, message)
  const relation = digest && (await isContactOf(workplace.pool, workplace.officeId, digest, complaintId)) ? 'contact' : 'stranger'
  return relation === 'stranger' && by.kind === 'system' ? refuse('not_yours') : { ok: true, ...known, relation }
}

async function stateOf({ pool, officeId, standards }: House['workplace'], complaintId: string): Promise<{ state: ComplaintState; standard: Standard } | null> {
  const history = await readHistory(pool, officeId, complaintId)
  if (!history) return null
  const state = fold(history.events)
  return { state, standard: (await standards.version(state.standardVersion)).standard }
}

/** When the message was received, which is what counts; not said where it came before what it is to answer: then it counts from now, by who decides so. */
function receivedSince({ workplace }: Parts, message: KeptMessage, field: 'at' | 'receivedAt', since: Temporal.Instant | null | undefined): Record<string, string> {
  const at = receivedBy(message, workplace.now())
  return since && Temporal.Instant.compare(at, since) >= 0 ? { [field]: at.toString() } : {}
}

/** What the house does by itself with a message is the complainant's own act. */
const actorOf = (by: Actor, message: KeptMessage): Actor => (by.kind === 'system' ? { kind: 'complainant', via: message.channel } : by)

function act({ workplace }: Parts, by: Actor, message: KeptMessage, verb: VerbName, complaintId: string, input: object, key: string): Promise<Acted> {
  return perform(workplace, { verb, complaintId, input, actors: [actorOf(by, message)], key })
}
