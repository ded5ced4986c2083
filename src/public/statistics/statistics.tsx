import type { FastifyInstance } from 'fastify'
import { statistics } from '../../complaint/questions/statistics.ts'
import type { Counted, Statistics } from '../../complaint/questions/statistics.ts'
import { outcomes } from '../../complaint/outcome.ts'
import { isChannel } from '../../office/channels.ts'
import type { Category } from '../../office/standard/schema.ts'
import type { House } from '../../procedure/house.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'

/** Figures are counted at most once a minute, however many look. */
const freshMs = 60_000

/** `/statistik`: the figures that the law wants open (UU 25/2009 Ps 37(3)i), of the last twelve months. */
export function addStatisticsPage(app: FastifyInstance, house: House): void {
  const { workplace } = house
  let counted: { figures: Promise<Statistics>; until: number } | null = null

  async function figuresNow(promise: string): Promise<Statistics> {
    if (counted && performance.now() < counted.until) return counted.figures
    const now = workplace.now()
    const today = now.toZonedDateTimeISO(workplace.zone)
    const from = today.with({ day: 1 }).startOfDay().subtract({ months: 11 }).toInstant()
    const figures = statistics(workplace.pool, workplace.officeId, { from, to: now.add({ hours: 1 }), now, promise, zone: workplace.zone })
    counted = { figures, until: performance.now() + freshMs }
    figures.catch(() => { counted = null }) // a failed count is not kept; whoever awaits it hears of it
    return figures
  }

  app.get('/statistik', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const { standard, categories } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const page = <StatisticsPage frame={await house.frame(request)} figures={await figuresNow(standard.time.promise)} categories={categories} />
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}

function StatisticsPage({ frame, figures, categories }: { frame: PageFrame; figures: Statistics; categories: readonly Category[] }) {
  const { lang } = frame
  const share = figures.answered === 0 ? null : Math.round((figures.onTime * 100) / figures.answered)
  return (
    <PublicPage frame={frame} title={t(lang, 'statistics.title')}>
      <h1>{t(lang, 'statistics.title')}</h1>
      <p class="tg-lead">{t(lang, 'statistics.lead')}</p>
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'statistics.received'), value: formatNumber(lang, figures.received) },
        { key: t(lang, 'statistics.open'), value: formatNumber(lang, figures.open) },
        { key: t(lang, 'statistics.answered'), value: formatNumber(lang, figures.answered) },
        { key: t(lang, 'statistics.on_time'), value: share === null ? t(lang, 'common.none') : `${formatNumber(lang, figures.onTime)} (${share} %)` },
        { key: t(lang, 'statistics.median'), value: figures.medianHours === null ? t(lang, 'common.none') : t(lang, 'statistics.hours', { n: formatNumber(lang, figures.medianHours, 1) }) },
        { key: t(lang, 'statistics.oldest'), value: figures.oldestDays === null ? t(lang, 'common.none') : t(lang, 'statistics.days', { n: formatNumber(lang, figures.oldestDays) }) },
      ]} />
      <p>{t(lang, 'statistics.note')}</p>
      <Bars lang={lang} title="statistics.by_outcome" rows={figures.outcomes} nameOf={(key) => outcomeName(lang, key)} />
      <Bars lang={lang} title="statistics.by_category" rows={figures.categories} nameOf={(key) => categories.find((category) => category.code === key)?.label ?? t(lang, 'statistics.uncategorised')} />
      <Bars lang={lang} title="statistics.by_channel" rows={figures.channels} nameOf={(key) => (isChannel(key) ? t(lang, channelKeys[key]) : key)} />
      <Bars lang={lang} title="statistics.by_month" rows={figures.months} nameOf={(key) => monthName(lang, key)} />
    </PublicPage>
  )
}

/** A table whose numbers are drawn as bars too: one thing to read, for eyes and for ears. */
function Bars({ lang, title, rows, nameOf }: { lang: Language; title: MessageKey; rows: readonly Counted[]; nameOf(key: string): string }) {
  const most = Math.max(1, ...rows.map((row) => row.count))
  return (
    <>
      <h2>{t(lang, title)}</h2>
      <DataTable
        lang={lang} caption={t(lang, title)} hideCaption rows={rows} rowKey={(row) => row.key} empty={t(lang, 'statistics.none')}
        columns={[
          { key: 'name', header: t(lang, 'statistics.kind'), rowHeader: true, cell: (row) => nameOf(row.key) },
          { key: 'count', header: t(lang, 'statistics.count'), numeric: true, cell: (row) => formatNumber(lang, row.count) },
          { key: 'bar', header: t(lang, 'statistics.share'), cell: (row) => (
            <svg width="120" height="14" viewBox="0 0 120 14" aria-hidden="true"><rect width={Math.max(2, (120 * row.count) / most)} height="14" fill="#5b2a6e" /></svg>
          ) },
        ]}
      />
    </>
  )
}

function outcomeName(lang: Language, key: string): string {
  const outcome = outcomes.find((candidate) => candidate === key)
  return outcome ? t(lang, keyOf('outcome', outcome)) : key
}

function monthName(lang: Language, key: string): string {
  return Temporal.PlainYearMonth.from(key).toPlainDate({ day: 1 }).toLocaleString(lang === 'id' ? 'id-ID' : 'en-GB', { year: 'numeric', month: 'long' })
}
