import type { Example } from '../example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: readonly Example[] = [
  {
    component: 'summary-list',
    title: 'With actions and an empty value',
    render: (lang) => (
      <SummaryList
        lang={lang}
        rows={[
          { key: 'Nama', value: 'Siti Aminah', action: { href: '#name', text: 'Ubah', hidden: 'nama' } },
          { key: 'Alamat', value: 'Jl. Kapten Patimura 12, RT 3/RW 2, Kelurahan Kedunggaleng' },
          { key: 'Faks' },
        ]}
      />
    ),
  },
]
