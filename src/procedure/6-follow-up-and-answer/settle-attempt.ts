import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalMoment, optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * What became of an answer that was on its way (S3.6): with the recipient, with the network's words as proof, or failed. One that came
 * back after it had counted as delivered puts the case back into follow-up, also out of the archive.
 */
export const settleAttempt = verb({
  name: 'settle-attempt',
  noun: 'hasil-penyampaian',
  input: z.strictObject({ attempt: z.uuid(), result: z.enum(['delivered', 'failed']), at: optionalMoment, proof: optionalText(2_000) }),
  decide(state, input, { now }) {
    const answer = state.answers.find(({ attempts }) => attempts.some(({ id }) => id === input.attempt))
    const attempt = answer?.attempts.find(({ id }) => id === input.attempt)
    if (!answer || !attempt) return refuse('attempt_unknown', { field: 'attempt' })
    const cameBack = attempt.result === 'delivered' && attempt.settled !== null && input.result === 'failed'
    if (attempt.result !== 'queued' && !cameBack) return refuse('attempt_settled', { field: 'attempt' })
    if (!input.proof) return refuse('proof_needed', { field: 'proof' })
    const at = input.at ? Temporal.Instant.from(input.at) : now
    if (Temporal.Instant.compare(at, now) > 0) return refuse('future_date', { field: 'at' })
    if (Temporal.Instant.compare(at, Temporal.Instant.from(attempt.at)) < 0) return refuse('before_receipt', { field: 'at' })
    return accept({
      type: 'answer-attempt-settled', data: { attempt: attempt.id, answer: answer.id, result: input.result, at: at.toString() }, personal: { proof: input.proof },
    })
  },
})
