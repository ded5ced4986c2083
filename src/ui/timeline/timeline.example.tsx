import type { Example } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const timelineExamples: readonly Example[] = [
  {
    component: 'timeline',
    title: 'Two events',
    render: (lang) => (
      <Timeline
        lang={lang}
        zone="Asia/Jakarta"
        items={[
          {
            title: 'Diserahkan ke Kasi Pelayanan',
            at: Temporal.Instant.from('2026-11-24T04:20:00Z'),
            by: 'Rina Wulandari, Petugas loket',
            children: <p>Berkas asli dan dua foto ikut diserahkan.</p>,
          },
          { title: 'Tanda Terima diberikan', at: Temporal.Instant.from('2026-11-24T03:00:00Z'), by: 'Rina Wulandari, Petugas loket' },
        ]}
      />
    ),
  },
]
