import type { FastifyInstance } from 'fastify'
import { officeGauges } from '../complaint/questions/gauges.ts'
import { HttpProblem } from '../platform/http/problem.ts'
import type { House } from '../procedure/house.ts'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** `/healthz`: 200 only if the database answers and jobs run. `/metrics`: Prometheus text, for this machine or a staff token. */
export function addHealth(app: FastifyInstance, house: House, { jobsAlive }: { jobsAlive(): boolean }): void {
  const { pool, workplace } = house
  const started = performance.now()
  const answered = new Map<string, number>()
  app.addHook('onResponse', (_request, reply, done) => {
    const kind = `${Math.floor(reply.statusCode / 100)}xx`
    answered.set(kind, (answered.get(kind) ?? 0) + 1)
    done()
  })

  app.get('/healthz', { config: { access: 'public' } }, async (_request, reply) => {
    const database = await pool.query('select 1').then(() => true, (error: unknown) => {
      house.log.warn({ err: error }, 'the database did not answer the health check')
      return false
    })
    const jobs = jobsAlive()
    return reply.code(database && jobs ? 200 : 503).send({ status: database && jobs ? 'ok' : 'failing', database, jobs })
  })

  app.get('/metrics', { config: { access: 'public' } }, async (request, reply) => {
    const staff = request.identity?.actors?.some((actor) => actor.kind === 'machine') ?? false
    const direct = loopback.has(request.ip) && request.headers['x-forwarded-for'] === undefined
    if (!direct && !staff) throw new HttpProblem('not-found')
    const gauges = await officeGauges(pool, workplace.officeId, workplace.now())
    const memory = process.memoryUsage()
    const lines = [
      '# TYPE tanggap_complaints gauge', ...gauges.byStatus.map(({ status, count }) => `tanggap_complaints{status="${status}"} ${count}`),
      '# TYPE tanggap_complaints_overdue gauge', `tanggap_complaints_overdue ${gauges.overdue}`,
      '# TYPE tanggap_jobs_waiting gauge', `tanggap_jobs_waiting ${gauges.jobs}`,
      '# TYPE tanggap_jobs_failed gauge', `tanggap_jobs_failed ${gauges.failedJobs}`,
      '# TYPE tanggap_jobs_alive gauge', `tanggap_jobs_alive ${jobsAlive() ? 1 : 0}`,
      '# TYPE tanggap_http_responses_total counter', ...[...answered].map(([kind, count]) => `tanggap_http_responses_total{status="${kind}"} ${count}`),
      '# TYPE process_resident_memory_bytes gauge', `process_resident_memory_bytes ${memory.rss}`,
      '# TYPE process_uptime_seconds gauge', `process_uptime_seconds ${Math.round((performance.now() - started) / 1000)}`,
    ]
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`)
  })
}
