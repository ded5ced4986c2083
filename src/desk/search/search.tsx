import type { FastifyInstance } from 'fastify'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { standingOfRow, versionsOf } from '../list/due.tsx'
import { findTyped } from '../list/find.ts'
import { textAt } from '../list/query.ts'
import { SearchPage } from './search-page.tsx'

/** The best hits only: whoever does not find it among these needs another word, not another page. */
const best = 50

/** `/meja/cari?q=`: finds a complaint by number, code, name, place, ordner or words. */
export function addSearchPages(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house
  app.get('/meja/cari', { config: { access: 'case.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const now = workplace.now()
    const { standard } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const typed = textAt(request.query, 'q')
    const found = await findTyped(workplace, standard, typed, best)
    const versions = await versionsOf(workplace.standards, found.hits)
    const hits = found.hits.map((hit) => ({ ...hit, standing: standingOfRow(hit, versions, now) }))
    return reply.type('text/html; charset=utf-8').send(renderPage(<SearchPage frame={frame} zone={workplace.zone} typed={typed} hits={hits} loose={found.loose} full={hits.length >= best} />))
  })
}
