import type { RegisterFilter } from '../../complaint/questions/register.ts'
import { outcomes } from '../../complaint/outcome.ts'
import { channels } from '../../office/channels.ts'
import type { Category } from '../../office/standard/schema.ts'
import { complaintClasses } from '../../office/standard/vocabulary.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatMonth, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Select } from '../../ui/select/select.tsx'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { href } from '../list/query.ts'
import { registerColumns } from './cells.ts'
import type { RegisterColumn } from './cells.ts'
import { paramsOf, registerStates, wordsOf } from './filter.ts'
import type { ShownLine } from './lines.ts'

export interface RegisterPageProps {
  readonly frame: PageFrame
  readonly filter: RegisterFilter
  readonly years: readonly number[]
  readonly categories: readonly Category[]
  readonly lines: readonly ShownLine[]
  readonly count: number
  /** The count stops here. */
  readonly cap: number
  readonly order: 'rising' | 'falling'
  readonly next: string | undefined
  readonly mayExport: boolean
  /** The month that is shown is over: its closing, or that it can be closed. */
  readonly closing: { year: number; month: number; mayClose: boolean; register: string | null; sheet: string | null } | null
}

const path = '/meja/buku'

/** `/meja/buku`: the Buku Pengaduan on screen; the key columns, and the others behind a line (S3.4). */
export function RegisterPage(props: RegisterPageProps) {
  const { frame, filter, lines, next, mayExport, categories, count, cap } = props
  const { lang } = frame
  const params = paramsOf(filter)
  const narrowed = wordsOf(lang, filter, categories).length > 0
  const n = count >= cap ? t(lang, 'register.more_than', { n: formatNumber(lang, cap - 1) }) : formatNumber(lang, count)
  return (
    <DeskPage frame={frame} title={t(lang, 'register.title')}>
      <div class="tg-head">
        <h1>{t(lang, 'register.title')}</h1>
        <div class="tg-head__more">
          <ButtonLink kind="secondary" href={href(`${path}/cetak`, params)}>{t(lang, 'register.print')}</ButtonLink>
          {mayExport ? <ButtonLink kind="secondary" href={href(`${path}.pdf`, params)}>{t(lang, 'register.pdf')}</ButtonLink> : null}
          {mayExport ? <a href={href(`${path}.xlsx`, params)} download>{t(lang, 'register.xlsx')}</a> : null}
          {mayExport ? <a href={href(`${path}.csv`, { ...params, pemisah: 'titik-koma' })} download>{t(lang, 'register.csv_excel')}</a> : null}
          {mayExport ? <a href={href(`${path}.csv`, params)} download>{t(lang, 'register.csv')}</a> : null}
          <a href="/meja/lapor">{t(lang, 'lapor.title')}</a>
        </div>
      </div>
      <Filters {...props} />
      <p class="tg-soft">{t(lang, narrowed ? 'register.lead_filtered' : 'register.lead', { n, year: String(filter.year) })}</p>
      <DataTable lang={lang} caption={t(lang, 'register.title')} hideCaption columns={columnsOf(props)} rows={lines} rowKey={({ row }) => row.id} empty={t(lang, 'register.empty')} />
      <Pagination lang={lang} next={next} />
      <Closing frame={frame} closing={props.closing} />
    </DeskPage>
  )
}

/** A month that is over is closed once, and signed. */
function Closing({ frame, closing }: Pick<RegisterPageProps, 'frame' | 'closing'>) {
  const { lang } = frame
  if (closing === null || (closing.sheet === null && !closing.mayClose)) return null
  const month = `${formatMonth(lang, closing.month)} ${closing.year}`
  return (
    <section aria-labelledby="penutupan">
      <h2 id="penutupan">{t(lang, 'register.close_title', { month })}</h2>
      {closing.sheet ? (
        <p>{closing.register ? <><a href={`/meja/naskah/${closing.register}`}>{t(lang, 'paper.register')}</a> · </> : null}<a href={`/meja/naskah/${closing.sheet}`}>{t(lang, 'paper.register_closing')}</a></p>
      ) : (
        <Form frame={frame} action={`${path}/tutup`}>
          <p>{t(lang, 'register.close_text')}</p>
          <input type="hidden" name="tahun" value={String(closing.year)} />
          <input type="hidden" name="bulan" value={String(closing.month)} />
          <Button kind="secondary">{t(lang, 'register.close', { month })}</Button>
        </Form>
      )}
    </section>
  )
}

