import type { Statistics } from '../../complaint/questions/statistics.ts'
import type { Category } from '../../office/standard/schema.ts'
import { keptShare } from '../../procedure/office-papers/figures.ts'
import { periodName } from '../../procedure/office-papers/period.ts'
import type { Period } from '../../procedure/office-papers/period.ts'
import type { ReportKind } from '../../procedure/office-papers/period-report.ts'
import { Bars } from '../../ui/bars/bars.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { href } from '../list/query.ts'
import { categoryRows, channelRows, classRows, outcomeRows } from './figure-rows.ts'

export interface ReportsPageProps {
  readonly frame: PageFrame
  readonly period: Period
  readonly periods: readonly Period[]
  readonly figures: Statistics
  readonly categories: readonly Category[]
  readonly zone: string
  readonly asOf: Temporal.Instant
  /** Only a period that is over becomes a paper. */
  readonly over: boolean
  readonly issued: Readonly<Record<ReportKind, string | null>>
  readonly mayIssue: boolean
}

/** Laporan bulanan dan triwulanan. */
export function ReportsPage({ frame, period, periods, figures, categories, zone, asOf, over, issued, mayIssue }: ReportsPageProps) {
  const { lang } = frame
  const name = periodName(lang, period)
  const n = (count: number) => formatNumber(lang, count)
  const share = keptShare(figures)
  const { kept, lateAnswered, lateOpen } = figures.promise
  return (
    <DeskPage frame={frame} title={t(lang, 'reports.title', { period: name })} back="/meja/naskah">
      <h1>{t(lang, 'reports.title', { period: name })}</h1>
      <form action="/meja/laporan" method="get" class="tg-find">
        <Select lang={lang} name="periode" label={t(lang, 'reports.period')} empty={false} value={period.key} options={[
          { label: t(lang, 'reports.months'), options: periods.filter(({ months }) => months === 1).map((one) => ({ value: one.key, text: periodName(lang, one) })) },
          { label: t(lang, 'reports.quarters'), options: periods.filter(({ months }) => months === 3).map((one) => ({ value: one.key, text: periodName(lang, one) })) },
        ]} />
        <Button kind="secondary">{t(lang, 'reports.show')}</Button>
      </form>
      {over ? (
        <section aria-labelledby="naskah-laporan">
          <h2 id="naskah-laporan">{t(lang, 'reports.papers')}</h2>
          {(['period-report', 'notice'] as const).map((kind) => (issued[kind] ? (
            <p key={kind}><a href={`/meja/naskah/${issued[kind]}`}>{t(lang, keyOf('paper', kind))} {name}</a></p>
          ) : mayIssue ? (
            <Form key={kind} frame={frame} action="/meja/laporan">
              <input type="hidden" name="periode" value={period.key} />
              <input type="hidden" name="jenis" value={kind} />
              <Button kind="secondary">{t(lang, 'reports.issue', { paper: t(lang, keyOf('paper', kind)) })}</Button>
            </Form>
          ) : null))}
        </section>
      ) : <InsetText>{t(lang, 'reports.running')}</InsetText>}
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'statistics.received'), value: n(figures.received) }, { key: t(lang, 'statistics.answered'), value: n(figures.answered) },
        { key: t(lang, 'statistics.ended_otherwise'), value: n(figures.endedOtherwise) },
        { key: t(lang, 'statistics.on_time'), value: share === null ? t(lang, 'statistics.on_time_none') : `${share} % (${t(lang, 'statistics.on_time_of', { kept: n(kept), due: n(kept + lateAnswered + lateOpen) })})` },
        { key: t(lang, 'reports.late'), value: `${t(lang, 'statistics.late_answered', { count: n(lateAnswered) })}; ${t(lang, 'statistics.late_open', { count: n(lateOpen) })}` },
        { key: t(lang, 'statistics.median'), value: figures.medianMinutes === null ? t(lang, 'common.none') : t(lang, 'reports.hours', { n: formatNumber(lang, figures.medianMinutes / 60, 1) }) },
        { key: t(lang, 'statistics.open'), value: n(figures.open) },
        { key: t(lang, 'statistics.oldest'), value: figures.oldestOpen ? formatDateTime(lang, figures.oldestOpen, zone) : t(lang, 'statistics.oldest_none') },
      ]} />
      <Bars lang={lang} id="saluran" title={t(lang, 'statistics.by_channel')} of={t(lang, 'statistics.channel')} rows={channelRows(lang, figures)} />
      <Bars lang={lang} id="klasifikasi" title={t(lang, 'reports.by_class')} of={t(lang, 'reports.class')} rows={classRows(lang, figures)} />
      <Bars lang={lang} id="jenis" title={t(lang, 'statistics.by_category')} of={t(lang, 'statistics.category')} rows={categoryRows(lang, figures, categories)} />
      <Bars lang={lang} id="hasil" title={t(lang, 'statistics.by_outcome')} lead={t(lang, 'statistics.by_outcome_lead')} of={t(lang, 'statistics.outcome')} rows={outcomeRows(lang, figures)} />
      <p class="tg-soft">{t(lang, 'reports.as_of', { when: formatDateTime(lang, asOf, zone) })}</p>
      <p><ButtonLink kind="secondary" href={href('/meja/laporan.csv', { periode: period.key })}>{t(lang, 'naskah.book_csv')}</ButtonLink></p>
    </DeskPage>
  )
}
