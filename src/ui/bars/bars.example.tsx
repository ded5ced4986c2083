import type { Example } from '../example.ts'
import { Bars } from './bars.tsx'

export const barsExamples: readonly Example[] = [
  {
    component: 'bars',
    title: 'Counted by channel',
    render: (lang) => <Bars lang={lang} id="saluran" title="Menurut saluran" of="Saluran" rows={[{ name: 'Loket', count: 12 }, { name: 'Surel', count: 5 }, { name: 'Kotak saran', count: 0 }]} />,
  },
]
