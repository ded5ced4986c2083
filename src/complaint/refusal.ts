/**
 * A refusal is a value: the office's rules do not allow this now. `key` names the sentence (messages `refusal.<key>`), `params` fill it,
 * `field` is the input it is about, dotted as in the form. A bug is an exception, never a refusal.
 */
export interface Refusal { key: RefusalKey; params?: Record<string, string | number>; field?: string }

export const refusalKeys = [
  'not_found', 'not_now', 'not_yours', 'not_addressed', 'invalid_input',
  'future_date', 'before_receipt', 'before_cause', 'nothing_missing', 'unknown_requirement', 'still_missing', 'read_back_needed', 'lapor_number_needed',
  'file_unknown', 'too_many_files', 'files_too_large',
  'not_expired', 'message_waiting', 'no_reminder_due', 'already_recorded', 'already_issued', 'not_issued',
  'study_missing', 'category_unknown', 'full_study_needed',
  'instruction_unknown', 'addressee_unknown', 'disposition_unknown', 'disposition_done', 'party_unknown', 'coordination_unknown', 'coordination_closed',
  'answer_unknown', 'answer_not_approved', 'answer_already_approved', 'answer_pending', 'forwarded_to_needed', 'due_in_past',
  'proof_needed', 'fax_report_needed', 'attempt_needed', 'attempt_unknown', 'attempt_settled', 'merge_self', 'merge_target', 'window_closed', 'review_in_past', 'already_there', 'nothing_changed', 'already_secret', 'identity_closed', 'reason_needed', 'key_reused', 'message_decided',
  'letter_unknown', 'letter_issued', 'letter_voided', 'letter_not_numbered', 'letter_document_unknown', 'already_numbered', 'number_taken', 'meeting_needed', 'paper_unknown', 'overtaken',
] as const
export type RefusalKey = (typeof refusalKeys)[number]

/** What a rule decides: the events that follow, or why not. */
export type Decision<E> = { ok: true; events: E[] } | { ok: false; refusal: Refusal }

export function refuse(key: RefusalKey, extra: Omit<Refusal, 'key'> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { key, ...extra } }
}

export function accept<E>(...events: E[]): { ok: true; events: E[] } {
  return { ok: true, events }
}
