import type { Example } from '../example.ts'
import { Details } from './details.tsx'

export const detailsExamples: readonly Example[] = [
  {
    component: 'details',
    title: 'Closed',
    render: () => (
      <Details summary="Bagaimana batas waktu dihitung?">
        <p>Hari libur, akhir pekan, dan cuti bersama tidak dihitung.</p>
      </Details>
    ),
  },
]
