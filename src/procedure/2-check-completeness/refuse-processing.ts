import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

export const refusalGrounds = ['no-substance', 'not-a-complaint', 'spam', 'outside-authority'] as const

/** The superior decides, with a reason that the complainant reads, that this cannot be processed (tidak dapat diproses). */
export const refuseProcessing = verb({
  name: 'refuse-processing',
  noun: 'penolakan',
  input: z.strictObject({ ground: z.enum(refusalGrounds), reason: text(4_000) }),
  decide: (_state, { ground, reason }) => accept({ type: 'not-processable', data: { ground }, personal: { reason } }),
})
