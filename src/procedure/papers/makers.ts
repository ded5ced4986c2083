import type { ComplaintPaper } from '../../office/paper-kinds.ts'
import { redactedReceipt } from '../3-record-and-acknowledge/redacted-receipt.ts'
import type { PaperMaker } from './maker.ts'

/** Every paper of a complaint besides the Tanda Terima, in the order of the steps. Each step brings its own; a new one is a line here. */
export const makers: readonly PaperMaker[] = [
  redactedReceipt,
]

/** The maker of a kind of paper, or null for what is issued in another way. */
export function makerOf(kind: ComplaintPaper): PaperMaker | null {
  return makers.find((maker) => maker.kind === kind) ?? null
}
