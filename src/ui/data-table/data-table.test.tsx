import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DataTable } from './data-table.tsx'

const columns = [
  { key: 'n', header: 'Nomor', cell: (row: string) => row, rowHeader: true, sort: { href: '?s=n', direction: 'ascending' as const } },
  { key: 'l', header: 'Panjang', cell: (row: string) => row.length, numeric: true },
]

test('cells carry their column for the phone, the sorted column says how, the row has a name', () => {
  const html = renderPart(<DataTable lang="id" caption="Buku" columns={columns} rows={['0123', '<b>']} rowKey={(row) => row} />)
  expect(html).toContain('<td role="cell" class="tg-table__number" data-label="Panjang">')
  expect(html).toContain('aria-sort="ascending"')
  expect(html).toContain('Urutkan menurut Nomor')
  expect(html).toMatch(/<th scope="row" role="rowheader" data-label="Nomor">/)
  expect(html).toContain('&lt;b>')
})

test('no rows: words, no empty table', () => {
  expect(renderPart(<DataTable lang="id" caption="Buku" columns={columns} rows={[]} rowKey={(row) => row} empty="Belum ada" />)).toBe('<p class="tg-soft">Belum ada</p>')
})

test('a table that scrolls can be reached by the keyboard', () => {
  expect(renderPart(<DataTable lang="id" caption="Buku" columns={columns} rows={['1']} rowKey={(row) => row} small="scroll" />)).toMatch(
    /^<div class="tg-scroll" tabindex="0" role="region" aria-label="Buku">/,
  )
})
