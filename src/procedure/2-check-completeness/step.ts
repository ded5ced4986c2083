import type { Step } from '../step.ts'
import { confirmComplete } from './confirm-complete.ts'
import { requestMissing } from './request-missing.ts'
import { supplyMissing } from './supply-missing.ts'
import { remindMissing } from './remind-missing.ts'
import { lapse } from './lapse.ts'
import { refuseProcessing } from './refuse-processing.ts'

/** Step 2, meneliti kelengkapan berkas (S3.2). */
export const step: Step = { number: 2, id: 'check-completeness', verbs: [confirmComplete, requestMissing, supplyMissing, remindMissing, lapse, refuseProcessing] }
