import { z } from 'zod'
import { accept } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** A note in the file: for the office only, or a message that the complainant reads on the tracking page. The complainant's own are always both. */
export const addNote = verb({
  name: 'add-note',
  noun: 'catatan',
  input: z.strictObject({ visibility: z.enum(['office', 'complainant']).default('office'), text: text(4_000) }),
  decide: (_state, input, { actor }) => accept({
    type: 'noted', data: { visibility: actor.kind === 'complainant' ? 'complainant' : input.visibility }, personal: { text: input.text },
  }),
})
