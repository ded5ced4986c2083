import { z } from 'zod'
import type { JobRequest } from '../platform/jobs.ts'

/** Names and payloads of the jobs that follow a commit, apart from their handlers: who enqueues need not know who works. */
export const jobs = {
  'issue-receipt': z.strictObject({ complaintId: z.uuid() }),
  'tend-files': z.strictObject({}),
  'recompute-deadlines': z.strictObject({ because: z.string(), change: z.string() }),
} as const
export type JobName = keyof typeof jobs
export type JobPayload<N extends JobName> = z.output<(typeof jobs)[N]>

/** A job to be enqueued in the transaction of the event that it follows. Same key: one job, however often it is asked for. */
export function job<N extends JobName>(task: N, payload: JobPayload<N>, key?: string): JobRequest {
  return { task, payload: jobs[task].parse(payload), ...(key ? { key } : {}) }
}
