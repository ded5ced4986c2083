import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The Kasi sends the file back to step 2: something needed for the study is not in it. The clock runs on until the complainant is asked. */
export const sendBack = verb({
  name: 'send-back',
  noun: 'pengembalian',
  input: z.strictObject({ reason: text(2_000) }),
  decide: (_state, { reason }) => accept({ type: 'sent-back', data: {}, personal: { reason } }),
})
