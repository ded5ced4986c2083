import type { FastifyInstance } from 'fastify'
import { listClosures } from '../../office/closures.ts'
import { openStandardVersions } from '../../office/standard-versions.ts'
import type { House } from '../../procedure/house.ts'
import { renderPage } from '../../ui/render.ts'
import { StandardPage } from './standard-page.tsx'

/** `/standar`: the published standard in force (S1 to S7), its flow chart, hours, days off and clocks. */
export function addStandardPage(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'frame'>): void {
  const { workplace, db } = house
  const versions = openStandardVersions(db, workplace.officeId)
  app.get('/standar', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate()
    const inForce = await workplace.standards.inForce(today.toString())
    const days = [...inForce.bundle.holidays, ...(await listClosures(db, workplace.officeId))]
    const page = (
      <StandardPage
        frame={await house.frame(request)} inForce={inForce} versions={await versions.list()} year={today.year}
        daysOff={days.filter((day) => day.date.startsWith(`${today.year}-`)).toSorted((a, b) => a.date.localeCompare(b.date))}
      />
    )
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}
