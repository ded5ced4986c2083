import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { renditionWays } from '../../office/paper-kinds.ts'
import { verb } from '../verb.ts'
import { sha256 } from './issue-paper.ts'
import { isWithdrawn } from './letters-to.ts'

/** An issued paper came back signed: with a certificate, from the government's service, or by hand and scanned. Both contents are genuine from now on. */
export const signPaper = verb({
  name: 'sign-paper',
  noun: 'naskah-bertanda-tangan',
  byHouse: true,
  input: z.strictObject({ paper: z.uuid(), how: z.enum(renditionWays), sha256, size: z.int().min(1), mediaType: z.string().max(100) }),
  needs: ({ paper: paperId, ...content }, state) => (state.papers.some(({ paper }) => paper === paperId) ? { rendition: { paperId, ...content } } : {}),
  decide(state, input) {
    const issued = state.papers.find(({ paper }) => paper === input.paper)
    if (!issued) return refuse('paper_unknown')
    // A sheet that was signed by hand before it was withdrawn still comes home; nobody signs it any more.
    if (input.how !== 'scanned' && isWithdrawn(state, issued)) return refuse('letter_voided')
    if (issued.renditions.some((rendition) => rendition.sha256 === input.sha256)) return refuse('already_there')
    return accept({ type: 'paper-signed', data: input, personal: null })
  },
})
