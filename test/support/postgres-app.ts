// A program that keeps an embedded PostgreSQL, for tests that kill it. One JSON object a line on standard output; ends cleanly on SIGTERM.
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/platform/database.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { PostgresOptions } from '../../src/platform/postgres/start.ts'
import { startPostgres } from '../../src/platform/postgres/start.ts'

/** What the program is told, as JSON in its first argument. */
export interface AppOrder extends Omit<PostgresOptions, 'log'> {
  /** Become this user before starting. */
  uid?: number
  /** Insert 1, 2, 3 … into the table `row` and say each number once it is committed. */
  insert?: boolean
}

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)

async function run(order: AppOrder): Promise<void> {
  if (order.uid !== undefined) {
    process.setgroups?.([])
    process.setgid?.(order.uid)
    process.setuid?.(order.uid)
  }
  const postgres = await startPostgres({ ...order, log: silentLog() })
  const stopping = new AbortController()
  process.once('SIGTERM', () => stopping.abort())
  say({ url: postgres.url, pid: postgres.pid })
  const database = openDatabase(postgres.url, { max: 1 })
  if (order.insert) await database.pool.query('create table if not exists row (n integer primary key)')
  while (!stopping.signal.aborted) {
    const done = order.insert ? await database.pool.query('insert into row select coalesce(max(n), 0) + 1 from row returning n').catch(() => null) : null
    if (done) say({ acknowledged: done.rows[0].n, pid: postgres.pid })
    else await sleep(10)
  }
  await database.close()
  await postgres.stop()
  say({ stopped: true })
}

run(JSON.parse(process.argv[2] ?? '{}')).catch((error: unknown) => {
  say({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  process.exit(1)
})
