import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * The officer has examined the file and finds it complete (S3.2). The clock's start does not move to this moment when the
 * requirements were there before: a form that supplied them all started it at submission (S4).
 */
export const confirmComplete = verb({
  name: 'confirm-complete',
  noun: 'kelengkapan-berkas',
  input: z.strictObject({ note: optionalText(2_000) }),
  decide(_state, input, { standard }) {
    const met = standard.requirements.map((requirement) => requirement.id)
    return accept({ type: 'completeness-confirmed', data: { met }, personal: input.note ? { note: input.note } : {} })
  },
})
