import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run } from 'graphile-worker'
import type { Runner, TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { QueryExecutorProvider } from 'kysely'
import type pg from 'pg'
import { hearLostConnections } from './database.ts'
import type { Log } from './log.ts'
import { PatientPool } from './patient-pool.ts'

/** One kind of job: what is done with a payload. An exception means: try again later, ever more slowly. */
export type JobHandlers = Record<string, (payload: unknown) => Promise<void>>

/** A job to be done. Same key: one job, however often it is asked for. Same queue: one after the other. */
export interface JobRequest { task: string; payload: object; key?: string; queue?: string }

/** Enqueues a job in the transaction that it is given: it exists if and only if that commits. */
export async function enqueue(trx: QueryExecutorProvider, { task, payload, key }: JobRequest): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, job_key := ${key ?? null})`.execute(trx)
}

/** The same in a transaction of plain statements. */
export async function enqueueIn(queryable: Pick<pg.Pool | pg.PoolClient, 'query'>, { task, payload, key, queue }: JobRequest): Promise<void> {
  await queryable.query({
    name: 'enqueue_job', text: 'select graphile_worker.add_job($1, $2::json, queue_name := $3, job_key := $4)', values: [task, JSON.stringify(payload), queue ?? null, key ?? null],
  })
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
 * Four at a time: most of them wait for a mail server or a modem; the machine is small and requests come first. A runner that lost the database is followed by another,
 * so that a restarted server finds its jobs done.
 */
export async function startJobs(options: { ownerUrl: string; handlers: JobHandlers; crontab: string; log: Log }): Promise<Jobs> {
  const { log } = options
  // A pool of its own: the queue compares dates as JavaScript's Date, the program's pool gives Temporal.
  const pool = new PatientPool({ connectionString: options.ownerUrl, max: 8 })
  hearLostConnections(pool, log)
  let beat = performance.now()
  let ended = false
  const taskList: TaskList = {
    [heartbeatTask]: () => { beat = performance.now() },
  }
  for (const [name, handler] of Object.entries(options.handlers)) {
    taskList[name] = async (payload) => { await handler(payload) }
  }
  const stopping = new AbortController()

  async function start(): Promise<Runner> {
    await freeJobs(pool)
    return run({
      pgPool: pool, taskList, concurrency: 4, pollInterval: 2_000, noHandleSignals: true,
      crontab: `${options.crontab}\n* * * * * ${heartbeatTask} ?max=1`,
      // Without these a job whose end cannot be written down, because the database is away, would end the whole program.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: new Logger(() => (level, message) => {
        if (level === 'error') log.error(message)
        else if (level === 'warning') log.warn(message)
        else log.debug(message)
      }),
    })
  }

  async function startAgain(): Promise<Runner | null> {
    while (!stopping.signal.aborted) {
      await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => {}) // woken to stop
      if (stopping.signal.aborted) return null
      const next = await start().catch((error: unknown) => log.warn({ err: error }, 'the job runner could not start'))
      if (!next) continue
      if (!stopping.signal.aborted) return next
      await stopRunner(next) // told to stop while it was starting
    }
    return null
  }

  /** A runner that lost the database may be stopping by itself at this moment and refuses to be told again. */
  async function stopRunner(running: Runner): Promise<void> {
    await running.stop().catch((error: unknown) => log.warn({ err: error }, 'the job runner was stopping already'))
  }

  let runner: Runner | null = await start()
  async function keepRunning(): Promise<void> {
    while (runner) {
      ended = false
      await runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner ended'))
      ended = true
      runner = stopping.signal.aborted ? null : await startAgain()
    }
  }
  const finished = keepRunning()
  return {
    alive: () => !ended && performance.now() - beat < patienceMs,
    async stop() {
      stopping.abort()
      if (runner && !ended) await stopRunner(runner)
      await finished
      await pool.end()
    },
  }
}

/**
 * Frees the jobs that a killed process had in hand: nobody else would touch them for hours. One that another living process has in hand
 * may then be done twice, which every handler bears.
 */
async function freeJobs(pool: pg.Pool): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))')
}
