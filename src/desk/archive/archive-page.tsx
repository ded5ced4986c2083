import type { ArchivedRow, ArchiveFilter } from '../../complaint/questions/archive.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterPanel } from '../../ui/filter-panel/filter-panel.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatNumber, formatShortDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Subject } from '../list/subject.tsx'
import { href } from '../list/query.ts'
import { PaperPlace } from './paper-place.tsx'
import type { FoundPaper } from './paper-place.tsx'

export interface ArchivePageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly typed: string
  readonly papers: readonly FoundPaper[]
  readonly filter: ArchiveFilter
  readonly years: readonly number[]
  readonly rows: readonly ArchivedRow[]
  readonly next: string | undefined
  readonly mayList: boolean
}

const path = '/meja/arsip'

/** `/meja/arsip`: first the question that is asked at the shelf, then the list of what is archived. */
export function ArchivePage(props: ArchivePageProps) {
  const { frame, zone, typed, papers, rows, next, filter } = props
  const { lang } = frame
  const narrowed = filter.ordner !== undefined || filter.code !== undefined || filter.year !== undefined
  return (
    <DeskPage frame={frame} title={t(lang, 'archive.title')}>
      <h1>{t(lang, 'archive.title')}</h1>
      <form action={path} method="get" role="search" class="tg-find">
        <TextInput lang={lang} name="q" type="search" label={t(lang, 'archive.where')} hint={t(lang, 'archive.where_hint')} value={typed} />
        <Button>{t(lang, 'archive.find')}</Button>
      </form>
      {typed === '' ? null : <Found lang={lang} zone={zone} typed={typed} papers={papers} />}
      <h2>{t(lang, 'archive.list')}</h2>
      <Filters {...props} />
      <DataTable
        lang={lang} caption={t(lang, 'archive.list')} hideCaption columns={columnsOf(lang, zone)} rows={rows} rowKey={(row) => row.id}
        empty={t(lang, narrowed ? 'archive.no_match' : 'archive.empty')}
      />
      <Pagination lang={lang} next={next} />
      {filter.ordner !== undefined && rows.length > 0 && props.mayList ? (
        <section aria-labelledby="naskah-ordner">
          <h2 id="naskah-ordner">{t(lang, 'archive.ordner_papers', { ordner: filter.ordner })}</h2>
          {(['file-list', 'spine-label'] as const).map((kind) => (
            <Form key={kind} frame={frame} action={`${path}/naskah`}>
              <input type="hidden" name="ordner" value={filter.ordner} />
              <input type="hidden" name="jenis" value={kind} />
              <Button kind="secondary">{t(lang, keyOf('paper', kind))}</Button>
            </Form>
          ))}
        </section>
      ) : null}
    </DeskPage>
  )
}

function Found({ lang, zone, typed, papers }: { readonly lang: Language; readonly zone: string; readonly typed: string; readonly papers: readonly FoundPaper[] }) {
  if (papers.length === 0) {
    return (
      <EmptyState title={t(lang, 'archive.none', { q: typed })}>
        <p>{t(lang, 'archive.none_more')}</p>
      </EmptyState>
    )
  }
  return (
    <section aria-label={t(lang, 'archive.where')}>
      {papers.length > 1 ? <p>{t(lang, 'archive.many', { n: formatNumber(lang, papers.length), q: typed })}</p> : null}
      {papers.map((paper) => <PaperPlace key={paper.hit.id} lang={lang} zone={zone} paper={paper} />)}
    </section>
  )
}

function Filters({ frame: { lang }, filter, years }: ArchivePageProps) {
  const params = { ordner: filter.ordner, kode: filter.code, tahun: filter.year }
  const active = [
    ...(filter.ordner === undefined ? [] : [{ text: t(lang, 'register.ordner', { ordner: filter.ordner }), removeHref: href(path, { ...params, ordner: undefined }) }]),
    ...(filter.code === undefined ? [] : [{ text: filter.code, removeHref: href(path, { ...params, kode: undefined }) }]),
    ...(filter.year === undefined ? [] : [{ text: String(filter.year), removeHref: href(path, { ...params, tahun: undefined }) }]),
  ]
  return (
    <FilterPanel lang={lang} action={path} clearHref={path} active={active}>
      <TextInput lang={lang} name="ordner" label={t(lang, 'archive.ordner_filter')} value={filter.ordner} />
      <TextInput lang={lang} name="kode" label={t(lang, 'archive.code')} value={filter.code} />
      <Select lang={lang} name="tahun" label={t(lang, 'archive.year')} empty={t(lang, 'register.all')} value={filter.year === undefined ? '' : String(filter.year)} options={years.map((year) => ({ value: String(year), text: String(year) }))} />
    </FilterPanel>
  )
}

function columnsOf(lang: Language, zone: string): Column<ArchivedRow>[] {
  return [
    { key: 'file', header: t(lang, 'queue.file'), rowHeader: true, cell: (row) => <Subject lang={lang} row={row} /> },
    { key: 'ordner', header: t(lang, 'archive.in_ordner'), cell: ({ archive }) => archive.ordner },
    { key: 'shelf', header: t(lang, 'archive.shelf'), cell: ({ archive }) => archive.shelf },
    { key: 'sheets', header: t(lang, 'archive.sheets'), numeric: true, cell: ({ archive }) => formatNumber(lang, archive.sheets) },
    { key: 'code', header: t(lang, 'archive.code'), cell: ({ archive }) => archive.classificationCode },
    { key: 'at', header: t(lang, 'archive.archived_at'), cell: ({ archivedAt }) => <span class="tg-whole">{formatShortDate(lang, archivedAt, zone)}</span> },
  ]
}
