import type pg from 'pg'

type Ask = Pick<pg.Pool, 'query'>

/** The job queue. `waiting`: due now and in nobody's hands; `neglected`: for five minutes already; `failing`: to be tried again; `given up`: tried as often as allowed. */
export interface JobQueue { waiting: number; neglected: number; failing: number; givenUp: number }

/** Reads the queue of graphile-worker, by the database's own clock, as the worker does. */
export async function readJobQueue(pool: Ask): Promise<JobQueue> {
  const { rows } = await pool.query<JobQueue>(
    `select
       count(*) filter (where free and run_at <= now())::int as waiting,
       count(*) filter (where free and run_at <= now() - interval '5 minutes')::int as neglected,
       count(*) filter (where attempts > 0 and attempts < max_attempts)::int as failing,
       count(*) filter (where attempts >= max_attempts)::int as "givenUp"
     from (select run_at, attempts, max_attempts, locked_at is null and attempts < max_attempts as free from graphile_worker.jobs) job`)
  const row = rows[0]
  if (!row) throw new Error('a count gave no row')
  return row
}

/** What comes of a promise, or a rejection when it takes longer. Whatever it comes to later is let go. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
