import type { WorkingCalendar } from '../clock/calendar.ts'
import { dueAt } from '../clock/run.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { Urgency } from '../office/standard/vocabulary.ts'
import { promiseOf, readClocks } from './clocks.ts'
import type { ClockReading } from './clocks.ts'
import { holderOf } from './state.ts'
import type { ComplaintState } from './state.ts'
import { stepOf } from './status.ts'

/** The columns that lists and searches read: copies of the state, which `tanggap verify` recomputes. */
export interface Projection {
  status: string
  step: number
  complete_at: Temporal.Instant | null
  due_at: Temporal.Instant | null
  clocks: ClockReading[]
  holder_role: string
  holder_id: string | null
  register_year: number | null
  register_sequence: number | null
  register_number: string | null
  class: string | null
  category: string | null
  urgency: Urgency
  outcome: string | null
  answered_at: Temporal.Instant | null
  archived_at: Temporal.Instant | null
  respond_by: string | null
  review_on: string | null
  objection_until: Temporal.Instant | null
  merged_into: string | null
  identity_secret: boolean
  complainant: string | null
  area: string | null
  summary: string
  place: string | null
  archive: ComplaintState['archive']
}

const SUMMARY_LENGTH = 200

/** State → columns. A secret identity (UU 25/2009 Ps 42(5)) never reaches a list or the search. */
export function project(state: ComplaintState, standard: Standard, calendar: WorkingCalendar): Projection {
  const clocks = readClocks(state, standard, calendar)
  const holder = holderOf(state)
  return {
    status: state.status, step: stepOf(state.status, state.postponedFrom),
    complete_at: state.moments.complete ?? null, due_at: openDue(clocks, standard), clocks,
    holder_role: holder.role, holder_id: holder.personId,
    register_year: state.register?.year ?? null, register_sequence: state.register?.sequence ?? null, register_number: state.register?.number ?? null,
    class: state.study?.class ?? null, category: state.category, urgency: state.study?.urgency ?? 'normal', outcome: state.outcome,
    answered_at: state.answeredAt, archived_at: state.archive?.at ?? null, respond_by: state.completion?.respondBy ?? null,
    review_on: state.postponed?.reviewOn ?? null, objection_until: objectionUntil(state, standard, calendar), merged_into: state.mergedInto,
    identity_secret: state.identitySecret, complainant: state.identitySecret ? null : (state.applicant.name ?? null), area: state.area,
    summary: summaryOf(state.statement.narrative ?? state.statement.about ?? ''), place: state.statement.incident?.where ?? null, archive: state.archive,
  }
}

/** Until when the complainant may object to the answer: n working days after it (SP4N practice; a setting of the standard). */
export function objectionUntil(state: ComplaintState, standard: Standard, calendar: WorkingCalendar): Temporal.Instant | null {
  return state.answeredAt && dueAt(calendar, { unit: 'working-days', amount: standard.objection.workingDays }, state.answeredAt)
}

/** Due time of the office's promise while it runs; null before it starts, in a pause and once it was kept. */
function openDue(clocks: readonly ClockReading[], standard: Standard): Temporal.Instant | null {
  const promise = promiseOf(standard, clocks)
  return promise?.dueAt && !promise.stoppedAt ? Temporal.Instant.from(promise.dueAt) : null
}

/** One line for lists: the beginning of the narrative without line breaks. */
export function summaryOf(narrative: string): string {
  const line = narrative.replace(/\s+/gu, ' ').trim()
  if (line.length <= SUMMARY_LENGTH) return line
  return `${line.slice(0, SUMMARY_LENGTH).toWellFormed().replace(/\s\S*$/u, '')} …`
}
