import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { answerChannels } from '../../office/channels.ts'
import { optionalLine, optionalMoment, optionalText } from '../input.ts'
import { verb } from '../verb.ts'
import { attemptDetail, detailOf, missingProof } from './attempt-input.ts'

export const attemptResults = ['delivered', 'failed', 'queued'] as const

/**
 * The answer was given, or tried (S3.6): in person, by letter, telephone, fax ... with when, to whom and the proof; failed attempts too.
 * Delivered is only what its channel can prove: a letter by its tracking number or by who took it, a fax by the machine's report, an
 * answer in person by the name of who received it.
 * E-mail and SMS may be queued: delivered only when their result is recorded.
 */
export const recordAttempt = verb({
  name: 'record-attempt',
  noun: 'penyampaian-jawaban',
  input: z.strictObject({
    answer: z.uuid(), channel: z.enum(answerChannels), at: optionalMoment, result: z.enum(attemptResults), to: optionalLine(200), proof: optionalText(2_000),
    detail: attemptDetail,
  }),
  decide(state, input, { now, newId, standard }) {
    const answer = state.answers.find((candidate) => candidate.id === input.answer)
    if (!answer) return refuse('answer_unknown', { field: 'answer' })
    if (!answer.approved || answer.returned) return refuse('answer_not_approved', { field: 'answer' })
    const at = input.at ? Temporal.Instant.from(input.at) : now
    if (Temporal.Instant.compare(at, now) > 0) return refuse('future_date', { field: 'at' })
    if (Temporal.Instant.compare(at, answer.approved.at) < 0 && input.at) return refuse('before_receipt', { field: 'at' })
    const queueable = input.channel === 'email' || input.channel === 'sms' || input.channel === 'whatsapp' || input.channel === 'telegram'
    if (input.result === 'queued' && !queueable) return refuse('answer_pending', { field: 'result' })
    const { detail, receiver } = detailOf(input.channel, input.detail)
    const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate().toString()
    if (detail?.letter?.sentOn !== undefined && detail.letter.sentOn > today) return refuse('future_date', { field: 'detail.letter.sentOn' })
    const missing = input.result === 'delivered' ? missingProof(input.channel, input.detail) : null
    if (missing !== null) return refuse(missing === 'detail.fax.report' ? 'fax_report_needed' : 'proof_needed', { field: missing })
    if (input.result !== 'queued' && !input.proof && !input.to && !detail && !receiver) return refuse('proof_needed', { field: 'proof' })
    return accept({
      type: 'answer-attempted', data: { id: newId(), answer: answer.id, channel: input.channel, at: at.toString(), result: input.result, ...(detail ? { detail } : {}) },
      personal: { ...(input.to ? { to: input.to } : {}), ...(input.proof ? { proof: input.proof } : {}), ...(receiver ? { receiver } : {}) },
    })
  },
})
