import type { Example } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const emptyStateExamples: readonly Example[] = [
  {
    component: 'empty-state',
    title: 'Empty queue',
    render: () => (
      <EmptyState title="Tidak ada berkas yang menunggu Anda.">
        <p>
          Lihat <a href="/meja/buku">Buku Pengaduan</a> untuk semua berkas.
        </p>
      </EmptyState>
    ),
  },
]
