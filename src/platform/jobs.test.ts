import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { enqueue, startJobs } from './jobs.ts'
import { createLog } from './log.ts'
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
