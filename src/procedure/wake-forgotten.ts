import { comeBack, forgottenMessages } from '../channels/store/handling.ts'
import { enqueueAgain, unsentAnswers } from '../complaint/questions/tending.ts'
import { job } from './jobs.ts'
import type { Workplace } from './perform.ts'

/** What was taken in is looked at within seconds; after so long its job is lost, or far behind. */
const newMinutes = 15
const unsentHours = 1
/** An answer approved longer ago is given by hand, as the desk's list of what waits says. */
const approvedHours = 48
const batch = 500

/**
 * Enqueues again what a lost job left lying (a queue that gave up after a long outage of the database): messages that are new, answers on their way
 * without a message. What is not lost is found done.
 */
export async function wakeForgotten({ pool, officeId, speaks, now }: Workplace): Promise<void> {
  const at = now()
  for (const message of await forgottenMessages(pool, officeId, at.subtract({ minutes: newMinutes }), at, batch)) await comeBack(pool, officeId, message, at)
  if (speaks.size === 0) return
  const unsent = await unsentAnswers(pool, officeId, [...speaks], at.subtract({ hours: unsentHours }), at.subtract({ hours: approvedHours }), batch)
  await enqueueAgain(pool, unsent.map(({ complaintId, seq, type }) => (type === 'answer-attempted'
    ? job('tell-complainant', { complaintId, seq }, `tell:${complaintId}:${seq}`) : job('send-answer', { complaintId, seq }, `send-answer:${complaintId}:${seq}`))))
}
