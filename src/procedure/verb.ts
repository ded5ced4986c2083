import type { z } from 'zod'
import type { WorkingCalendar } from '../clock/calendar.ts'
import type { Attachment } from '../complaint/applicant.ts'
import type { EventBody } from '../complaint/events.ts'
import type { LetterDocument } from '../complaint/letters.ts'
import type { Decision } from '../complaint/refusal.ts'
import type { ComplaintState } from '../complaint/state.ts'
import type { Status } from '../complaint/status.ts'
import type { VerbName } from '../complaint/transitions.ts'
import type { LetterNumber } from '../complaint/store/letter-numbers.ts'
import type { IssuedPaper, Rendition } from '../complaint/store/papers.ts'
import type { Actor } from '../office/actor.ts'
import type { ComplaintPaper, LetterKind } from '../office/paper-kinds.ts'
import type { Role } from '../office/roles.ts'
import type { Category, Standard } from '../office/standard/schema.ts'

/** What a rule may know beside the state and the input. Time, ids and the actor come in as arguments; facts were looked up before. */
export interface Context {
  now: Temporal.Instant
  actor: Actor
  standard: Standard
  categories: readonly Category[]
  calendar: WorkingCalendar
  newId(): string
  facts: Facts
}

/** Facts that a verb asks for by `needs`; the write path looks them up in the same transaction. */
export interface Facts {
  /** The next number of the register of this year; taking it is what makes it used. */
  registerNumber?: { year: number; sequence: number }
  files?: Attachment[]
  party?: { id: string; name: string; replyDays: number } | null
  /** Of the people asked for, those who are active, with the roles they hold or deputise today. */
  people?: { id: string; name: string; roles: Role[] }[]
  /** Whether a message of one of these senders has not been read, or waits for an officer. */
  messageWaits?: boolean
  /** The number that a letter bears from now on; null: another letter bears the one that was typed in. */
  letterNumber?: LetterNumber | null
  /** The edited letter that is to be its paper; null: there is none, or no PDF of it. */
  letterDocument?: LetterDocument | null
  /** The complaint into which this one is to be merged. */
  target?: { id: string; status: Status } | null
}
export interface Needs {
  registerNumber?: true; files?: string[]; party?: string; people?: string[]; target?: string; messageOf?: string[]
  letterNumber?: { typed: string | null; kind: LetterKind; letterId: string }
  letterDocument?: { id: string; letterId: string }
  /** Kept together with the event that tells of it. */
  issuedPaper?: Pick<IssuedPaper, 'id' | 'subject' | 'number' | 'code' | 'sha256' | 'size'> & { kind: ComplaintPaper }
  rendition?: Pick<Rendition, 'paperId' | 'sha256' | 'size' | 'mediaType' | 'how'>
}

/** A verb of the office: what it takes, and the pure rule that decides what follows from it. */
export interface Verb<I = unknown> {
  name: VerbName
  /** The noun in addresses of the desk: `POST /meja/pengaduan/:id/<noun>`. */
  noun: string
  input: z.ZodType<I>
  /** Only the house itself gives this command, for it has the bytes that the input speaks of: it has no address in the API. */
  byHouse?: true
  needs?(input: I, state: ComplaintState): Needs
  decide(state: ComplaintState, input: I, context: Context): Decision<EventBody>
}

/** Declares a verb; the type of its input comes from its schema. */
export function verb<I>(definition: Verb<I>): Verb<I> {
  return definition
}

/** A verb whose input type is not known here; its own schema makes the input that its rule takes. */
export type AnyVerb = Verb<unknown>
