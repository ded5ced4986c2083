import type { FastifyInstance } from 'fastify'
import { statistics } from '../../complaint/questions/statistics.ts'
import type { Statistics } from '../../complaint/questions/statistics.ts'
import { openStandardVersions } from '../../office/standard-versions.ts'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { StatisticsPage } from './statistics-page.tsx'

/** Figures are counted at most once a minute, however many look. */
const freshMs = 60_000

interface Counted { figures: Statistics; from: Temporal.PlainDate; asOf: Temporal.Instant }

/** `/statistik`: this month and the eleven before it. */
export function addStatisticsPage(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'frame'>): void {
  const { workplace } = house
  const { pool, officeId, zone, now } = workplace
  const versions = openStandardVersions(house.db, officeId)
  let counted: { answer: Promise<Counted>; until: number } | null = null

  async function count(): Promise<Counted> {
    const asOf = now()
    const from = asOf.toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 }).subtract({ months: 11 })
    const promises = Object.fromEntries((await versions.list()).map(({ version, content }) => [version, content.standard.time.promise]))
    return { figures: await statistics(pool, { officeId, from: from.toZonedDateTime(zone).toInstant(), now: asOf, zone, promises }), from, asOf }
  }

  function figuresNow(): Promise<Counted> {
    if (counted && performance.now() < counted.until) return counted.answer
    const answer = count()
    counted = { answer, until: performance.now() + freshMs }
    answer.catch(() => { counted = null }) // a failed count is not kept; whoever awaits it hears of it
    return answer
  }

  app.get('/statistik', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const { figures, from, asOf } = await figuresNow()
    const { categories } = await workplace.standards.inForce(asOf.toZonedDateTimeISO(zone).toPlainDate().toString())
    const page = <StatisticsPage frame={await house.frame(request)} figures={figures} categories={categories} from={from} asOf={asOf} zone={zone} />
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}
