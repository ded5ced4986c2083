import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** The complainant takes the complaint back (dicabut), on the tracking page or through an officer. */
export const withdraw = verb({
  name: 'withdraw',
  noun: 'pencabutan',
  input: z.strictObject({ reason: text(2_000) }),
  decide: (_state, { reason }, { actor }) => accept({
    type: 'withdrawn', data: { by: actor.kind === 'complainant' ? 'complainant' : 'office' }, personal: { reason },
  }),
})
