import { countCap } from '../../complaint/questions/queue.ts'
import type { QueueRow } from '../../complaint/questions/queue.ts'
import type { Standing } from '../../complaint/standing.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { formatNumber, formatPlainDate } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { Glance, JumpList } from '../../ui/glance/glance.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { stepKeys } from '../../ui/stations/stations.tsx'
import type { StepCode } from '../../ui/stations/stations.tsx'
import { Due } from '../list/due.tsx'
import { complainantText, Subject } from '../list/subject.tsx'
import { href } from '../list/query.ts'

export interface ShownRow extends QueueRow { standing: Standing }
/** A part of the queue as shown. `more`: address of the rest, for a part shown in part; `next`: of the next page, for one shown alone. */
export interface ShownGroup { id: string; step: { number: number; id: StepCode } | null; count: number; rows: readonly ShownRow[]; more?: string | undefined; next?: string | undefined }

export interface QueuePageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly whole: boolean
  readonly readsOnly: boolean
  readonly mayRecord: boolean
  readonly figures: { late: number; today: number; incomplete: number }
  /** Figures stop here. */
  readonly figureCap: number
  /** All parts with their counts, for the list of steps. */
  readonly places: readonly Pick<ShownGroup, 'id' | 'step' | 'count'>[]
  /** The parts to show; one when it was chosen. */
  readonly groups: readonly ShownGroup[]
  readonly chosen: string | null
}

/** `/meja`: what waits for the person who is signed in, by step, the most urgent first. */
export function QueuePage(props: QueuePageProps) {
  const { frame, whole, readsOnly, mayRecord, groups, chosen, places } = props
  const { lang } = frame
  const title = t(lang, whole ? 'queue.title_whole' : 'queue.title')
  const shown = groups.filter(({ rows }) => rows.length > 0)
  return (
    <DeskPage frame={frame} title={title}>
      <div class="tg-head">
        <h1>{title}</h1>
        {mayRecord ? <ButtonLink href="/meja/pengaduan/baru">{t(lang, 'queue.new')}</ButtonLink> : null}
      </div>
      {whole ? <p class="tg-soft">{t(lang, 'queue.lead_whole')} {readsOnly ? t(lang, 'queue.lead_read_only') : null}</p> : null}
      <Figures {...props} />
      {places.length > 1 || chosen !== null ? <Places {...props} /> : null}
      {shown.length === 0 ? <Nothing lang={lang} chosen={chosen} /> : null}
      {shown.map((group) => <GroupPart key={group.id} group={group} {...props} />)}
      {readsOnly ? null : <p><a href={whole ? '/meja' : '/meja?lihat=semua'}>{t(lang, whole ? 'queue.see_mine' : 'queue.see_whole')}</a></p>}
    </DeskPage>
  )
}

/** For accounts that read no complaints: the administrator's. */
export function NoQueuePage({ frame, settings }: { readonly frame: PageFrame; readonly settings: boolean }) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'layout.desk')}>
      <h1>{t(lang, 'layout.desk')}</h1>
      <EmptyState title={t(lang, 'queue.admin')}>
        <p>{settings ? <a href="/meja/pengaturan">{t(lang, 'queue.admin_more')}</a> : t(lang, 'queue.admin_more')}</p>
      </EmptyState>
    </DeskPage>
  )
}

function Figures({ frame: { lang }, figures, figureCap }: QueuePageProps) {
  const figure = (n: number) => capped(lang, n, figureCap)
  return (
    <Glance
      label={t(lang, 'queue.glance')}
      figures={[
        { figure: figure(figures.late), text: t(lang, 'queue.late'), href: '/meja?lihat=semua&kelompok=lewat', tone: 'late' },
        { figure: figure(figures.today), text: t(lang, 'queue.today'), href: '/meja?lihat=semua&kelompok=hari-ini', tone: 'wait' },
        { figure: figure(figures.incomplete), text: t(lang, 'queue.waits_complainant'), href: '/meja?lihat=semua&kelompok=pelapor' },
      ]}
    />
  )
}

