import type { Actor } from '../office/actor.ts'
import type { AnswerChannel, Channel } from '../office/channels.ts'
import type { Role } from '../office/roles.ts'
import type { Applicant } from './applicant.ts'
import type { ComplaintEvent, CoordinationOutcome, Recommendation } from './events.ts'
import { receivedAt } from './changes.ts'
import { fold } from './fold.ts'
import type { Outcome } from './outcome.ts'
import { summaryOf } from './projection.ts'
import type { ComplaintState } from './state.ts'

/** Something to say of a line beside its columns. `reason` null: none given, or erased. */
export interface Remark { kind: 'merged' | 'withdrawn' | 'deemed-withdrawn' | 'not-processable' | 'postponed' | 'objected'; at: Temporal.Instant; reason: string | null }

/** A line of the Buku Pengaduan as facts (S3.4). `applicant` null: the identity is secret, so no output may name them. */
export interface RegisterLine {
  number: string
  sequence: number
  receivedAt: Temporal.Instant
  channel: Channel
  applicant: Applicant | null
  summary: string
  place: string | null
  attachments: number
  /** Sheets of the letter, as counted when it came in. */
  sheets: number | null
  receivedBy: Actor
  receiptAt: Temporal.Instant | null
  handedOver: { role: Role; at: Temporal.Instant; accepted: { by: Actor; at: Temporal.Instant } | null } | null
  dispositions: { to: { role: Role; personId: string | null }[]; at: Temporal.Instant; done: boolean }[]
  recommendation: Recommendation | null
  coordinations: { party: string; outcome: CoordinationOutcome | null }[]
  answer: { at: Temporal.Instant; channel: AnswerChannel | null; outcome: Outcome; forwardedTo: string | null } | null
  archive: ComplaintState['archive']
  remarks: Remark[]
  /** Struck through, never gone: merged into another, or withdrawn. */
  struck: boolean
}

/** The line of a recorded complaint, from its history. Throws for one that has no register number yet. */
export function registerLine(events: readonly ComplaintEvent[]): RegisterLine {
  const state = fold(events)
  const { register, statement, identitySecret } = state
  if (!register) throw new Error('not in the register')
  const remarks = events.flatMap(remarkOf)
  return {
    number: register.number, sequence: register.sequence, receivedAt: state.receivedAt, channel: state.channel,
    applicant: identitySecret ? null : state.applicant, summary: summaryOf(statement.narrative ?? statement.about ?? ''), place: statement.incident?.where ?? null,
    attachments: state.attachments.length, sheets: state.record.letter?.sheets ?? null, receivedBy: state.receivedBy, receiptAt: state.receipt?.at ?? null,
    handedOver: handOverOf(events), dispositions: state.dispositions.map(({ to, at, done }) => ({ to, at, done: done !== null })),
    recommendation: state.study?.recommendation ?? null,
    coordinations: state.coordinations.map(({ partyName, closed }) => ({ party: partyName, outcome: closed?.outcome ?? null })),
    answer: answerOf(state), archive: state.archive, remarks,
    struck: remarks.some(({ kind }) => kind === 'merged' || kind === 'withdrawn' || kind === 'deemed-withdrawn'),
  }
}

/** The last time the file was handed over, and who took it. */
function handOverOf(events: readonly ComplaintEvent[]): RegisterLine['handedOver'] {
  let found: RegisterLine['handedOver'] = null
  for (const event of events) {
    if (event.type === 'handed-over') found = { role: event.data.toRole, at: event.at, accepted: null }
    if (event.type === 'hand-over-accepted' && found) found = { ...found, accepted: { by: event.actor, at: event.at } }
  }
  return found
}

function answerOf({ answeredAt, outcome, answers }: ComplaintState): RegisterLine['answer'] {
  if (!answeredAt || !outcome) return null
  const final = answers.findLast((answer) => answer.kind === 'final' && answer.attempts.some((attempt) => attempt.result === 'delivered'))
  const channel = final?.attempts.findLast((attempt) => attempt.result === 'delivered')?.channel ?? null
  return { at: answeredAt, channel, outcome, forwardedTo: final?.forwardedTo ?? null }
}

function remarkOf(event: ComplaintEvent): Remark[] {
  switch (event.type) {
    case 'merged': case 'withdrawn': case 'not-processable': case 'postponed':
      return [{ kind: event.type, at: event.at, reason: event.personal?.reason ?? null }]
    case 'deemed-withdrawn': return [{ kind: event.type, at: event.at, reason: null }]
    case 'objected': return [{ kind: event.type, at: receivedAt(event.data.at, event.at), reason: event.personal?.grounds ?? null }]
    default: return []
  }
}
