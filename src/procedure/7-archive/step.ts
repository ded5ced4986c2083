import type { Step } from '../step.ts'
import { archive, relocate } from './archive.ts'

/** Step 7, mengarsipkan (S3.7). */
export const step: Step = { number: 7, id: 'archive', verbs: [archive, relocate] }
