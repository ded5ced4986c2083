import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'
import { isIssued, letterOf } from './write-letter.ts'

/** A letter that will not be sent (batal). Its number stays used, with the reason beside it. */
export const voidLetter = verb({
  name: 'void-letter',
  noun: 'pembatalan-naskah',
  input: z.strictObject({ id: z.uuid(), reason: text(2000) }),
  decide(state, { id, reason }) {
    const letter = letterOf(state, id)
    if (!letter) return refuse('letter_unknown')
    if (letter.voided) return refuse('letter_voided')
    if (isIssued(state, id)) return refuse('letter_issued')
    return accept({ type: 'letter-voided', data: { id }, personal: { reason } })
  },
})
