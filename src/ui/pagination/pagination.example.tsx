import type { Example } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const paginationExamples: readonly Example[] = [
  {
    component: 'pagination',
    title: 'In the middle',
    render: (lang) => (
      <Pagination lang={lang} previous="?before=0150" next="?after=0100" shown={{ shown: '50', total: lang === 'id' ? '1.234' : '1,234' }} />
    ),
  },
]
