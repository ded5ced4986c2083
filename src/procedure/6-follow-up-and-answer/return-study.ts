import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The Camat asks for a better study before deciding. */
export const returnStudy = verb({
  name: 'return-study',
  noun: 'pengembalian-telaahan',
  input: z.strictObject({ reason: text(2_000) }),
  decide: (_state, { reason }) => accept({ type: 'study-returned', data: {}, personal: { reason } }),
})
