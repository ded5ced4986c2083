import { renderReceipt } from '../../papers/receipt.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { receiptPaper } from './paper.ts'

/** The Tanda Terima without the complainant's identity: the copy that travels when it is secret (UU 25/2009 Ps 42(5), 49). */
export const redactedReceipt: PaperMaker = {
  kind: 'receipt-redacted',
  identity: false,
  subjects: (state) => (state.register ? [''] : []),
  numberOf: (state) => state.register?.number ?? null,
  render: (papers, { state, inForce, pin, trackingUrl, fileNames, check, people, checkpoint }) =>
    renderReceipt(papers, receiptPaper(state, inForce, { pin, trackingUrl, fileNames, copy: 'redacted', check, people, checkpoint })),
}
