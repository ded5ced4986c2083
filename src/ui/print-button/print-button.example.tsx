import type { Example } from '../example.ts'
import { PrintButton } from './print-button.tsx'

export const printButtonExamples: readonly Example[] = [
  { component: 'print-button', title: 'Print', render: (lang) => <PrintButton lang={lang} /> },
]
