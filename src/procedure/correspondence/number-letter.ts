import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalLine } from '../input.ts'
import { verb } from '../verb.ts'
import { letterOf } from './write-letter.ts'

/**
 * Gives a letter its number: the next of its series by the office's pattern (Permendagri 1/2023), or one typed in that the national records system
 * or the office's agenda gave. A number is used once; a letter keeps it for good.
 */
export const numberLetter = verb({
  name: 'number-letter',
  noun: 'nomor-naskah',
  input: z.strictObject({ id: z.uuid(), number: optionalLine(100) }),
  needs(input, state) {
    const letter = letterOf(state, input.id)
    return letter && letter.number === null && !letter.voided ? { letterNumber: { typed: input.number ?? null, kind: letter.kind, letterId: letter.id } } : {}
  },
  decide(state, { id }, { facts }) {
    const letter = letterOf(state, id)
    if (!letter) return refuse('letter_unknown')
    if (letter.voided) return refuse('letter_voided')
    if (letter.number !== null) return refuse('already_numbered')
    if (!facts.letterNumber) return refuse('number_taken', { field: 'number' })
    return accept({ type: 'letter-numbered', data: { id, ...facts.letterNumber }, personal: null })
  },
})
