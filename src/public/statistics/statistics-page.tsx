import type { Statistics } from '../../complaint/questions/statistics.ts'
import { isChannel } from '../../office/channels.ts'
import type { Category } from '../../office/standard/schema.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { formatAmount, formatDateTime, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Bars } from '../../ui/bars/bars.tsx'

export interface StatisticsPageProps { frame: PageFrame; figures: Statistics; categories: readonly Category[]; from: Temporal.PlainDate; asOf: Temporal.Instant; zone: string }

/** `/statistik`: the figures that the law wants open (UU 25/2009 Ps 37(3) i). Answered and solved are told apart; nobody can be recognised. */
export function StatisticsPage({ frame, figures, categories, from, asOf, zone }: StatisticsPageProps) {
  const { lang } = frame
  const n = (count: number) => formatNumber(lang, count)
  const today = asOf.toZonedDateTimeISO(zone).toPlainDate()
  const age = figures.oldestOpen && asOf.since(figures.oldestOpen).total('hours')
  return (
    <PublicPage frame={frame} title={t(lang, 'statistics.title')}>
      <h1>{t(lang, 'statistics.title')}</h1>
      <p class="tg-lead">{t(lang, 'statistics.lead', { from: monthName(lang, from), to: monthName(lang, today) })}</p>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'statistics.received'), value: n(figures.received) },
          { key: t(lang, 'statistics.answered'), value: n(figures.answered) },
          { key: t(lang, 'statistics.on_time'), value: <OnTime lang={lang} promise={figures.promise} /> },
          {
            key: t(lang, 'statistics.median'),
            value: figures.medianMinutes === null ? t(lang, 'common.none') : <>{duration(lang, figures.medianMinutes / 60)}<br /><span class="tg-soft">{t(lang, 'statistics.median_note')}</span></>,
          },
          { key: t(lang, 'statistics.open'), value: n(figures.open) },
          { key: t(lang, 'statistics.oldest'), value: age === null ? t(lang, 'statistics.oldest_none') : t(lang, 'statistics.oldest_value', { age: duration(lang, age) }) },
        ]}
      />
      <Bars
        lang={lang} id="hasil" title={t(lang, 'statistics.by_outcome')} lead={t(lang, 'statistics.by_outcome_lead')} of={t(lang, 'statistics.outcome')}
        rows={[
          ...figures.byOutcome.flatMap(({ code, count }) => (code === null ? [] : [{ name: t(lang, keyOf('outcome', code)), count }])),
          ...(figures.endedOtherwise > 0 ? [{ name: t(lang, 'statistics.ended_otherwise'), count: figures.endedOtherwise }] : []),
        ]}
      />
      <Bars lang={lang} id="jenis" title={t(lang, 'statistics.by_category')} of={t(lang, 'statistics.category')} rows={categoryRows(lang, figures, categories)} />
      <Bars
        lang={lang} id="saluran" title={t(lang, 'statistics.by_channel')} of={t(lang, 'statistics.channel')}
        rows={figures.byChannel.map(({ code, count }) => ({ name: isChannel(code) ? t(lang, channelKeys[code]) : (code ?? ''), count }))}
      />
      <Bars lang={lang} id="bulan" title={t(lang, 'statistics.by_month')} of={t(lang, 'statistics.month')} rows={figures.received === 0 ? [] : monthRows(lang, figures, from)} />
      <p class="tg-soft">{t(lang, 'statistics.as_of', { when: formatDateTime(lang, asOf, zone) })}</p>
    </PublicPage>
  )
}

/** The share is of all that were due, not of those answered: what nobody answered counts against the office. */
function OnTime({ lang, promise: { kept, lateAnswered, lateOpen } }: { lang: Language; promise: Statistics['promise'] }) {
  const due = kept + lateAnswered + lateOpen
  if (due === 0) return <>{t(lang, 'statistics.on_time_none')}</>
  const n = (count: number) => formatNumber(lang, count)
  const late = [
    ...(lateAnswered > 0 ? [t(lang, 'statistics.late_answered', { count: n(lateAnswered) })] : []),
    ...(lateOpen > 0 ? [t(lang, 'statistics.late_open', { count: n(lateOpen) })] : []),
  ]
  // Rounded down: 100 % means all of them.
  return (
    <>
      <strong>{t(lang, 'statistics.on_time_share', { share: Math.floor((kept * 100) / due) })}</strong> ({t(lang, 'statistics.on_time_of', { kept: n(kept), due: n(due) })})
      {late.length > 0 ? <><br /><span class="tg-soft">{late.join('; ')}</span></> : null}
    </>
  )
}

/** Fewer than this of a confidential category are not named: in a small place, somebody would know who it was. */
const fewest = 5

function categoryRows(lang: Language, { byCategory }: Statistics, categories: readonly Category[]) {
  const own = lang === 'id' ? undefined : ('id' as const)
  const shown: { name: string; count: number; own?: 'id' | undefined }[] = []
  let hidden = 0
  let none = 0
  for (const { code, count } of byCategory) {
    const category = categories.find((candidate) => candidate.code === code)
    if (code === null) none += count
    else if (category?.confidential && count < fewest) hidden += count
    else shown.push({ name: category?.label ?? code, count, own })
  }
  if (hidden > 0) shown.push({ name: t(lang, 'statistics.category_hidden'), count: hidden })
  if (none > 0) shown.push({ name: t(lang, 'statistics.category_none'), count: none })
  return shown
}

/** Twelve months, those without complaints too: a gap in a list of months would hide them. */
function monthRows(lang: Language, { byMonth }: Statistics, from: Temporal.PlainDate) {
  return Array.from({ length: 12 }, (_, i) => {
    const month = from.add({ months: i })
    return { name: monthName(lang, month), count: byMonth.find(({ code }) => code === month.toString().slice(0, 7))?.count ?? 0 }
  })
}

function monthName(lang: Language, month: Temporal.PlainDate): string {
  return month.toLocaleString(lang === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric' })
}

/** Under an hour in minutes, up to two days in hours, then in days; rounded. */
function duration(lang: Language, hours: number): string {
  if (hours < 1) return formatAmount(lang, { value: Math.max(1, Math.round(hours * 60)), unit: 'minutes' })
  return formatAmount(lang, hours < 48 ? { value: Math.round(hours), unit: 'hours' } : { value: Math.round(hours / 24), unit: 'days' })
}
