import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The Kasi Pelayanan does not take the file and says why: it goes back to the desk. */
export const returnHandOver = verb({
  name: 'return-hand-over',
  noun: 'pengembalian-berkas',
  input: z.strictObject({ reason: text(2_000) }),
  decide: (_state, { reason }) => accept({ type: 'hand-over-returned', data: {}, personal: { reason } }),
})
