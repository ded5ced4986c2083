import { receive } from '../../src/procedure/1-receive/receive.ts'
import type { House } from '../../src/procedure/house.ts'
import { complaintBody } from './bodies.ts'
import { costOf, inWords, medianCost } from './cpu.ts'
import type { CpuCost } from './cpu.ts'
import { median, percentile, rounded } from './figures.ts'
import { houseBeside } from '../support/house-beside.ts'
import type { Measured, Say, Serve } from './measure-rest.ts'
import { findPgbench, openScript, runPgbench } from './pgbench.ts'
import { runLoad } from './run-load.ts'

const clients = 32

/** Complaints submitted through HTTP beside pgbench with the same statement on the same server, in turns; and how long one of them takes. */
export async function measureSubmit(serve: Serve, dataFolder: string, plan: { seconds: number; rounds: number }, say: Say): Promise<Measured> {
  const office = await serve()
  const beside = await houseBeside(dataFolder)
  try {
    const pgbench = await findPgbench()
    if (pgbench === null) say('pgbench is not installed: no comparison. On Debian: apt-get install postgresql-15 (or postgresql-contrib)')
    const script = await openScript(beside.house, dataFolder)
    const [http, bench, p95, costs] = [[] as number[], [] as number[], [] as number[], [] as CpuCost[]]
    for (let round = 0; round < plan.rounds; round += 1) {
      const load = await costOf(office, () => runLoad({ url: office.url, work: 'submit', connections: clients, warm: round === 0 ? 3 : 1, seconds: plan.seconds }))
      http.push(load.perSecond)
      p95.push(load.ms.p95)
      costs.push(load.cost)
      if (pgbench) bench.push(await runPgbench(pgbench, script, { url: beside.ownerUrl, role: beside.role, clients, seconds: plan.seconds }))
      say(`submit, round ${round + 1}: HTTP ${rounded(http.at(-1) ?? 0, 0)}/s (p95 ${rounded(load.ms.p95)} ms), ${inWords(load.cost)}${pgbench ? `, pgbench ${rounded(bench.at(-1) ?? 0, 0)}/s` : ''}`)
    }
    const ratios = http.map((rate, index) => rate / (bench[index] ?? Number.NaN))
    const one = await runLoad({ url: office.url, work: 'submit', connections: 1, warm: 1, seconds: 3 })
    const commit = await receiveTimes(beside.house)
    const cost = medianCost(costs)
    const ratio = pgbench ? rounded(median(ratios), 2) : null
    return {
      rows: [
        { name: `Complaints submitted through HTTP, ${clients} connections`, value: `${rounded(median(http), 0)}/s (p95 ${rounded(median(p95))} ms)` },
        ...(ratio === null ? [] : [
          { name: `pgbench, the same statement, one complaint each, ${clients} clients`, value: `${rounded(median(bench), 0)}/s` },
          { name: 'Ratio, median of the rounds', value: `${ratio} (${ratios.map((found) => found.toFixed(2)).join(', ')})`, target: '≥ 0.5', met: ratio >= 0.5 },
        ]),
        { name: 'Processor time per submission', value: inWords(cost) },
        { name: 'Submit, one client, request to 201', value: `p50 ${one.ms.p50} ms, p95 ${one.ms.p95} ms` },
        { name: 'Receive to commit, in process, one at a time', value: `p50 ${rounded(percentile(commit, 0.5), 2)} ms, p95 ${rounded(percentile(commit, 0.95), 2)} ms` },
      ],
      figures: {
        submitPerSecond: rounded(median(http), 0), submitP95Ms: rounded(median(p95)), pgbenchPerSecond: pgbench ? rounded(median(bench), 0) : null, submitRatio: ratio,
        submitRatios: pgbench ? ratios.map((found) => rounded(found, 3)) : [], submitOneClientMs: one.ms, submitCpuMs: cost,
        receiveToCommitMs: { p50: rounded(percentile(commit, 0.5), 2), p95: rounded(percentile(commit, 0.95), 2) },
      },
    }
  } finally {
    await beside.close()
    await office.stop()
  }
}

/** Milliseconds of a thousand receipts, each durable before the next begins. */
async function receiveTimes({ workplace }: House): Promise<number[]> {
  const times = []
  for (let i = 0; i < 1_200; i += 1) {
    const started = performance.now()
    const received = await receive(workplace, { input: complaintBody(i), actor: { kind: 'complainant', via: 'web' }, key: `bench:${workplace.newId(workplace.now())}` })
    if (!received.ok) throw new Error(received.refusal.key)
    if (i >= 200) times.push(performance.now() - started)
  }
  return times
}