function Filters({ frame: { lang }, filter, years, categories }: RegisterPageProps) {
  const params = paramsOf(filter)
  const all = t(lang, 'register.all')
  const active = wordsOf(lang, filter, categories).map(({ name, text }) => ({ text, removeHref: href(path, { ...params, [name]: undefined }) }))
  const shownYears = [...new Set([filter.year, ...years])].toSorted((a, b) => b - a)
  return (
    <FilterPanel lang={lang} action={path} clearHref={href(path, { tahun: filter.year })} active={active}>
      <Select lang={lang} name="tahun" label={t(lang, 'register.year')} empty={false} value={String(filter.year)} options={shownYears.map((year) => ({ value: String(year), text: String(year) }))} />
      <Select lang={lang} name="bulan" label={t(lang, 'register.month')} empty={all} value={filter.month === undefined ? '' : String(filter.month)} options={months.map((month) => ({ value: String(month), text: formatMonth(lang, month) }))} />
      <Select lang={lang} name="kanal" label={t(lang, 'register.col_channel')} empty={all} value={filter.channel} options={channels.map((value) => ({ value, text: t(lang, keyOf('channel', value)) }))} />
      <Select lang={lang} name="kelas" label={t(lang, 'register.col_class')} empty={all} value={filter.class} options={complaintClasses.map((value) => ({ value, text: t(lang, keyOf('class', value)) }))} />
      <Select lang={lang} name="kategori" label={t(lang, 'register.col_category')} empty={all} value={filter.category} options={categories.map(({ code, label }) => ({ value: code, text: label }))} />
      <Select
        lang={lang} name="keadaan" label={t(lang, 'register.state')} empty={all} value={filter.state}
        options={[
          { label: t(lang, 'register.states'), options: registerStates.map((value) => ({ value, text: t(lang, keyOf('status', value)) })) },
          { label: t(lang, 'register.outcomes'), options: outcomes.map((value) => ({ value, text: t(lang, keyOf('outcome', value)) })) },
        ]}
      />
      <TextInput lang={lang} name="q" type="search" label={t(lang, 'register.words')} value={filter.words} />
    </FilterPanel>
  )
}

const months = Array.from({ length: 12 }, (_none, index) => index + 1)

function columnsOf({ frame: { lang }, filter, order }: RegisterPageProps): Column<ShownLine>[] {
  const turn = href(path, { ...paramsOf(filter), urut: order === 'falling' ? 'naik' : undefined })
  const head = (column: RegisterColumn) => t(lang, `register.col_${column}`)
  return [
    {
      key: 'number', header: head('number'), rowHeader: true, sort: { href: turn, direction: order === 'falling' ? 'descending' : 'ascending' },
      cell: ({ row, cells, line }) => <a href={`/meja/pengaduan/${row.id}`} class="tg-code">{line.struck ? <s>{cells.number}</s> : cells.number}</a>,
    },
    { key: 'received', header: head('received'), cell: ({ cells }) => <><span class="tg-whole">{cells.received}</span><span class="tg-subject tg-soft">{cells.channel}</span></> },
    { key: 'name', header: head('name'), cell: ({ cells }) => <>{cells.name}{cells.name === cells.address ? null : <span class="tg-subject tg-soft">{cells.address}</span>}</> },
    { key: 'summary', header: head('summary'), cell: (line) => <Story lang={lang} line={line} /> },
    { key: 'state', header: t(lang, 'register.states'), cell: ({ row, cells }) => <><StatusTag lang={lang} status={row.status} /><span class="tg-subject tg-soft">{cells.due}</span></> },
  ]
}

/** The story of a line, and behind it the columns that have no room on a screen. A struck line says why. */
function Story({ lang, line: { cells, line } }: { readonly lang: Language; readonly line: ShownLine }) {
  const rest = registerColumns.filter((column) => !onScreen.has(column) && cells[column] !== '')
  return (
    <>
      <span class="tg-subject">{line.struck ? <s>{cells.summary}</s> : cells.summary}</span>
      {cells.remark === '' ? null : <span class="tg-subject"><strong>{cells.remark}</strong></span>}
      {rest.length === 0 ? null : (
        <details class="tg-linemore">
          <summary>{t(lang, 'register.details')}<span class="govuk-visually-hidden"> {cells.number}</span></summary>
          <dl>{rest.map((column) => <div key={column}><dt>{t(lang, `register.col_${column}`)}</dt><dd>{cells[column]}</dd></div>)}</dl>
        </details>
      )}
    </>
  )
}

const onScreen: ReadonlySet<RegisterColumn> = new Set(['sequence', 'number', 'received', 'channel', 'name', 'address', 'summary', 'due', 'remark'])
