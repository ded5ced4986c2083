import type { Example } from '../example.ts'
import { WarningText } from './warning-text.tsx'

export const warningTextExamples: readonly Example[] = [
  { component: 'warning-text', title: 'Warning', render: (lang) => <WarningText lang={lang}>Nomor register tidak dapat dipakai lagi.</WarningText> },
]
