import type { House } from '../../src/procedure/house.ts'
import { jobHandlers } from '../../src/job-handlers.ts'

interface WaitingJob { id: string; task: string; payload: unknown }

/**
 * Does the jobs that wait, one after the other and oldest first, with all that follows from them; those of the senders when their time has
 * come by the house's own clock. An exception of a job is the caller's. `only`: leaves jobs of other names where they are.
 * @returns the names of what was done, in order
 */
export async function runJobs(house: House, only?: readonly string[]): Promise<string[]> {
  const handlers = jobHandlers(house)
  const done: string[] = []
  for (let job = await takeJob(house, only); job; job = await takeJob(house, only)) {
    const handler = handlers[job.task]
    if (!handler) throw new Error(`no handler for the job "${job.task}"`)
    await handler(job.payload)
    done.push(job.task)
    if (done.length > 5_000) throw new Error('jobs without end')
  }
  return done
}

/** Senders ask for a time of the house, which a test sets; all other jobs are due at once. */
async function takeJob({ pool, workplace }: House, only: readonly string[] | undefined): Promise<WaitingJob | null> {
  const { rows } = await pool.query<WaitingJob>(
    `delete from graphile_worker._private_jobs where id = (
       select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where (t.identifier <> 'send-messages' or j.run_at <= $1) and ($2::text[] is null or t.identifier = any($2)) order by j.id limit 1
     ) returning id::text, (select identifier from graphile_worker._private_tasks t where t.id = task_id) as task, payload`,
    [workplace.now(), only ?? null])
  return rows[0] ?? null
}
