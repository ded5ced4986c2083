// The load generator, a process of its own: asks the office over keep-alive connections for some seconds and prints what came of it as one line of JSON.
import { randomUUID } from 'node:crypto'
import { complaintBody, lifecycle } from './bodies.ts'
import { Connection } from '../support/connection.ts'
import type { Staff } from '../support/house-beside.ts'
import { percentile, rounded } from './figures.ts'

export interface LoadOrder {
  url: string
  /** What is counted: complaints submitted, or complaints taken from the counter to the shelf. */
  work: 'submit' | 'lifecycle'
  connections: number
  /** Seconds before the counting begins, and seconds counted. */
  warm: number
  seconds: number
  /** Instead of by time: end when each connection has done this many. */
  each?: number
  tokens?: Record<Staff, string>
  /** Whom the Camat instructs. */
  kasi?: string
  /** Ends the lifecycle after this verb. */
  until?: string
}

export interface LoadResult {
  /** Within the seconds that count, and from the very beginning. */
  done: number
  doneInAll: number
  seconds: number
  perSecond: number
  requests: number
  /** Milliseconds from a request to its whole answer. */
  ms: { p50: number; p95: number; p99: number; max: number }
  /** The 95th percentile of each kind of request. */
  p95Of: Record<string, number>
}

const json = { 'content-type': 'application/json' }

async function run(order: LoadOrder): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: order.connections }, () => Connection.open(order.url)))
  const begin = performance.now()
  const counted = begin + order.warm * 1_000
  const end = order.each === undefined ? counted + order.seconds * 1_000 : Number.POSITIVE_INFINITY
  const times = new Map<string, number[]>()
  let [done, doneInAll] = [0, 0]
  let n = Math.floor(Math.random() * 1e9)

  async function ask(connection: Connection, kind: string, method: string, path: string, headers: Record<string, string>, body?: object) {
    const started = performance.now()
    const answer = await connection.ask(method, path, headers, body === undefined ? '' : JSON.stringify(body))
    const ended = performance.now()
    if (answer.status >= 300) throw new Error(`${kind}: ${answer.status} ${answer.body}`)
    if (ended >= counted && ended < end) {
      const list = times.get(kind)
      if (list) list.push(ended - started)
      else times.set(kind, [ended - started])
    }
    return answer
  }

  async function lodge(connection: Connection): Promise<string> {
    const answer = await ask(connection, 'lodge', 'POST', '/api/v1/complaints', { ...json, 'idempotency-key': randomUUID() }, complaintBody(n++))
    const { id }: { id: string } = JSON.parse(answer.body)
    return id
  }

  async function live(connection: Connection): Promise<void> {
    const id = await lodge(connection)
    const bearer = (as: Staff) => ({ authorization: `Bearer ${order.tokens?.[as]}` })
    let answerId = ''
    for (const { verb, as, body } of lifecycle) {
      if (verb === 'approve-answer') {
        const file = await ask(connection, 'read', 'GET', `/api/v1/complaints/${id}`, bearer('camat'))
        answerId = JSON.parse(file.body).answers.at(-1).id
      }
      await ask(connection, verb, 'POST', `/api/v1/complaints/${id}/${verb}`, { ...json, ...bearer(as), 'idempotency-key': randomUUID() },
        body({ answer: answerId, kasi: order.kasi ?? '' }))
      if (verb === order.until) return
    }
  }

  await Promise.all(connections.map(async (connection) => {
    for (let i = 0; i < (order.each ?? Number.POSITIVE_INFINITY) && performance.now() < end; i += 1) {
      if (order.work === 'submit') await lodge(connection)
      else await live(connection)
      const now = performance.now()
      doneInAll += 1
      if (now >= counted && now < end) done += 1
    }
  }))
  const seconds = order.each === undefined ? order.seconds : (performance.now() - counted) / 1_000
  for (const connection of connections) connection.close()
  const all = [...times.values()].flat()
  return {
    done, doneInAll, seconds: rounded(seconds, 2), perSecond: rounded(done / seconds), requests: all.length,
    ms: { p50: rounded(percentile(all, 0.5), 2), p95: rounded(percentile(all, 0.95), 2), p99: rounded(percentile(all, 0.99), 2), max: rounded(Math.max(...all), 2) },
    p95Of: Object.fromEntries([...times].map(([kind, list]) => [kind, rounded(percentile(list, 0.95), 2)])),
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}')))}\n`)
