import type { RegisterFilter } from '../../complaint/questions/register.ts'
import type { Category, Standard } from '../../office/standard/schema.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import type { Column } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { href } from '../list/query.ts'
import type { Cells, RegisterColumn } from './cells.ts'
import { paramsOf, wordsOf } from './filter.ts'
import type { ShownLine } from './lines.ts'
import { partsOf, printed } from './printed.ts'

export interface PrintPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly now: Temporal.Instant
  readonly standard: Standard
  readonly categories: readonly Category[]
  readonly filter: RegisterFilter
  readonly lines: readonly ShownLine[]
  /** There were more lines than one print holds. */
  readonly cut: boolean
}

/** `/meja/buku/cetak`: the book as it is printed, in the order of its numbers, with its closing line and a place to sign. */
export function PrintPage({ frame, zone, now, standard, categories, filter, lines, cut }: PrintPageProps) {
  const { lang } = frame
  const title = t(lang, 'register.print_title', { year: String(filter.year) })
  const narrowed = wordsOf(lang, filter, categories)
  const columns: Column<ShownLine>[] = [
    { key: 'number', header: t(lang, 'register.col_number'), rowHeader: true, cell: ({ cells, line }) => (line.struck ? <s>{cells.number}</s> : cells.number) },
    ...printed.map(({ key, header, parts }): Column<ShownLine> => ({ key, header: t(lang, header), cell: ({ cells, line }) => <Parts cells={cells} parts={parts} struck={line.struck && key !== 'remark'} /> })),
  ]
  const first = lines[0]
  const last = lines.at(-1)
  const when = formatDateTime(lang, now, zone)
  return (
    <DeskPage frame={frame} title={title} back={href('/meja/buku', paramsOf(filter))}>
      <div class="tg-sheet">
        <h1>{title}</h1>
        <p>{frame.officeName}, {frame.parentName}</p>
        {narrowed.length === 0 ? null : <p>{t(lang, 'register.print_filter', { what: narrowed.map(({ text }) => text).join(', ') })}</p>}
        <PrintButton lang={lang} />
        {cut ? <p><strong>{t(lang, 'register.print_cut', { n: formatNumber(lang, lines.length) })}</strong></p> : null}
        <DataTable lang={lang} caption={title} hideCaption small="scroll" columns={columns} rows={lines} rowKey={({ row }) => row.id} empty={t(lang, 'register.empty')} />
        <div class="tg-sheet__closing">
          <p>{first && last ? t(lang, 'register.closing', { n: formatNumber(lang, lines.length), first: first.cells.number, last: last.cells.number, when }) : t(lang, 'register.closing_empty', { when })}</p>
          <p class="tg-sheet__signature">{t(lang, 'register.signed', { head: standard.office.head })}</p>
        </div>
      </div>
    </DeskPage>
  )
}

/** What stands together in one printed column, each on its own line. */
function Parts({ cells, parts, struck }: { readonly cells: Cells; readonly parts: readonly RegisterColumn[]; readonly struck: boolean }) {
  return (
    <>
      {partsOf(cells, parts).map((text) => <p key={text}>{struck ? <s>{text}</s> : text}</p>)}
    </>
  )
}
