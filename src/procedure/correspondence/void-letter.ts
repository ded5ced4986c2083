import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'
import { letterOf } from './write-letter.ts'

/**
 * A letter that will not be sent (batal), or that is taken back after it was issued. Its number stays used, with the reason beside it; the paper stays
 * as issued, and whoever checks it reads that it was withdrawn.
 */
export const voidLetter = verb({
  name: 'void-letter',
  noun: 'pembatalan-naskah',
  input: z.strictObject({ id: z.uuid(), reason: text(2000) }),
  decide(state, { id, reason }) {
    const letter = letterOf(state, id)
    if (!letter) return refuse('letter_unknown')
    if (letter.voided) return refuse('letter_voided')
    return accept({ type: 'letter-voided', data: { id }, personal: { reason } })
  },
})
