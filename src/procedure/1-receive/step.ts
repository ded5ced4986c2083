import type { Step } from '../step.ts'

/** Step 1, menerima pengaduan (S3.1). Its one verb, `lodge`, opens a complaint; see lodge.ts. */
export const step: Step = { number: 1, id: 'receive', verbs: [] }
