import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { startListening } from '../../src/channels/listen.ts'
import { fold } from '../../src/complaint/fold.ts'
import type { ComplaintState } from '../../src/complaint/state.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'
import { afterFile } from './cleanup.ts'
import { until } from './daemon.ts'
import { temporaryFolder } from './folder.ts'
import { lastAnswer, testHouse } from './house.ts'
import type { TestHouse } from './house.ts'
import { runJobs } from './run-jobs.ts'

/** A house in which one complaint is told to its end. */
export interface Told extends TestHouse {
  complaint(id: string): Promise<ComplaintState>
  /** The house's clock goes on, and the jobs that wait are done. */
  work(): Promise<void>
  /** Works until it is found. @throws after a minute */
  soon<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T>
  /** From now on the house's clock is so much further ahead of the one on the wall. */
  later(by: Temporal.DurationLike): void
}

/** A house that listens on these accounts, by the clock on the wall until `later`. */
export async function houseWith(accounts: object[], options: { port?: number } = {}): Promise<Told> {
  const file = join(await temporaryFolder('stories'), 'channels.yaml')
  await writeFile(file, JSON.stringify({ quietHours: null, accounts }), { mode: 0o600 })
  const given = await testHouse({ env: { TANGGAP_CHANNELS: file }, doors: [(app, house) => { for (const account of house.channels.accounts) account.routes?.(app, house.post) }] })
  const { house, clock } = given
  let ahead = Temporal.Duration.from({ hours: 0 })
  const tick = () => clock.set(systemNow().add(ahead).toString())
  tick()
  if (options.port) await given.app.listen({ host: '127.0.0.1', port: options.port })
  const listening = startListening(house.channels.accounts, house.post, silentLog())
  afterFile(() => listening.stop())
  const work = async () => {
    tick()
    await runJobs(house)
  }
  return {
    ...given, work,
    later(by) {
      ahead = ahead.add(by)
      tick()
    },
    async complaint(id) {
      const history = await readHistory(house.pool, house.workplace.officeId, id)
      if (!history) throw new Error('no such complaint')
      return fold(history.events)
    },
    async soon(what, look) {
      let found: Awaited<ReturnType<typeof look>> = null
      await until(what, async () => {
        await work()
        found = await look()
        return Boolean(found)
      })
      if (!found) throw new Error(what)
      return found
    },
  }
}

/** The one complaint of the house; null while there is none. */
export async function onlyComplaint({ house }: Told): Promise<string | null> {
  const { rows } = await house.pool.query<{ id: string }>('select id from complaint')
  if (rows.length > 1) throw new Error('more than one complaint')
  return rows[0]?.id ?? null
}

/** The office's part once a complaint is recorded: studies and answers it. The answer leaves by itself when the Camat has approved it. */
export async function decide(told: Told, id: string): Promise<void> {
  const { house, act, work } = told
  for (const [verb, as, input] of [
    ['hand-over', 'petugas', {}], ['accept-hand-over', 'kasi-pelayanan', {}], ['study', 'kasi-pelayanan', {
      form: 'short', class: 'tidak-berkadar-pengawasan', category: 'PJU', urgency: 'normal', recommendation: 'answer', issue: 'Lampu padam.', facts: 'Satu tiang.', conclusion: 'Diganti.', advice: 'Jawab pelapor.',
    }], ['report', 'kasi-pelayanan', {}], ['draft-answer', 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diganti pada hari Rabu.' }],
  ] as const) {
    const acted = await act(verb, id, as, input)
    expect(acted.ok, `${verb} ${JSON.stringify(acted)}`).toBe(true)
    await work()
  }
  const approved = await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
  expect(approved.ok, JSON.stringify(approved)).toBe(true)
}
