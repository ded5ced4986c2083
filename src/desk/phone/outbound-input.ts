import { callResults } from '../../office/calls.ts'
import type { CallResult } from '../../office/calls.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { pendingAnswer } from '../../complaint/answers.ts'
import { t } from '../../ui/messages/messages.ts'
import { formatDateTime } from '../../ui/format.ts'
import { inputOf, recordOf, textOf } from '../case/form-input.ts'
import { clockOf, spanText } from './call-text.ts'

/** What a complainant is called for: the approved answer, what is missing, or something else. */
export type CallPurpose = { kind: 'answer'; answer: string; text: string } | { kind: 'missing'; what: string[] } | { kind: 'other' }

export function purposeOf(state: ComplaintState, requirements: readonly { id: string; label: string }[]): CallPurpose {
  const pending = pendingAnswer(state)
  if (state.status === 'in-follow-up' && pending?.approved && pending.text !== null) return { kind: 'answer', answer: pending.id, text: pending.text }
  const missing = requirements.filter(({ id }) => !state.met.has(id))
  return (state.status === 'received' || state.status === 'incomplete') && missing.length > 0 ? { kind: 'missing', what: missing.map(({ label }) => label) } : { kind: 'other' }
}

/** What came of the call, as the form says it. `spokeWith` is empty when nobody was spoken to: the form begins with the complainant's name. */
export interface Outcome { result: CallResult; spokeWith: string; note: string; again: Temporal.Instant | null }
export interface OutcomeProblem { field: 'result' | 'again' | 'spokeWith'; key: 'phone.result_needed' | 'phone.again_needed' | 'phone.who_needed' }

/** Reads the form; the sentence of what is wrong instead, with its field. */
export function outcomeOf(body: unknown, zone: string, now: Temporal.Instant): Outcome | OutcomeProblem {
  const sent = recordOf(body)
  const result = callResults.find((known) => known === textOf(sent['result']))
  if (!result) return { field: 'result', key: 'phone.result_needed' }
  const [spokeWith, note] = [result === 'spoken' ? textOf(sent['spokeWith']).slice(0, 200) : '', textOf(sent['note']).slice(0, 2_000)]
  if (result === 'spoken' && spokeWith === '') return { field: 'spokeWith', key: 'phone.who_needed' }
  if (result !== 'call-again') return { result, spokeWith, note, again: null }
  const again = instantOf(textOf(inputOf({ Form: () => null, moments: ['again'] }, body, zone)['again']))
  return again && Temporal.Instant.compare(again, now) > 0 ? { result, spokeWith, note, again } : { field: 'again', key: 'phone.again_needed' }
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The proof of a call, in the office's own language: who was spoken to and when, or why nobody was. */
export function proofText({ result, spokeWith, note, again }: Outcome, span: { from: Temporal.Instant; until: Temporal.Instant; zone: string }): string {
  const when = spanText('id', span.from, span.until, span.zone)
  const said = {
    spoken: () => t('id', 'phone_proof.spoken', { who: spokeWith, when }),
    'no-answer': () => t('id', 'phone_proof.no_answer', { when }),
    'wrong-number': () => t('id', 'phone_proof.wrong_number', { when }),
    'call-again': () => t('id', 'phone_proof.call_again', { when, again: again ? formatDateTime('id', again, span.zone) : '' }),
  }[result]()
  return note === '' ? said : `${said} ${note}`
}

/** The attempt at the answer that the call was (S3.6). With whom and when stands in its detail, apart from what everyone may read. */
export function attemptInput(answer: string, to: string, outcome: Outcome, span: { from: Temporal.Instant; until: Temporal.Instant; zone: string }): Record<string, unknown> {
  return {
    answer, channel: 'phone', result: outcome.result === 'spoken' ? 'delivered' : 'failed', to, proof: outcome.result === 'spoken' ? outcome.note : proofText(outcome, span),
    detail: { phone: { spokeWith: outcome.spokeWith, from: clockOf(span.from, span.zone), until: clockOf(span.until, span.zone) } },
  }
}