function Places({ frame: { lang }, places, chosen, whole }: QueuePageProps) {
  const look = whole ? 'semua' : undefined
  const total = places.reduce((sum, { count }) => sum + count, 0)
  const capReached = places.some(({ count }) => count >= countCap)
  return (
    <JumpList
      label={t(lang, 'queue.jump')}
      items={[
        { href: href('/meja', { lihat: look }), text: t(lang, 'queue.all_groups'), count: capReached ? `${formatNumber(lang, countCap - 1)}+` : formatNumber(lang, total), here: chosen === null },
        ...places.filter(({ count, id }) => count > 0 || id === chosen).map((place) => ({
          href: href('/meja', { lihat: look, kelompok: place.id }), text: titleOf(lang, place, true), count: capped(lang, place.count, countCap), here: chosen === place.id,
        })),
      ]}
    />
  )
}

function Nothing({ lang, chosen }: { readonly lang: Language; readonly chosen: string | null }) {
  if (chosen !== null) return <EmptyState title={t(lang, 'queue.empty_group')} />
  return (
    <EmptyState title={t(lang, 'queue.empty')}>
      <p>{t(lang, 'queue.empty_more')}</p>
    </EmptyState>
  )
}

function GroupPart({ group, ...props }: QueuePageProps & { readonly group: ShownGroup }) {
  const { frame: { lang }, zone, whole } = props
  const title = titleOf(lang, group)
  return (
    <section class="tg-queue" aria-labelledby={`kelompok-${group.id}`}>
      <h2 id={`kelompok-${group.id}`}>
        {title} <span class="tg-soft">({capped(lang, group.count, countCap)})</span>
      </h2>
      <DataTable lang={lang} caption={title} hideCaption columns={columnsOf(lang, zone, whole)} rows={group.rows} rowKey={(row) => row.id} />
      {group.more === undefined ? null : <p><a href={group.more}>{t(lang, 'queue.see_group')}<span class="govuk-visually-hidden">: {title}</span></a></p>}
      <Pagination lang={lang} next={group.next} />
    </section>
  )
}

function columnsOf(lang: Language, zone: string, whole: boolean): Column<ShownRow>[] {
  const from = (row: ShownRow) => <>{complainantText(lang, row)}{row.place ? <span class="tg-subject tg-soft">{row.place}</span> : null}</>
  return [
    { key: 'file', header: t(lang, 'queue.file'), rowHeader: true, cell: (row) => <Subject lang={lang} row={row} /> },
    { key: 'from', header: t(lang, 'queue.from'), cell: from },
    { key: 'task', header: t(lang, 'queue.task'), cell: (row) => taskText(lang, row) },
    ...(whole ? [{ key: 'holder', header: t(lang, 'queue.holder'), cell: (row: ShownRow) => t(lang, roleKeys[row.holderRole]) }] : []),
    { key: 'due', header: t(lang, 'queue.due'), cell: (row) => <Due lang={lang} standing={row.standing} zone={zone} /> },
  ]
}

function taskText(lang: Language, row: QueueRow): string {
  if (row.duty !== null) return t(lang, keyOf('queue', `duty-${row.duty}`))
  switch (row.status) {
    case 'incomplete': return t(lang, 'queue.task_incomplete', { until: dateText(lang, row.respondBy) })
    case 'postponed': return t(lang, 'queue.task_postponed', { on: dateText(lang, row.reviewOn) })
    case 'in-follow-up': case 'archived': case 'merged': return ''
    default: return t(lang, keyOf('queue', `task-${row.status}`))
  }
}

function dateText(lang: Language, date: string | null): string {
  return date === null ? '' : formatPlainDate(lang, Temporal.PlainDate.from(date), 'strip')
}

function titleOf(lang: Language, { id, step }: Pick<ShownGroup, 'id' | 'step'>, short = false): string {
  if (step) return short ? `${step.number}. ${t(lang, stepKeys[step.id])}` : t(lang, 'queue.group_step', { number: step.number, title: t(lang, stepKeys[step.id]) })
  if (id === 'pelapor') return t(lang, 'queue.group_incomplete')
  if (id === 'ditunda') return t(lang, 'queue.group_postponed')
  return t(lang, id === 'lewat' ? 'queue.group_late' : 'queue.group_today')
}

function capped(lang: Language, n: number, cap: number): string {
  return n >= cap ? t(lang, 'queue.more_than', { n: formatNumber(lang, cap - 1) }) : formatNumber(lang, n)
}
