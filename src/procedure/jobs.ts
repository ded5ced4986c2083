import { z } from 'zod'
import { messageChannels } from '../channels/message.ts'
import type { JobRequest } from '../platform/jobs.ts'

/** Names and payloads of the jobs that follow a commit, apart from their handlers: who enqueues need not know who works. */
export const jobs = {
  'issue-receipt': z.strictObject({ complaintId: z.uuid() }),
  /** An incoming message becomes what it is: a complaint, a supplement, an objection, or waits for an officer. */
  'handle-message': z.strictObject({ id: z.uuid() }),
  /** Hands over what is due on a channel; without a channel, on every one. */
  'send-messages': z.strictObject({ channel: z.enum(messageChannels).optional() }),
  /** An outgoing message was sent, delivered, refused or came back: what that means for its complaint. */
  'message-settled': z.strictObject({ id: z.uuid() }),
  /** Tells the complainant of this event by the channel that they chose. */
  'tell-complainant': z.strictObject({ complaintId: z.uuid(), seq: z.int().min(1) }),
  /** The Camat approved an answer: it goes to the complainant by the channel that they chose, if the house can speak on it. */
  'send-answer': z.strictObject({ complaintId: z.uuid(), seq: z.int().min(1) }),
  /** A scan is drawn, searched for codes and cut into parts. */
  'read-scan': z.strictObject({ id: z.uuid() }),
  /** A part of a scan goes to the paper whose code it bears, or waits for an officer. */
  'file-scan-part': z.strictObject({ id: z.uuid() }),
  /** The words on one page of a part are read, for the search and for the officer. */
  'read-scan-words': z.strictObject({ part: z.uuid(), page: z.int().min(1) }),
  /** What the scanner put into its folder is taken. */
  'take-scans': z.strictObject({}),
  /** What happened becomes leaves of the transparency log, and a new checkpoint is signed. */
  'grow-log': z.strictObject({}),
  'tend-files': z.strictObject({}),
  'recompute-deadlines': z.strictObject({ because: z.string(), change: z.string() }),
} as const
export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]>

/** A job to be enqueued in the transaction of the event that it follows. Same key: one job, however often it is asked for. */
export function job<N extends JobName>(task: N, payload: JobPayload<N>, key?: string): JobRequest {
  return { task, payload: jobs[task].parse(payload), ...(key ? { key } : {}) }
}
