import type { Example } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: readonly Example[] = [
  {
    component: 'error-summary',
    title: 'Two errors',
    render: (lang) => (
      <ErrorSummary
        lang={lang}
        errors={[{ id: 'phone', text: 'Tulis nomor telepon yang benar' }, { text: 'Tanda tangan formulir sudah lewat waktu' }]}
      />
    ),
  },
]
