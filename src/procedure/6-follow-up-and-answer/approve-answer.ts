import { z } from 'zod'
import { pendingAnswer } from '../../complaint/answers.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { roleOf } from '../../office/actor.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import type { Decision } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import type { Context } from '../verb.ts'
import { verb } from '../verb.ts'

/** The Camat approves the answer (S3.6); only then may it be given. */
export const approveAnswer = verb({
  name: 'approve-answer',
  noun: 'persetujuan-jawaban',
  input: z.strictObject({ id: z.uuid() }),
  decide: (state, { id }, context) => undecided(state, id, context) ?? accept({ type: 'answer-approved', data: { id }, personal: null }),
})

/** The Camat returns the draft with what must change. */
export const returnAnswer = verb({
  name: 'return-answer',
  noun: 'perbaikan-jawaban',
  input: z.strictObject({ id: z.uuid(), reason: text(4_000) }),
  decide: (state, { id, reason }, context) => undecided(state, id, context) ?? accept({ type: 'answer-returned', data: { id }, personal: { reason } }),
})

/** Only the leader (or who deputises) decides, and only on the latest draft: an older one may have been read on another screen. */
function undecided(state: ComplaintState, id: string, { actor }: Context): Extract<Decision<never>, { ok: false }> | null {
  if (roleOf(actor) !== 'camat') return refuse('not_yours')
  const pending = pendingAnswer(state)
  if (!pending || pending.id !== id) return refuse('answer_unknown', { field: 'id' })
  return pending.approved ? refuse('answer_already_approved', { field: 'id' }) : null
}
