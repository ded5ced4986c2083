import type { FastifyInstance } from 'fastify'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { HomePage } from './home-page.tsx'
import { openingAt } from './opening.ts'

/** `/`: what this is, and the two things that people come for. */
export function addHomePage(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house
  app.get('/', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const now = workplace.now()
    const { standard, calendar } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const page = <HomePage frame={await house.frame(request)} standard={standard} opening={openingAt(calendar, now)} />
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}
