import { renderSlip, slipWidths } from '../../papers/slip.ts'
import type { PaperMaker } from '../papers/maker.ts'
import { receiptPaper } from './paper.ts'

/** The Tanda Terima as a slip of 58 or 80 mm, for a counter with a thermal printer. The subject is its width. */
export const receiptSlip: PaperMaker = {
  kind: 'receipt-slip',
  identity: true,
  subjects: (state) => (state.register ? slipWidths.map(String) : []),
  numberOf: (state) => state.register?.number ?? null,
  render(papers, { state, inForce, pin, trackingUrl, fileNames, check, checkpoint, subject, people }) {
    const width = slipWidths.find((known) => String(known) === subject)
    if (!width) throw new Error('a slip of no known width')
    return renderSlip(papers, receiptPaper(state, inForce, { pin, trackingUrl, fileNames, copy: 'complainant', check, people, checkpoint }), width)
  },
}
