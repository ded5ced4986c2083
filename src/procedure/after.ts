import type { ChainedEvent } from '../complaint/store/chain.ts'
import type { MessageChannel } from '../channels/message.ts'
import type { JobRequest } from '../platform/jobs.ts'
import { job } from './jobs.ts'
import { isTold } from './letters/told.ts'

/** The channels on which the house sends messages by itself; none where the office has connected none. */
export type Speaks = ReadonlySet<MessageChannel>

/** The jobs that follow what happened: the receipt is made as a paper, the complainant is told, an approved answer is sent on its way. */
export function after(complaintId: string, events: readonly Pick<ChainedEvent, 'type' | 'seq' | 'data'>[], speaks: Speaks): JobRequest[] {
  return events.flatMap(({ type, seq, data }) => [
    ...(type === 'recorded' ? [job('issue-receipt', { complaintId }, `issue-receipt:${complaintId}`)] : []),
    ...(speaks.size > 0 && isTold(type, data) ? [job('tell-complainant', { complaintId, seq }, `tell:${complaintId}:${seq}`)] : []),
    ...(speaks.size > 0 && type === 'answer-approved' ? [job('send-answer', { complaintId, seq }, `send-answer:${complaintId}:${seq}`)] : []),
  ])
}
