import type { ComponentChildren } from 'preact'
import type { ClosedDay } from '../../clock/calendar.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import { steps } from '../../procedure/steps.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { RedressList, telephone } from '../redress.tsx'
import { ClocksTable } from './clocks-table.tsx'
import { DaysOff, Hours } from './days.tsx'
import { FlowChart, FlowText } from './flow-chart.tsx'
import { flowOf } from './flow.ts'

export interface StandardPageProps {
  frame: PageFrame
  inForce: StandardInForce
  versions: readonly { version: number; validFrom: string }[]
  /** Of the running year, by date, with the decree that sets them. */
  daysOff: readonly ClosedDay[]
  year: number
}

/** `/standar`: the published components of the service standard (UU 25/2009 Ps 21, Permenpan 15/2014) and what follows from them, all from the standard in force. */
export function StandardPage({ frame, inForce, versions, daysOff, year }: StandardPageProps) {
  const { lang } = frame
  const { standard, bundle } = inForce
  const { service, office, requirements, time, fee, redress, escalation, clocks } = standard
  const own = lang === 'id' ? undefined : 'id'
  const flow = flowOf(steps, standard, lang)
  const decree = bundle.decrees.find((candidate) => candidate.year === year)?.decree
  const date = (iso: string) => formatPlainDate(lang, Temporal.PlainDate.from(iso))
  return (
    <PublicPage frame={frame} title={t(lang, 'standard.title')} wide>
      <h1>{t(lang, 'standard.title')}</h1>
      <p class="tg-lead">{t(lang, 'standard.lead')}</p>
      {lang === 'id' ? null : <p>{t(lang, 'standard.in_indonesian')}</p>}
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'standard.service'), value: <span lang={own}>{service.name}</span> },
          { key: t(lang, 'standard.decree'), value: service.decreeNumber ?? t(lang, 'standard.decree_none') },
          { key: t(lang, 'standard.version'), value: String(inForce.version) },
          { key: t(lang, 'standard.valid_from'), value: date(standard.validFrom) },
          { key: t(lang, 'standard.responsible'), value: <span lang={own}>{[office.responsible.title, office.responsible.name].filter(Boolean).join(', ')}<br />{office.responsible.address}</span> },
        ]}
      />
      <PrintButton lang={lang} />

      <Part id="persyaratan" number={1} title={t(lang, 'standard.requirements')}>
        <ol class="govuk-list govuk-list--number govuk-list--spaced" lang={own}>
          {requirements.map(({ id, label, help }) => <li key={id}><strong>{label}</strong><br />{help}</li>)}
        </ol>
      </Part>
      <Part id="prosedur" number={2} title={t(lang, 'standard.procedure')}>
        <div class="tg-columns tg-columns--even">
          <div><FlowChart lang={lang} flow={flow} service={service.name} /></div>
          <div>
            <h3>{t(lang, 'standard.chart_text')}</h3>
            <FlowText lang={lang} flow={flow} />
          </div>
        </div>
      </Part>
      <Part id="waktu" number={3} title={t(lang, 'standard.time')}>
        <p lang={own}><strong>{time.text}</strong></p>
        <p lang={own}>{time.detail}</p>
        <p>{t(lang, 'standard.clocks_lead')}</p>
        <Details summary={t(lang, 'standard.clocks_show', { count: clocks.length })}><ClocksTable lang={lang} clocks={clocks} /></Details>
      </Part>
      <Part id="biaya" number={4} title={t(lang, 'standard.fee')}><p lang={own}>{fee.text}</p></Part>
      <Part id="produk" number={5} title={t(lang, 'standard.product')}><p lang={own}>{service.product}</p></Part>
      <Part id="keberatan" number={6} title={t(lang, 'standard.redress')}>
        <p>{t(lang, 'standard.redress_lead')}</p>
        <RedressList redress={redress} />
        <p>{t(lang, 'standard.escalation_lead')}</p>
        <ul class="govuk-list govuk-list--bullet">
          {escalation.map((way) => (
            <li key={way.id}>
              {way.url ? <a href={way.url}>{way.name}</a> : way.name}
              {way.phone ? <>, <a href={telephone(way.phone)}>{t(lang, 'standard.escalation_phone', { number: way.phone })}</a></> : null}
              {way.sms ? `, ${t(lang, 'standard.escalation_sms', { number: way.sms })}` : null}
            </li>
          ))}
        </ul>
      </Part>

      <Part id="jam" title={t(lang, 'standard.hours')}><Hours lang={lang} hours={standard.hours} zone={office.zone} /></Part>
      <Part id="libur" title={t(lang, 'standard.holidays', { year })}>
        {daysOff.length === 0 ? null : <Details summary={t(lang, 'standard.holidays_show', { count: daysOff.length })}><DaysOff lang={lang} daysOff={daysOff} /></Details>}
        <p class="tg-soft" lang={own}>{decree ? t(lang, 'standard.decree_of_year', { decree }) : t(lang, 'standard.holidays_none')}</p>
      </Part>
      {versions.length < 2 ? null : (
        <Part id="versi" title={t(lang, 'standard.versions')}>
          <ul class="govuk-list govuk-list--bullet">
            {versions.toReversed().map(({ version, validFrom }) => (
              <li key={version}>{t(lang, 'standard.version_from', { version, date: date(validFrom) })}{version === inForce.version ? ` ${t(lang, 'standard.version_now')}` : null}</li>
            ))}
          </ul>
          <p>{t(lang, 'standard.version_note')}</p>
        </Part>
      )}
    </PublicPage>
  )
}

function Part({ id, number, title, children }: { id: string; number?: number; title: string; children: ComponentChildren }) {
  return (
    <section id={id} aria-labelledby={`${id}-judul`}>
      <h2 id={`${id}-judul`}>{number === undefined ? title : `${number}. ${title}`}</h2>
      {children}
    </section>
  )
}
