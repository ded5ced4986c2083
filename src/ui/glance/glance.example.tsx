import type { Example } from '../example.ts'
import { Glance, JumpList } from './glance.tsx'

export const glanceExamples: readonly Example[] = [
  {
    component: 'glance',
    title: 'Figures of a queue',
    render: () => (
      <Glance
        label="Keadaan kantor sekarang"
        figures={[
          { figure: '2', text: 'lewat batas waktu', href: '/meja?batas=lewat', tone: 'late' },
          { figure: '5', text: 'jatuh tempo hari ini', href: '/meja?batas=hari-ini', tone: 'wait' },
          { figure: '0', text: 'menunggu pelapor', href: '/meja?kelompok=pelapor' },
        ]}
      />
    ),
  },
  {
    component: 'glance',
    title: 'Places of a long page',
    render: () => (
      <JumpList
        label="Langsung ke langkah"
        items={[
          { href: '/meja', text: 'Semua', count: '12', here: true },
          { href: '/meja?kelompok=2', text: 'Periksa kelengkapan', count: '9' },
          { href: '/meja?kelompok=4', text: 'Serahkan', count: '99+' },
        ]}
      />
    ),
  },
]
