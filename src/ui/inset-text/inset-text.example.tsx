import type { Example } from '../example.ts'
import { InsetText } from './inset-text.tsx'

export const insetTextExamples: readonly Example[] = [
  { component: 'inset-text', title: 'A quotation', render: () => <InsetText>Mohon lampu segera diperbaiki.</InsetText> },
]
