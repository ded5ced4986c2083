import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/** Prints an issued paper again: the bytes as issued, with the mark "salinan", its count, who and when. The history tells of each. */
export const reprintPaper = verb({
  name: 'reprint-paper',
  noun: 'salinan-naskah',
  input: z.strictObject({ paper: z.uuid() }),
  decide(state, { paper }) {
    const issued = state.papers.find((candidate) => candidate.paper === paper)
    if (!issued) return refuse('paper_unknown')
    return accept({ type: 'paper-reprinted', data: { paper, copy: issued.copies + 1 }, personal: null })
  },
})
