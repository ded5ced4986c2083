import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'
import { isWithdrawn } from './letters-to.ts'

/** Prints an issued paper again: the bytes as issued, with the mark "salinan", its count, who and when. The history tells of each. A letter that was withdrawn is not printed again. */
export const reprintPaper = verb({
  name: 'reprint-paper',
  noun: 'salinan-naskah',
  input: z.strictObject({ paper: z.uuid() }),
  decide(state, { paper }) {
    const issued = state.papers.find((candidate) => candidate.paper === paper)
    if (!issued) return refuse('paper_unknown')
    if (isWithdrawn(state, issued)) return refuse('letter_voided')
    return accept({ type: 'paper-reprinted', data: { paper, copy: issued.copies + 1 }, personal: null })
  },
})
