import { setTimeout as sleep } from 'node:timers/promises'
import type { ServedOffice } from '../support/served-office.ts'
import type { Row } from './figures.ts'
import { rounded } from './figures.ts'
import { firstVisit, memoryOf } from './machine.ts'
import type { Memory } from './machine.ts'

export interface Measured { rows: Row[]; figures: Record<string, unknown> }
/** Starts the office; `env`: what its operator sets besides. */
export type Serve = (env?: Record<string, string>) => Promise<ServedOffice>
export type Say = (text: string) => void

/** What the office costs before anybody works with it: the first start (initdb to serving), the next, memory when idle, a citizen's first visit. */
export async function measureRest(serve: Serve, say: Say): Promise<Measured> {
  say('starts, memory, first visit …')
  const first = await startUntilAnswer(serve)
  await first.office.stop()
  const next: number[] = []
  for (let i = 0; i < 2; i += 1) {
    const again = await startUntilAnswer(serve)
    next.push(again.ms)
    await again.office.stop()
  }
  const { office, ms } = await startUntilAnswer(serve)
  try {
    await sleep(5_000)
    const databasePid = await office.databasePid()
    if (databasePid === null || office.child.pid === undefined) throw new Error('the office is gone')
    const [app, database] = [await memoryOf(office.child.pid, [databasePid]), await memoryOf(databasePid)]
    const visit = await firstVisit(`${office.url}/adukan`)
    const nextMs = Math.min(...next, ms)
    return {
      rows: [
        { name: 'First start, empty folder to first answer', value: `${rounded(first.ms, 0)} ms` },
        { name: 'Next start, best of 3', value: `${rounded(nextMs, 0)} ms` },
        { name: 'Idle memory of the app', value: words(app) },
        { name: `Idle memory of the database (${database.processes} processes)`, value: words(database) },
        {
          name: 'First visit to /adukan, HTML + CSS + JS on the wire', target: '≤ 30 kB', met: visit.total <= 30_000,
          value: `${rounded(visit.total / 1000)} kB (${visit.html} + ${visit.css} + ${visit.js} B; fonts and images ${visit.other} B)`,
        },
      ],
      figures: { firstStartMs: rounded(first.ms, 0), nextStartMs: rounded(nextMs, 0), idleMemoryMb: { app: brief(app), database: brief(database) }, firstVisitBytes: visit },
    }
  } finally {
    await office.stop()
  }
}

const brief = ({ rss, pss }: Memory) => ({ rss: rounded(rss), pss: pss === null ? null : rounded(pss) })
const words = ({ rss, pss }: Memory) => `${rounded(rss, 0)} MB RSS${pss === null ? '' : `, ${rounded(pss, 0)} MB PSS`}`

async function startUntilAnswer(serve: Serve): Promise<{ office: ServedOffice; ms: number }> {
  const started = performance.now()
  const office = await serve()
  const answer = await fetch(`${office.url}/adukan`)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`/adukan: ${answer.status}`)
  return { office, ms: performance.now() - started }
}
