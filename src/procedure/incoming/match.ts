import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { isOpen } from '../../complaint/status.ts'
import { isMessageChannel } from '../../channels/message.ts'
import type { MessageChannel } from '../../channels/message.ts'
import { contactKindOf } from '../sender.ts'
import type { Wish } from './dialogue.ts'

/** Why a message waits for an officer. */
export const inboxReasons = [
  'known_sender', 'contact_unproved', 'another_matter', 'several_waiting', 'several_cases', 'code_unproved', 'code_other_sender', 'thread_other_sender', 'code_missing', 'answered_case', 'ended_case', 'objection_late',
  'repeated', 'empty', 'no_sender', 'refused', 'trouble',
] as const
export type InboxReason = (typeof inboxReasons)[number]

/** A complaint that a message points at. `own`: its sender is a contact of that complaint; without it the pointer is worth nothing. */
export interface Pointer { case: ContactCase; own: boolean }

/** All that is known about where a message belongs. */
export interface Evidence {
  channel: MessageChannel
  wish: Wish['wish']
  /** By the message of ours that it answers, or our reply address: the strongest. */
  thread: readonly Pointer[]
  /** By a tracking code in its words. */
  codes: readonly Pointer[]
  /** Complaints of which the sender is a contact, newest first. */
  own: readonly ContactCase[]
  /** It answers nothing that the one complaint of theirs that waits asked for, and reads like a complaint of its own. */
  anotherMatter: boolean
  /** It clearly speaks against an answer. */
  objects: boolean
  /** The same words became a complaint of theirs a short while ago. */
  repeated: boolean
  /** Neither words nor files. */
  empty: boolean
  now: Temporal.Instant
  /** When it was received: by then an objection came in time or not. */
  at: Temporal.Instant
}

export type Match =
  | { to: 'complaint' }
  | { to: 'supplement'; case: ContactCase }
  | { to: 'objection'; case: ContactCase }
  | { to: 'inbox'; reason: InboxReason }

/**
 * Where a message belongs. Only a complaint of which its sender is a contact takes it; a code, a tag or a thread in a stranger's hand opens
 * nothing to them: an officer looks. Nor does a sender's address alone, unless the complaint itself came from there: anybody may type another's
 * number into a form. Of a mail the sender is written by whoever sends it, so that a code, which stands on every receipt, proves nothing beside
 * it; a message of ours that it answers does. Rather the inbox than the wrong file; who is not known begins a complaint of their own.
 */
export function match(evidence: Evidence): Match {
  const { thread, codes, own, wish, channel } = evidence
  const pointed = [...new Map([...thread, ...codes].filter((pointer) => pointer.own).map((pointer) => [pointer.case.id, pointer.case])).values()]
  const [only, another] = pointed
  if (only && another) return inbox('several_cases')
  if (only) return channel !== 'email' || thread.some((pointer) => pointer.own) ? into(only, evidence) : inbox('code_unproved')
  if (thread.length > 0) return inbox('thread_other_sender')
  if (codes.length > 0) return inbox('code_other_sender')
  if (wish === 'object') return objectionOf(evidence)
  const waiting = own.filter(({ status }) => status === 'incomplete')
  // A mail may be about anything; a short message after a question is its answer.
  if (channel !== 'email' && wish !== 'complain') {
    const [one] = waiting
    if (one && waiting.length === 1) return !isProved(one, channel) ? inbox('contact_unproved') : evidence.anotherMatter ? inbox('another_matter') : into(one, evidence)
    if (waiting.length > 1) return inbox('several_waiting')
  }
  if (wish === 'complete') return inbox(own.length > 0 ? 'known_sender' : 'code_missing')
  if (evidence.empty) return inbox('empty')
  if (evidence.repeated) return inbox('repeated')
  if (wish !== 'complain' && own.some((one) => isOpen(one.status) || mayObject(one, evidence.at))) return inbox('known_sender')
  return { to: 'complaint' }
}

/** Whether a complaint came the way by which a contact of it writes now: by use it is proved to be theirs, written down it is not. */
export function isProved({ channel: by }: Pick<ContactCase, 'channel'>, channel: MessageChannel): boolean {
  return isMessageChannel(by) && contactKindOf(by) === contactKindOf(channel)
}

/** A message about this complaint, of one of its people. */
function into(one: ContactCase, { wish, objects, at }: Evidence): Match {
  if (isOpen(one.status) || wish === 'thanks') return { to: 'supplement', case: one }
  if (one.status !== 'answered' && one.status !== 'archived') return inbox('ended_case')
  // Written before the answer came: it speaks of something else.
  if (isBefore(at, one.answeredAt)) return inbox('answered_case')
  return wish === 'object' || objects ? { to: 'objection', case: one } : inbox('answered_case')
}

/** `KEBERATAN` without a code: the one complaint of theirs to whose answer they may still object. */
function objectionOf({ own, channel, at }: Evidence): Match {
  const [only, another] = own.filter((one) => mayObject(one, at))
  if (only && another) return inbox('several_cases')
  if (only) return isProved(only, channel) ? { to: 'objection', case: only } : inbox('contact_unproved')
  return inbox(own.length > 0 ? 'known_sender' : 'code_missing')
}

/** Whether an answer was given to which an objection that was received then is heard (S7). */
export function mayObject({ status, objectionUntil, answeredAt }: ContactCase, at: Temporal.Instant): boolean {
  return (status === 'answered' || status === 'archived') && objectionUntil !== null && !isBefore(at, answeredAt) && Temporal.Instant.compare(at, objectionUntil) <= 0
}

const isBefore = (at: Temporal.Instant, other: Temporal.Instant | null) => other !== null && Temporal.Instant.compare(at, other) < 0

const inbox = (reason: InboxReason): Match => ({ to: 'inbox', reason })
