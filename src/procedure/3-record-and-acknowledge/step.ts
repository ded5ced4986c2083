import type { Step } from '../step.ts'
import { record } from './record.ts'
import { issueReceipt } from './issue-receipt.ts'
import { giveReceipt } from './give-receipt.ts'

/** Step 3, mencatat dan memberi Tanda Terima (S3.3). */
export const step: Step = { number: 3, id: 'record-and-acknowledge', verbs: [record, issueReceipt, giveReceipt] }
