import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/**
 * From now on the identity is secret (merahasiakan identitas, UU 25/2009 Ps 42(5); pembatasan, UU 27/2022 Ps 11): the box that was not ticked
 * can be ticked at any time, by the complainant on the tracking page or through an officer. There is no way back: what was once secret stays so.
 */
export const keepSecret = verb({
  name: 'keep-secret',
  noun: 'kerahasiaan',
  input: z.strictObject({}),
  decide: ({ identitySecret }, _input, { actor }) => (identitySecret
    ? refuse('already_secret')
    : accept({ type: 'identity-made-secret', data: { by: actor.kind === 'complainant' ? 'complainant' : 'office' }, personal: null })),
})
