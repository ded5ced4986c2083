import type { FastifyInstance, FastifyRequest } from 'fastify'
import { officePapersNamed } from '../../complaint/store/papers.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { keptShare, periodFigures } from '../../procedure/office-papers/figures.ts'
import { endOf, readPeriod, recentPeriods } from '../../procedure/office-papers/period.ts'
import type { Period } from '../../procedure/office-papers/period.ts'
import { issueReport } from '../../procedure/office-papers/period-report.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { textOf, recordOf } from '../case/form-input.ts'
import { textAt } from '../list/query.ts'
import { byteOrderMark, csvRecord } from '../register/csv.ts'
import { figureRows } from './figure-rows.ts'
import { ReportsPage } from './reports-page.tsx'

/** `/meja/laporan`: a month or a quarter in figures; over, it becomes a report to be signed and a page for the notice board. */
export function addReportPages(app: FastifyInstance, house: House): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const today = () => workplace.now().toZonedDateTimeISO(zone).toPlainDate()

  app.get('/meja/laporan', { config: { access: 'register.read' } }, async (request, reply) => {
    const period = asked(request)
    const asOf = workplace.now()
    const [frame, figures, reports, notices, { categories }] = await Promise.all([
      house.frame(request), periodFigures(house, period, asOf), officePapersNamed(pool, officeId, 'period-report', [period.key]), officePapersNamed(pool, officeId, 'notice', [period.key]),
      workplace.standards.inForce(today().toString()),
    ])
    return reply.type('text/html; charset=utf-8').send(renderPage(
      <ReportsPage
        frame={frame} period={period} periods={recentPeriods(today(), 13, 5)} figures={figures} categories={categories} zone={zone} asOf={asOf} over={isOver(period)}
        issued={{ 'period-report': reports.get(period.key)?.id ?? null, notice: notices.get(period.key)?.id ?? null }} mayIssue={mayAny(actorsOfRequest(request), 'register.close')}
      />,
    ))
  })

  app.get('/meja/laporan.csv', { config: { access: 'register.export' } }, async (request, reply) => {
    const period = asked(request)
    const figures = await periodFigures(house, period, workplace.now())
    const { categories } = await workplace.standards.inForce(today().toString())
    const rows = figureRows('id', figures, categories).map(({ group, name, value }) => csvRecord([group, name, value], ','))
    const share = keptShare(figures)
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="laporan-${period.key}.csv"`)
      .send([byteOrderMark + csvRecord([t('id', 'reports.group'), t('id', 'reports.name'), t('id', 'reports.value')], ','), ...rows, csvRecord([t('id', 'reports.promise'), t('id', 'reports.share'), share === null ? '' : String(share)], ',')].join(''))
  })

  app.post('/meja/laporan', { config: { access: 'register.close' } }, async (request, reply) => {
    const body = recordOf(request.body)
    const period = readPeriod(textOf(body['periode']))
    const kind = textOf(body['jenis']) === 'notice' ? 'notice' : 'period-report'
    const [actor] = actorsOfRequest(request)
    if (!period || !actor) throw new HttpProblem('bad-request')
    if (!isOver(period)) throw new HttpProblem('conflict')
    const paper = await issueReport(house, kind, period, actor)
    return reply.redirect(`/meja/naskah/${paper.id}`, 303)
  })

  function asked(request: FastifyRequest): Period {
    const [latest] = recentPeriods(today(), 1, 0)
    const period = readPeriod(textAt(request.query, 'periode')) ?? latest
    if (!period) throw new Error('there is always a month')
    return period
  }

  function isOver(period: Period): boolean {
    return Temporal.PlainDate.compare(endOf(period), today()) <= 0
  }
}
