import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { fold } from '../../src/complaint/fold.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { renderReceipt } from '../../src/papers/receipt.ts'
import { receiptPaper } from '../../src/procedure/3-record-and-acknowledge/paper.ts'
import type { House } from '../../src/procedure/house.ts'
import { costOf, inWords, medianCost } from './cpu.ts'
import { median, percentile, rounded } from './figures.ts'
import { houseBeside, staff } from '../support/house-beside.ts'
import type { Measured, Say, Serve } from './measure-rest.ts'
import { runLoad } from './run-load.ts'
import { seed } from './seed.ts'

const connections = 16
/** Where the copied open files stand. */
const standing = ['confirm-complete', 'record', 'accept-hand-over', 'report', 'draft-answer', 'record-attempt']

/** Whole lifecycles through the API in an office that holds many complaints already; and what a receipt takes. */
export async function measureFlow(serve: Serve, dataFolder: string, plan: { seconds: number; rounds: number; complaints: number }, say: Say): Promise<Measured> {
  const office = await serve()
  const beside = await houseBeside(dataFolder)
  const { house } = beside
  try {
    const who = await staff(house)
    const load = { url: office.url, work: 'lifecycle', warm: 0, seconds: 0, ...who } as const
    for (const until of [undefined, ...standing]) await runLoad({ ...load, connections: 4, each: 4, ...(until ? { until } : {}) })
    await jobsDone(house.pool)
    const { rows: templates } = await house.pool.query<{ id: string; archived: boolean }>(
      `select id, status = 'archived' as archived from complaint where exists (select from complaint_event e where e.complaint_id = complaint.id and e.seq > 1)`)
    const started = performance.now()
    await seed(house.pool, { count: plan.complaints, archived: idsOf(templates, true), open: idsOf(templates, false) })
    const owner = openDatabase(beside.ownerUrl, { max: 1 })
    await owner.pool.query('vacuum (analyze)')
    await owner.close()
    say(`seeded ${plan.complaints} complaints in ${rounded((performance.now() - started) / 1000)} s`)

    const results = []
    for (let round = 0; round < plan.rounds; round += 1) {
      const result = await costOf(office, () => runLoad({ ...load, connections, warm: round === 0 ? 5 : 2, seconds: plan.seconds * 1.5 }))
      const waiting = await jobsWaiting(house.pool)
      const drained = performance.now()
      const made = waiting - (await jobsDone(house.pool))
      results.push({ ...result, waiting, receiptsPerSecond: made / ((performance.now() - drained) / 1_000) })
      say(`lifecycles, round ${round + 1}: ${result.perSecond}/s, ${rounded(result.requests / result.seconds, 0)} requests/s, p95 ${result.ms.p95} ms, p99 ${result.ms.p99} ms, ${inWords(result.cost)}; receipts still to make ${waiting}, then ${rounded(results.at(-1)?.receiptsPerSecond ?? 0, 0)}/s`)
    }
    const perSecond = rounded(median(results.map((result) => result.perSecond)))
    const p95 = rounded(median(results.map((result) => result.ms.p95)))
    const cost = medianCost(results.map((result) => result.cost))
    const receiptsPerSecond = rounded(median(results.map((result) => result.receiptsPerSecond)), 0)
    const receipt = await receiptTimes(house)
    const { rows } = await house.pool.query<{ n: number }>('select count(*)::int as n from complaint')
    return {
      rows: [
        { name: 'Complaints stored at the end', value: String(rows[0]?.n) },
        { name: `Lifecycles of seven steps through the API, ${connections} connections`, value: `${perSecond}/s (${results.map((result) => result.perSecond).join(', ')})`, target: '≥ 60/s', met: perSecond >= 60 },
        { name: '… p95 of one request', value: `${p95} ms (p50 ${results[0]?.ms.p50} ms, p99 ${results[0]?.ms.p99} ms)`, target: '< 100 ms', met: p95 < 100 },
        { name: '… processor time of a lifecycle', value: inWords(cost) },
        { name: '… receipts still to be made at the end of a round', value: `${results.map((result) => result.waiting).join(', ')}; made afterwards at ${receiptsPerSecond}/s` },
        { name: 'Receipt as PDF, typeset', value: `median ${rounded(median(receipt))} ms, p95 ${rounded(percentile(receipt, 0.95))} ms` },
      ],
      figures: {
        complaintsStored: rows[0]?.n, lifecyclesPerSecond: perSecond, lifecycleRounds: results.map((result) => result.perSecond), requestP95Ms: p95, lifecycleCpuMs: cost,
        requestMs: results.map((result) => result.ms), requestP95MsOf: results.at(-1)?.p95Of, receiptsWaiting: results.map((result) => result.waiting), receiptsPerSecond,
        receiptPdfMs: { median: rounded(median(receipt), 2), p95: rounded(percentile(receipt, 0.95), 2) },
      },
    }
  } finally {
    await beside.close()
    await office.stop()
  }
}

const idsOf = (templates: readonly { id: string; archived: boolean }[], archived: boolean) => templates.filter((row) => row.archived === archived).map((row) => row.id)

async function jobsWaiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from complaint c where register_sequence is not null
    and received_at > now() - interval '10 minutes' and not exists (select from issued_paper p where p.office_id = c.office_id and p.complaint_id = c.id)`)
  return rows[0]?.n ?? 0
}

/** Waits until every recorded complaint of the last minutes has its receipt; gives how many are still without after two minutes. */
async function jobsDone(pool: pg.Pool): Promise<number> {
  const end = performance.now() + 120_000
  let waiting = await jobsWaiting(pool)
  for (; waiting > 0 && performance.now() < end; waiting = await jobsWaiting(pool)) await sleep(200)
  return waiting
}

/** Milliseconds to typeset the receipts of recorded complaints. */
async function receiptTimes(house: House): Promise<number[]> {
  const { workplace, pool, papers } = house
  const { rows } = await pool.query<{ id: string }>(
    `select id from complaint where register_sequence is not null order by received_at desc limit 220`)
  const typeset = []
  for (const { id } of rows) {
    const history = await readHistory(pool, workplace.officeId, id)
    if (!history) continue
    const state = fold(history.events)
    const inForce = await workplace.standards.version(state.standardVersion)
    const paper = receiptPaper(state, inForce, { pin: workplace.pinOf(id), trackingUrl: `http://127.0.0.1/lacak/${state.trackingCode}`, fileNames: [], copy: 'complainant', check: { code: 'K7QM-3XPA-9RTD', url: 'http://127.0.0.1/periksa/K7QM-3XPA-9RTD' }, people: new Map(), checkpoint: { size: 1_234_567, root: Buffer.alloc(32, 7), at: state.receivedAt, note: '' } })
    const started = performance.now()
    await renderReceipt(papers, paper)
    typeset.push(performance.now() - started)
  }
  return typeset.slice(20)
}
