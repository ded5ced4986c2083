import { Logger, run } from 'graphile-worker'
import type { TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'
import pg from 'pg'
import { hearLostConnections } from './database.ts'
import type { Log } from './log.ts'

/** One kind of job: what is done with a payload. An exception means: try again later, ever more slowly. */
export type JobHandlers = Record<string, (payload: unknown) => Promise<void>>

/** A job to be done. Same key: one job, however often it is asked for. */
export interface JobRequest { task: string; payload: object; key?: string }

/** Enqueues a job in the transaction that it is given: it exists if and only if that commits. */
export async function enqueue(trx: QueryExecutorProvider, { task, payload, key }: JobRequest): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key := ${key ?? null})`.execute(trx)
}

export interface Jobs {
  /** Whether jobs are being worked on: the runner has not ended and its heart beats. */
  alive(): boolean
  /** Finishes the jobs in hand. */
  stop(): Promise<void>
}

const heartbeatTask = 'heartbeat'
/** The heart beats every minute; three missed beats mean that something is wrong. */
const patienceMs = 200_000

/**
 * Runs the jobs that transactions enqueued, and the recurring ones (`crontab`: lines of graphile-worker's cron format, UTC).
 * Two at a time: the machine is small and requests come first.
 */
export async function startJobs(options: { ownerUrl: string; handlers: JobHandlers; crontab: string; log: Log }): Promise<Jobs> {
  const { log } = options
  // A pool of its own: the queue compares dates as JavaScript's Date, the program's pool gives Temporal.
  const pool = new pg.Pool({ connectionString: options.ownerUrl, max: 4 })
  hearLostConnections(pool, log)
  let beat = performance.now()
  let ended = false
  const taskList: TaskList = {
    [heartbeatTask]: () => { beat = performance.now() },
  }
  for (const [name, handler] of Object.entries(options.handlers)) {
    taskList[name] = async (payload) => { await handler(payload) }
  }
  const runner = await run({
    pgPool: pool, taskList, concurrency: 2, pollInterval: 2_000, noHandleSignals: true,
    crontab: `${options.crontab}\n* * * * * ${heartbeatTask} ?max=1`,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error(message)
      else if (level === 'warning') log.warn(message)
      else log.debug(message)
    }),
  })
  const finished = runner.promise.then(
    () => { ended = true },
    (error: unknown) => {
      ended = true
      log.error({ err: error }, 'the job runner ended')
    },
  )
  return {
    alive: () => !ended && performance.now() - beat < patienceMs,
    async stop() {
      if (!ended) await runner.stop()
      await finished
      await pool.end()
    },
  }
}
