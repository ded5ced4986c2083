import type { Step } from '../step.ts'
import { study } from './study.ts'
import { report } from './report.ts'
import { sendBack } from './send-back.ts'

/** Step 5, menelaah dan melaporkan (S3.5). */
export const step: Step = { number: 5, id: 'study-and-report', verbs: [study, report, sendBack] }
