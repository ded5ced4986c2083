import { z } from 'zod'
import { outcomes } from '../../complaint/outcome.ts'
import { pendingAnswer } from '../../complaint/answers.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalLine, text } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * Drafts the answer (S3.6): final, or interim (jawaban sementara) while another body works on it. Outcome "forwarded" names the body it
 * went to: no "please go elsewhere" endings. A new draft replaces one that was not yet approved.
 */
export const draftAnswer = verb({
  name: 'draft-answer',
  noun: 'konsep-jawaban',
  input: z.strictObject({ kind: z.enum(['interim', 'final']), outcome: z.enum(outcomes).exclude(['unreachable']), forwardedTo: optionalLine(300), text: text(20_000) }),
  decide(state, input, { newId }) {
    if (input.outcome === 'forwarded' && !input.forwardedTo) return refuse('forwarded_to_needed', { field: 'forwardedTo' })
    if (pendingAnswer(state)?.approved) return refuse('answer_already_approved')
    return accept({
      type: 'answer-drafted', data: { id: newId(), kind: input.kind, outcome: input.outcome, forwardedTo: input.forwardedTo ?? null }, personal: { text: input.text },
    })
  },
})
