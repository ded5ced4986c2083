import type { Attempt } from '../../complaint/state.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'

export const post = [{ kind: 'system', part: 'post' }] as const

/** What became of an attempt, and by whose words. `key`: the same news is written once. */
export interface Settled { result: 'delivered' | 'failed'; at: Temporal.Instant; proof: string; key: string }

const maxProof = 2_000

/**
 * Writes what became of an answer that was on its way into the case's history. The other side's clock may be wrong: never before the attempt
 * and never later than now. An answer that counted as failed and arrived after all is a delivery of its own. A case that ended otherwise
 * keeps what it says; the messages of the case tell the rest.
 */
export async function settleAnswer({ workplace, log }: Pick<House, 'workplace' | 'log'>, complaintId: string, attempt: Pick<Attempt, 'id' | 'answer' | 'channel' | 'at' | 'result' | 'to'>, settled: Settled): Promise<void> {
  const at = between(Temporal.Instant.from(attempt.at), settled.at, workplace.now()).toString()
  const proof = settled.proof.slice(0, maxProof).toWellFormed()
  const { result, key } = settled
  const arrivedAfterAll = attempt.result === 'failed' && result === 'delivered'
  const acted = await perform(workplace, arrivedAfterAll
    ? { verb: 'record-attempt', complaintId, actors: post, key, input: { answer: attempt.answer, channel: attempt.channel, at, result, proof, ...(attempt.to ? { to: attempt.to } : {}) } }
    : { verb: 'settle-attempt', complaintId, actors: post, key, input: { attempt: attempt.id, result, at, proof } })
  if (!acted.ok) log.info({ complaint: complaintId, attempt: attempt.id, result, refusal: acted.refusal.key }, 'news of an answer changed nothing in its case')
}

function between(from: Temporal.Instant, at: Temporal.Instant, to: Temporal.Instant): Temporal.Instant {
  if (Temporal.Instant.compare(at, to) > 0) return to
  return Temporal.Instant.compare(at, from) < 0 ? from : at
}
