import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalLine, text } from '../input.ts'
import { verb } from '../verb.ts'
import { withoutBlanks } from '../without-blanks.ts'

/**
 * Puts right what is wrong about who complained (perbaikan data pribadi, UU 27/2022 Ps 6 and 30). What is left empty stays as it is; the history
 * keeps what stood there before, and papers stay as they were issued.
 */
export const correctApplicant = verb({
  name: 'correct-applicant',
  noun: 'perbaikan-data',
  input: z.strictObject({
    applicant: z.strictObject({
      name: optionalLine(200), phone: optionalLine(40), email: optionalLine(254), fax: optionalLine(40),
      address: z.strictObject({ line: optionalLine(300), rt: optionalLine(10), rw: optionalLine(10), kelurahan: optionalLine(100) }).default({}),
    }).default({ address: {} }),
    reason: text(2_000),
  }),
  decide(_state, input) {
    const applicant = withoutBlanks(input.applicant)
    if (Object.keys(applicant).length === 0) return refuse('nothing_changed', { field: 'applicant.name' })
    return accept({ type: 'applicant-corrected', data: {}, personal: { applicant, reason: input.reason } })
  },
})
