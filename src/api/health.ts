import type { FastifyInstance, FastifyRequest } from 'fastify'
import { officeGauges } from '../complaint/questions/gauges.ts'
import { mayAny } from '../office/permissions.ts'
import { HttpProblem } from '../platform/http/problem.ts'
import { readJobQueue, within } from '../platform/vital-signs.ts'
import type { House } from '../procedure/house.ts'
import { metricsText } from './metrics.ts'
import type { RequestCount } from './metrics.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const patienceMs = 3_000
/** For so long after a start, jobs left from before may still wait. */
const settlingMs = 300_000

/** `/healthz`: 200 only if the database answers and jobs run. `/metrics`: Prometheus text, for this machine or whoever may see statistics. */
export function addHealth(app: FastifyInstance, { workplace, log }: Pick<House, 'workplace' | 'log'>, { jobsAlive }: { jobsAlive(): boolean }): void {
  const { pool, officeId, now } = workplace
  const started = performance.now()
  const counts = new Map<string, RequestCount>()

  app.addHook('onResponse', (request, reply, done) => {
    const key = `${request.method} ${reply.statusCode}`
    const count = counts.get(key) ?? { method: request.method, status: reply.statusCode, count: 0, seconds: 0 }
    count.count += 1
    count.seconds += reply.elapsedTime / 1000
    counts.set(key, count)
    done()
  })

  app.get('/healthz', { config: { access: 'public' } }, async (_request, reply) => {
    const queue = await within(patienceMs, readJobQueue(pool)).catch((error: unknown) => {
      log.warn({ err: error }, 'the database did not answer the health check')
      return null
    })
    const neglected = queue !== null && queue.neglected > 0 && performance.now() - started > settlingMs
    const answer = { database: queue !== null, jobs: jobsAlive() && !neglected }
    const well = answer.database && answer.jobs
    return reply.code(well ? 200 : 503).send({ status: well ? 'ok' : 'failing', ...answer })
  })

  app.get('/metrics', { config: { access: 'public' } }, async (request, reply) => {
    if (!isDirect(request) && !mayAny(request.identity?.actors ?? [], 'statistics')) throw new HttpProblem('not-found')
    const [complaints, jobs] = await Promise.all([officeGauges(pool, officeId, now()), readJobQueue(pool)])
    const memory = process.memoryUsage()
    const text = metricsText({
      complaints, jobs, jobsAlive: jobsAlive(), requests: [...counts.values()],
      residentBytes: memory.rss, heapBytes: memory.heapUsed, uptimeSeconds: Math.round((performance.now() - started) / 1000),
    })
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(text)
  })
}

/** From this very machine, and not passed on by a proxy of it. */
function isDirect({ ip, headers }: FastifyRequest): boolean {
  return loopback.has(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined && headers.via === undefined
}
