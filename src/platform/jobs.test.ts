import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { openDatabase, withDatabase } from './database.ts'
import { enqueue, startJobs } from './jobs.ts'
import { createLog, silentLog } from './log.ts'
import { Writable } from 'node:stream'

test('a job enqueued in a transaction runs when it commits, and the recurring ones do not stumble', async () => {
  const database = await testDatabase()
  const lines: string[] = []
  const log = createLog({ logLevel: 'warn' }, new Writable({ write(chunk, _encoding, done) { lines.push(String(chunk)); done() } }))
  const seen: unknown[] = []
  const jobs = await startJobs({ ownerUrl: database.ownerUrl, log, crontab: '*/5 * * * * nothing ?fill=1h', handlers: { greet: async (payload) => { seen.push(payload) }, nothing: async () => {} } })
  await database.db.transaction().execute((trx) => enqueue(trx, { task: 'greet', payload: { n: 1 } }))
  await expect(database.db.transaction().execute(async (trx) => {
    await enqueue(trx, { task: 'greet', payload: { n: 2 } })
    throw new Error('no commit')
  })).rejects.toThrow('no commit')
  for (let wait = 0; wait < 50 && seen.length === 0; wait += 1) await sleep(100)
  await sleep(1_500)
  expect(seen).toEqual([{ n: 1 }])
  expect(jobs.alive()).toBe(true)
  await jobs.stop()
  expect(jobs.alive()).toBe(false)
  expect(lines).toEqual([])
})

test('a job whose end cannot be written down, because the database is away, ends nothing; it is done again by another runner', async () => {
  const database = await testDatabase()
  let times = 0
  const jobs = await startJobs({
    ownerUrl: database.ownerUrl, log: silentLog(), crontab: '', handlers: {
      cut: async () => {
        times += 1
        if (times > 1) return
        // The runner's connections die while it has the job in hand, and new ones are refused until the handler is long gone.
        const owner = openDatabase(withDatabase(database.ownerUrl, 'postgres'), { max: 1 })
        const name = decodeURIComponent(new URL(database.ownerUrl).pathname.slice(1))
        await owner.pool.query(`alter database ${name} allow_connections false`)
        await owner.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
        setTimeout(() => void owner.pool.query(`alter database ${name} allow_connections true`).then(() => owner.close()), 500)
      },
    },
  })
  await database.db.transaction().execute((trx) => enqueue(trx, { task: 'cut', payload: {} }))
  await expect.poll(() => times, { timeout: 15_000 }).toBe(2)
  expect(jobs.alive()).toBe(true)
  await jobs.stop()
})

test('told to stop while it is ending after the database was lost, or while another one starts, it stops', async () => {
  const database = await testDatabase()
  const owner = openDatabase(withDatabase(database.ownerUrl, 'postgres'), { max: 1 })
  const name = decodeURIComponent(new URL(database.ownerUrl).pathname.slice(1))
  let cut = Promise.withResolvers<void>()
  const handlers = {
    long: async () => { await sleep(600) },
    cut: async () => {
      await owner.pool.query(`alter database ${name} allow_connections false`)
      await owner.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
      cut.resolve()
      setTimeout(() => void owner.pool.query(`alter database ${name} allow_connections true`), 200)
    },
  }
  // Milliseconds after the cut (a job that lasts 600 holds the end up), and after the end (another one starts 1,000 later).
  for (const moment of [{ cut: 50 }, { cut: 300 }, ...[980, 1_000, 1_010, 1_020, 1_030, 1_050, 1_100].map((ended) => ({ ended }))]) {
    cut = Promise.withResolvers()
    const jobs = await startJobs({ ownerUrl: database.ownerUrl, log: silentLog(), crontab: '', handlers })
    for (const task of ['long', 'cut']) await database.db.transaction().execute((trx) => enqueue(trx, { task, payload: {} }))
    await cut.promise
    if ('cut' in moment) await sleep(moment.cut)
    else {
      await expect.poll(() => jobs.alive(), { interval: 5, timeout: 10_000 }).toBe(false)
      await sleep(moment.ended)
    }
    expect(await Promise.race([jobs.stop().then(() => 'stopped'), sleep(8_000, 'hangs')]), JSON.stringify(moment)).toBe('stopped')
    await sleep(250)
    const left = openDatabase(database.ownerUrl, { max: 1 })
    await left.pool.query('delete from graphile_worker._private_jobs')
    await left.close()
  }
  await owner.close()
}, 120_000)
