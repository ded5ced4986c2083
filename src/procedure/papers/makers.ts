import type { ComplaintPaper } from '../../office/paper-kinds.ts'
import { complaintForm } from '../1-receive/complaint-form.ts'
import { receiptSlip } from '../3-record-and-acknowledge/receipt-slip.ts'
import { redactedReceipt } from '../3-record-and-acknowledge/redacted-receipt.ts'
import { handOverSheet } from '../4-register-and-hand-over/hand-over-sheet.ts'
import { studyPaper } from '../5-study-and-report/study-paper.ts'
import { dispositionSheet } from '../6-follow-up-and-answer/disposition-sheet.ts'
import { fileContents } from '../7-archive/file-contents.ts'
import { letterMakers } from '../correspondence/letter-paper.ts'
import { historyPacket } from './history-packet.ts'
import type { PaperMaker } from './maker.ts'

/** Every paper of a complaint besides the Tanda Terima, in the order of the steps. Each step brings its own; a new one is a line here. */
export const makers: readonly PaperMaker[] = [
  complaintForm, redactedReceipt, receiptSlip, handOverSheet, studyPaper, dispositionSheet, ...letterMakers, fileContents, historyPacket,
]

/** The maker of a kind of paper, or null for what is issued in another way. */
export function makerOf(kind: ComplaintPaper): PaperMaker | null {
  return makers.find((maker) => maker.kind === kind) ?? null
}
