import type { FastifyInstance } from 'fastify'
import { openStandardVersions } from '../../office/standard-versions.ts'
import type { StandardVersion } from '../../office/standard-versions.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { House } from '../../procedure/house.ts'
import { steps } from '../../procedure/steps.ts'
import { weekdays } from '../../clock/source.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Details } from '../../ui/details/details.tsx'
import { formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { FlowChart, rolesOf } from './flow-chart.tsx'

/** `/standar`: the six published components of the standard in force, its flow chart, and what its clocks rest on. */
export function addStandardPage(app: FastifyInstance, house: House): void {
  const { workplace, db } = house
  const versions = openStandardVersions(db, workplace.officeId)
  app.get('/standar', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate()
    const inForce = await workplace.standards.inForce(today.toString())
    const page = <StandardPage frame={await house.frame(request)} inForce={inForce} versions={await versions.list()} year={today.year} />
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}

interface StandardPageProps { frame: PageFrame; inForce: StandardInForce; versions: readonly StandardVersion[]; year: number }

function StandardPage({ frame, inForce, versions, year }: StandardPageProps) {
  const { lang } = frame
  const { standard, bundle } = inForce
  const day = (date: string) => formatPlainDate(lang, Temporal.PlainDate.from(date), 'long')
  // The order is the procedure's; the words, roles and times are the office's.
  const chart = steps.flatMap((step) => standard.steps.filter((candidate) => candidate.number === step.number))
  const holidays = bundle.holidays.filter((holiday) => holiday.date.startsWith(`${year}-`))
  return (
    <PublicPage frame={frame} title={t(lang, 'standard.title')} wide>
      <h1>{t(lang, 'standard.title')}</h1>
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'standard.service'), value: standard.service.name },
        { key: t(lang, 'standard.decree'), value: standard.service.decreeNumber ?? t(lang, 'standard.no_decree') },
        { key: t(lang, 'standard.responsible'), value: [standard.office.responsible.title, standard.office.responsible.name, standard.office.responsible.address].filter(Boolean).join(', ') },
      ]} />
      <p>{t(lang, 'standard.in_force', { version: inForce.version, date: day(standard.validFrom) })}</p>
      <h2>{t(lang, 'standard.requirements')}</h2>
      <ol>{standard.requirements.map((requirement) => <li key={requirement.id}><strong>{requirement.label}</strong>. {requirement.help}</li>)}</ol>
      <h2>{t(lang, 'standard.procedure')}</h2>
      <h3>{t(lang, 'standard.chart')}</h3>
      <FlowChart lang={lang} steps={chart} />
      <Details summary={t(lang, 'standard.chart_text')} open>
        <ol>{chart.map((step) => <li key={step.id}>{step.title} <span class="tg-soft">({[rolesOf(step, lang), step.time].filter(Boolean).join(', ')})</span></li>)}</ol>
      </Details>
      <h2>{t(lang, 'standard.time')}</h2>
      <p><strong>{standard.time.text}</strong>. {standard.time.detail}</p>
      <h2>{t(lang, 'standard.fee')}</h2>
      <p><strong>{standard.fee.text}</strong></p>
      <h2>{t(lang, 'standard.product')}</h2>
      <p>{standard.service.product}</p>
      <h2>{t(lang, 'standard.redress')}</h2>
      <ul>{standard.redress.map((way) => <li key={way.value}>{way.label}: {way.value}{way.when ? ` (${way.when})` : ''}</li>)}</ul>
      <h3>{t(lang, 'standard.elsewhere')}</h3>
      <ul>{standard.escalation.map((body) => <li key={body.id}>{body.name}. {body.text} {[body.phone, body.sms, body.url].filter(Boolean).join(', ')}</li>)}</ul>
      <h2>{t(lang, 'standard.hours')}</h2>
      <Hours {...{ frame, inForce }} />
      <h2>{t(lang, 'standard.clocks')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'standard.clocks')} hideCaption rows={standard.clocks} rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t(lang, 'standard.clock_name'), rowHeader: true, cell: (row) => row.label },
          { key: 'limit', header: t(lang, 'standard.clock_limit'), cell: (row) => t(lang, keyOf('limit', row.limit.unit), { n: row.limit.amount }) },
          { key: 'basis', header: t(lang, 'standard.clock_basis'), cell: (row) => `${row.basis} (${t(lang, keyOf('mark', row.mark))})` },
        ]}
      />
      {holidays.length > 0 ? (
        <Details summary={t(lang, 'standard.holidays', { year })}>
          <ul>{holidays.map((holiday) => <li key={`${holiday.date}${holiday.name}`}>{day(holiday.date)}: {holiday.name}</li>)}</ul>
        </Details>
      ) : null}
      {versions.length > 1 ? (
        <Details summary={t(lang, 'standard.older')}>
          <ul>{versions.map((version) => <li key={version.version}>{t(lang, 'standard.in_force', { version: version.version, date: day(version.validFrom) })}</li>)}</ul>
        </Details>
      ) : null}
    </PublicPage>
  )
}

function Hours({ frame, inForce }: Pick<StandardPageProps, 'frame' | 'inForce'>) {
  const { lang } = frame
  return (
    <>
      {inForce.standard.hours.map((variant) => (
        <section key={variant.name ?? 'base'}>
          {variant.name ? <h3>{[variant.name, variant.from, variant.to].filter(Boolean).join(', ')}</h3> : null}
          <SummaryList lang={lang} rows={weekdays.map((weekday) => ({
            key: t(lang, keyOf('standard.day', weekday)),
            value: variant.week[weekday].map((span) => `${span.from.replace(':', '.')}–${span.to.replace(':', '.')}`).join(', ') || t(lang, 'standard.closed'),
          }))} />
        </section>
      ))}
    </>
  )
}
