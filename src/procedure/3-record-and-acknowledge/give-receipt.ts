import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

export const waysToGive = ['printed', 'shown', 'letter', 'email', 'sms', 'whatsapp', 'telegram'] as const

/** The receipt reached the complainant, and how (S3.3): by an officer's hand, or by a message that arrived. */
export const giveReceipt = verb({
  name: 'give-receipt',
  noun: 'tanda-terima',
  input: z.strictObject({ by: z.enum(waysToGive) }),
  decide(state, { by }) {
    if (!state.receipt) return refuse('not_issued')
    return accept({ type: 'receipt-given', data: { by }, personal: null })
  },
})
