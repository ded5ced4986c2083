import type { ComponentChildren } from 'preact'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export type Column<Row> = {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ComponentChildren
  readonly numeric?: boolean
  /** The cell names its row: read with every other cell of it. At most one column. */
  readonly rowHeader?: boolean
  /** Makes the header a link that sorts; `direction` is how the table is sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' }
}

export type DataTableProps<Row> = {
  readonly lang: Language
  readonly caption: string
  readonly hideCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Said when there are no rows. */
  readonly empty?: string
  /** `scroll`: a wide register keeps its columns and scrolls sideways; default: rows stack as cards on a phone. */
  readonly small?: 'stack' | 'scroll'
}

/**
 * Rows and columns. On a phone each row becomes a card and each cell carries its column's name.
 * Roles are spelled out, because a table laid out otherwise stops being one to some screen readers.
 */
export function DataTable<Row>({ lang, caption, hideCaption = false, columns, rows, rowKey, empty, small = 'stack' }: DataTableProps<Row>) {
  if (rows.length === 0) return <p class="tg-soft">{empty ?? t(lang, 'table.empty')}</p>
  const table = (
    <table class={small === 'stack' ? 'tg-table tg-table--stack' : 'tg-table'} role="table">
      <caption class={hideCaption ? 'govuk-visually-hidden' : 'tg-table__caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Header key={column.key} column={column} lang={lang} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (small === 'stack') return table
  return (
    <div class="tg-scroll" tabindex={0} role="region" aria-label={caption}>
      {table}
    </div>
  )
}

function Header<Row>({ column, lang }: { readonly column: Column<Row>; readonly lang: Language }) {
  const { sort } = column
  return (
    <th scope="col" role="columnheader" class={column.numeric ? 'tg-table__number' : undefined} aria-sort={sort?.direction}>
      {sort === undefined ? (
        column.header
      ) : (
        <a href={sort.href} class="tg-table__sort">
          <span class="govuk-visually-hidden">{t(lang, 'table.sort_by', { column: column.header })}</span>
          <span aria-hidden="true">
            {column.header} {arrows[sort.direction ?? 'none']}
          </span>
        </a>
      )}
    </th>
  )
}

const arrows = { ascending: '▲', descending: '▼', none: '↕' } as const

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const className = column.numeric ? 'tg-table__number' : undefined
  const content = <div class="tg-table__content">{column.cell(row)}</div>
  return column.rowHeader ? (
    <th scope="row" role="rowheader" class={className} data-label={column.header}>
      {content}
    </th>
  ) : (
    <td role="cell" class={className} data-label={column.header}>
      {content}
    </td>
  )
}
