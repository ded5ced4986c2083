import type { Answer, ComplaintState } from './state.ts'

/** The answer that waits for approval or delivery, if there is one. */
export function pendingAnswer(state: ComplaintState): Answer | null {
  return state.answers.findLast((answer) => answer.returned === null && !answer.attempts.some((attempt) => attempt.result === 'delivered')) ?? null
}
