import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/** The Tanda Terima exists as a paper (UU 25/2009 Ps 44(1)(2)): its bytes are kept under this hash and are never made again differently. */
export const issueReceipt = verb({
  name: 'issue-receipt',
  noun: 'penerbitan-tanda-terima',
  input: z.strictObject({ paper: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(1) }),
  decide(state, input) {
    if (state.receipt) return refuse('already_issued')
    return accept({ type: 'receipt-issued', data: input, personal: null })
  },
})
