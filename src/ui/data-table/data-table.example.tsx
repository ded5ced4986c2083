import type { Example } from '../example.ts'
import { StatusTag } from '../status-tag/status-tag.tsx'
import type { StatusCode } from '../status-tag/status-tag.tsx'
import { DataTable } from './data-table.tsx'
import type { Column } from './data-table.tsx'

type Row = { readonly number: string; readonly name: string; readonly status: StatusCode; readonly days: number }

const rows: readonly Row[] = [
  { number: '0123/2026', name: 'Siti Aminah', status: 'under-study', days: 1 },
  { number: '0124/2026', name: 'Moh. Hasan Basri', status: 'incomplete', days: 12 },
]

const columns = (lang: 'id' | 'en'): readonly Column<Row>[] => [
  { key: 'number', header: 'No. register', rowHeader: true, cell: (row) => <a href="/meja/pengaduan/1">{row.number}</a>, sort: { href: '?sort=number', direction: 'descending' } },
  { key: 'name', header: 'Nama', cell: (row) => row.name, sort: { href: '?sort=name' } },
  { key: 'status', header: 'Status', cell: (row) => <StatusTag lang={lang} status={row.status} /> },
  { key: 'days', header: 'Hari', cell: (row) => row.days, numeric: true },
]

export const dataTableExamples: readonly Example[] = [
  {
    component: 'data-table',
    title: 'Sortable; cards on a phone',
    render: (lang) => <DataTable lang={lang} caption="Antrean saya" columns={columns(lang)} rows={rows} rowKey={(row) => row.number} />,
  },
  {
    component: 'data-table',
    title: 'Scrolls sideways on a phone',
    render: (lang) => (
      <DataTable lang={lang} caption="Buku Pengaduan" columns={columns(lang)} rows={rows} rowKey={(row) => row.number} small="scroll" />
    ),
  },
  {
    component: 'data-table',
    title: 'Empty',
    render: (lang) => <DataTable lang={lang} caption="Arsip" columns={columns(lang)} rows={[]} rowKey={(row) => row.number} />,
  },
]
