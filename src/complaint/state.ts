import type { Actor } from '../office/actor.ts'
import type { AnswerChannel, Channel } from '../office/channels.ts'
import type { Role } from '../office/roles.ts'
import type { Moment } from '../office/standard/vocabulary.ts'
import type { Pause } from '../clock/run.ts'
import type { Applicant, Attachment, Principal, Statement } from './applicant.ts'
import type { EventShapes, IntakeRecord, Receiver, LookWhy } from './events.ts'
import type { Letter, PaperRecord } from './letters.ts'
import type { Outcome } from './outcome.ts'
import type { Status } from './status.ts'

/** Who had the file and since when (penyerahan berkas). `acceptedAt` null: given, not yet taken. */
export interface Custody { role: Role; personId: string | null; since: Temporal.Instant; acceptedAt: Temporal.Instant | null }

export type Study = EventShapes['studied']['data'] & { text: EventShapes['studied']['personal'] | null; at: Temporal.Instant; by: Actor; seq: number }
export type Disposition = EventShapes['disposed']['data'] & { note: string | null; at: Temporal.Instant; by: Actor; done: { at: Temporal.Instant; by: Actor; report: string | null } | null }
export type Coordination = EventShapes['coordination-requested']['data'] & {
  question: string | null; at: Temporal.Instant
  closed: { at: Temporal.Instant; outcome: EventShapes['coordination-closed']['data']['outcome']; note: string | null } | null
}
/** `settled`: when and how an attempt that was on its way ended; `result` says how it ended. */
export type Attempt = EventShapes['answer-attempted']['data'] & {
  by: Actor; to: string | null; proof: string | null; receiver: Receiver | null; settled: { at: Temporal.Instant; by: Actor; proof: string | null } | null
}
export type Answer = EventShapes['answer-drafted']['data'] & {
  text: string | null; draftedAt: Temporal.Instant; draftedBy: Actor
  approved: { at: Temporal.Instant; by: Actor } | null
  returned: { at: Temporal.Instant; reason: string | null } | null
  attempts: Attempt[]
}

/** What the history of a complaint amounts to. Recomputable from the events alone. */
export interface ComplaintState {
  version: number
  status: Status
  postponedFrom: Status | null
  channel: Channel
  trackingCode: string
  standardVersion: number
  receivedAt: Temporal.Instant
  enteredAt: Temporal.Instant
  receivedBy: Actor
  answerBy: AnswerChannel | null
  identitySecret: boolean
  applicant: Applicant
  principal: Principal | null
  statement: Statement
  record: IntakeRecord
  attachments: Attachment[]
  area: string | null
  category: string | null
  /** Requirements that are fulfilled (S2). */
  met: Set<string>
  completion: { missing: string[]; notes: Record<string, string>; message: string | null; askedAt: Temporal.Instant; respondBy: string; reminders: number; lastAt: Temporal.Instant | null } | null
  pauses: Pause[]
  /** First time at which each moment of the standard was reached; clocks start and stop at these. */
  moments: Partial<Record<Moment, Temporal.Instant>>
  register: { number: string; sequence: number; year: number; at: Temporal.Instant; by: Actor } | null
  receipt: { paper: string; sha256: string; at: Temporal.Instant } | null
  custody: Custody[]
  study: Study | null
  dispositions: Disposition[]
  coordinations: Coordination[]
  answers: Answer[]
  outcome: Outcome | null
  answeredAt: Temporal.Instant | null
  archive: (EventShapes['archived']['data'] & { at: Temporal.Instant }) | null
  postponed: { reviewOn: string; reason: string | null } | null
  mergedInto: string | null
  /** When the procedure ended: answered, withdrawn, merged ... Null while it is worked on. */
  endedAt: Temporal.Instant | null
  objections: { at: Temporal.Instant; grounds: string | null }[]
  letters: Letter[]
  /** Who looked at who complained. */
  looks: Look[]
  /** Papers as issued, the receipt (Tanda Terima) among them. */
  papers: PaperRecord[]
}

/** One look at the identity of a complainant (pembukaan identitas, UU 25/2009 Ps 49): by whom, why, and until when it is open to them. */
export interface Look { at: Temporal.Instant; by: Actor; why: LookWhy; until: Temporal.Instant }

/** The file's present holder. */
export function holderOf(state: ComplaintState): Custody {
  const last = state.custody.at(-1)
  if (!last) throw new Error('a complaint without a holder')
  return last
}
