import { z } from 'zod'
import { roleOf } from '../../office/actor.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The complainant could not be reached: the Camat closes with a stated reason, after at least one failed attempt at an approved answer. */
export const closeUnanswered = verb({
  name: 'close-unanswered',
  noun: 'penutupan',
  input: z.strictObject({ reason: text(4_000) }),
  decide(state, { reason }, { actor }) {
    if (roleOf(actor) !== 'camat') return refuse('not_yours')
    const tried = state.answers.some((answer) => answer.attempts.some((attempt) => attempt.result === 'failed'))
    if (!tried) return refuse('attempt_needed')
    return accept({ type: 'closed-unanswered', data: { outcome: 'unreachable' }, personal: { reason } })
  },
})
