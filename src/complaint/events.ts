import type { Actor } from '../office/actor.ts'
import type { AnswerChannel, Channel } from '../office/channels.ts'
import type { Role } from '../office/roles.ts'
import type { ComplaintClass, Urgency } from '../office/standard/vocabulary.ts'
import type { Applicant, Attachment, Principal, Statement } from './applicant.ts'
import type { ComplaintPaper, RenditionWay } from '../office/paper-kinds.ts'
import type { LetterFrame, LetterText } from './letters.ts'
import type { Outcome } from './outcome.ts'

/**
 * How the complaint reached the desk, besides its channel: the letter's date and number, the LAPOR! number, an oral statement read back,
 * the message that it was made from, the language in which the complainant is written to (absent: Indonesian).
 */
export interface IntakeRecord {
  letter?: { date?: string; number?: string; sheets?: number }
  laporNumber?: string
  oral?: { readBack: boolean }
  message?: string
  language?: 'en'
}

export type Recommendation = 'answer' | 'follow-up' | 'coordinate' | 'forward' | 'refuse'
export type CoordinationMeans = 'letter' | 'phone' | 'in-person' | 'email' | 'whatsapp'
export type CoordinationOutcome = 'done' | 'partly' | 'refused' | 'not-theirs' | 'no-reply'
export type AttemptResult = 'delivered' | 'failed' | 'queued'
export type LetterMeans = 'registered-post' | 'courier' | 'collected'
/**
 * What proves an attempt at giving the answer, by its channel: the letter's number, day, way and tracking number; what the fax machine
 * reported; from when until when was spoken (`10:15`, the office's time).
 */
export interface AttemptDetail {
  letter?: { number?: string; sentOn?: string; means?: LetterMeans; tracking?: string }
  fax?: { report?: 'ok' | 'failed'; pages?: number }
  phone?: { from?: string; until?: string }
}
/** Who took the answer, or was spoken to, and what they are to the complainant. */
export interface Receiver { name: string; relation?: string }
export type GivenBy = 'printed' | 'shown' | 'email' | 'sms' | 'whatsapp' | 'telegram' | 'letter'
/** Why somebody looked at who complained: their step of the procedure needs it, they opened a paper that says it, or they gave a reason of their own (break-glass). */
export const lookWhys = ['step', 'paper', 'break-glass'] as const
export type LookWhy = (typeof lookWhys)[number]
export type Visibility = 'office' | 'complainant'

/**
 * Everything that can happen to a complaint. `data` holds facts without personal content; `personal` holds names and free text,
 * stored beside the history so that it can be erased without breaking the chain. Dates are ISO texts, moments ISO instants.
 */
export interface EventShapes {
  received: {
    data: {
      channel: Channel; receivedAt: string; trackingCode: string; standardVersion: number; answerBy: AnswerChannel | null
      identitySecret: boolean; met: string[]; complete: boolean; attachments: Attachment[]; category: string | null; area: string | null; record: IntakeRecord
    }
    personal: { applicant: Applicant; principal?: Principal; statement: Statement }
  }
  'completion-requested': { data: { missing: string[]; respondBy: string }; personal: { notes: Record<string, string>; message?: string } }
  'completion-reminded': { data: { respondBy: string }; personal: null }
  /** `receivedAt`: when the message was received that was filed later. */
  'completion-supplied': { data: { met: string[]; attachments: Attachment[]; receivedAt?: string }; personal: { applicant?: Applicant; statement?: Statement; note?: string } }
  'completeness-confirmed': { data: { met: string[] }; personal: { note?: string } }
  'deemed-withdrawn': { data: { respondBy: string }; personal: null }
  'not-processable': { data: { ground: 'no-substance' | 'not-a-complaint' | 'spam' | 'outside-authority' }; personal: { reason: string } }
  recorded: { data: { number: string; sequence: number; year: number }; personal: null }
  'receipt-issued': { data: { paper: string; sha256: string; size: number }; personal: null }
  'receipt-given': { data: { by: GivenBy }; personal: null }
  'handed-over': { data: { toRole: Role; toPerson: string | null; sheets: number | null }; personal: { note?: string } }
  'hand-over-accepted': { data: Record<string, never>; personal: null }
  'hand-over-returned': { data: Record<string, never>; personal: { reason: string } }
  studied: {
    data: { form: 'short' | 'full'; class: ComplaintClass; category: string; urgency: Urgency; recommendation: Recommendation }
    personal: { issue: string; assumptions?: string; facts: string; analysis?: string; conclusion: string; advice: string }
  }
  reported: { data: Record<string, never>; personal: { note?: string } }
  'sent-back': { data: Record<string, never>; personal: { reason: string } }
  'study-returned': { data: Record<string, never>; personal: { reason: string } }
  disposed: {
    data: { id: string; parent: string | null; to: { role: Role; personId: string | null }[]; instructions: string[]; nature: string; dueAt: string | null }
    personal: { note?: string }
  }
  'disposition-done': { data: { id: string }; personal: { report: string } }
  'coordination-requested': { data: { id: string; partyId: string; partyName: string; means: CoordinationMeans; dueOn: string }; personal: { question: string } }
  'coordination-closed': { data: { id: string; outcome: CoordinationOutcome }; personal: { note: string } }
  'answer-drafted': { data: { id: string; kind: 'interim' | 'final'; outcome: Outcome; forwardedTo: string | null }; personal: { text: string } }
  'answer-approved': { data: { id: string }; personal: null }
  'answer-returned': { data: { id: string }; personal: { reason: string } }
  'answer-attempted': {
    data: { id: string; answer: string; channel: AnswerChannel; at: string; result: AttemptResult; detail?: AttemptDetail }
    personal: { to?: string; proof?: string; receiver?: Receiver }
  }
  /** What became of an attempt that was on its way; also a delivery that turned out to be none, when the answer came back. */
  'answer-attempt-settled': { data: { attempt: string; answer: string; result: 'delivered' | 'failed'; at: string }; personal: { proof?: string } }
  'closed-unanswered': { data: { outcome: Outcome }; personal: { reason: string } }
  archived: {
    data: { classificationCode: string; ordner: string; shelf: string; sheets: number; retentionYears: number | null; contents: string[] }
    personal: null
  }
  relocated: { data: { ordner: string; shelf: string }; personal: { reason: string } }
  withdrawn: { data: { by: 'complainant' | 'office' }; personal: { reason: string } }
  merged: { data: { into: string }; personal: { reason: string } }
  postponed: { data: { reviewOn: string }; personal: { reason: string } }
  resumed: { data: Record<string, never>; personal: { note?: string } }
  /** `at`: when the message was received that was filed as an objection later. */
  objected: { data: { by: 'complainant' | 'office'; at?: string }; personal: { grounds: string } }
  /** Somebody looked at who complained; it is open to them until then. */
  'identity-looked-at': { data: { why: LookWhy; until: string }; personal: { reason: string } | null }
  /** From now on the complainant's identity is secret (UU 25/2009 Ps 42(5)). */
  'identity-made-secret': { data: { by: 'complainant' | 'office' }; personal: null }
  /** What was wrong about who complained was put right (UU 27/2022 Ps 6): only what is named changes. */
  'applicant-corrected': { data: Record<string, never>; personal: { applicant: Applicant; reason: string } }
  noted: { data: { visibility: Visibility; attachments?: Attachment[] }; personal: { text: string } }
  /** A naskah dinas was written, or written anew. */
  'letter-written': { data: LetterFrame; personal: LetterText }
  /** `sequence` null: the number was typed in. */
  'letter-numbered': { data: { id: string; number: string; series: string; year: number; sequence: number | null }; personal: null }
  'letter-voided': { data: { id: string }; personal: { reason: string } }
  /** A paper was made; its bytes are kept under this hash for good. `subject`: which of several of its kind. */
  'paper-issued': { data: { paper: string; kind: ComplaintPaper; subject: string; number: string | null; sha256: string; size: number }; personal: null }
  /** Printed again, with the mark "salinan". `copy` counts from 1. */
  'paper-reprinted': { data: { paper: string; copy: number }; personal: null }
  /** An issued paper came back signed. */
  'paper-signed': { data: { paper: string; how: RenditionWay; sha256: string; size: number; mediaType: string }; personal: null }
  'deadline-recomputed': { data: { clock: string; from: string | null; to: string | null; because: string }; personal: null }
}

export type EventType = keyof EventShapes

/** What a verb decides: an event without its place in the history. */
export type EventBody = { [T in EventType]: { type: T; data: EventShapes[T]['data']; personal: EventShapes[T]['personal'] } }[EventType]

/** An event in its place. `seq` counts from 1; `personal` is null also when the personal data has been erased. */
export type ComplaintEvent = { [T in EventType]: {
  type: T; seq: number; at: Temporal.Instant; actor: Actor; data: EventShapes[T]['data']; personal: EventShapes[T]['personal'] | null
} }[EventType]
