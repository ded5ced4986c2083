import { z } from 'zod'
import { objectionUntil } from '../../complaint/projection.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { text } from '../input.ts'
import { verb } from '../verb.ts'

/** Objection (keberatan, S7) within the working days that the standard gives after the answer: reopens the case before the Camat. */
export const object = verb({
  name: 'object',
  noun: 'keberatan',
  input: z.strictObject({ grounds: text(8_000) }),
  decide(state, { grounds }, { actor, now, standard, calendar }) {
    const until = objectionUntil(state, standard, calendar)
    if (!until || Temporal.Instant.compare(now, until) > 0) return refuse('window_closed')
    return accept({ type: 'objected', data: { by: actor.kind === 'complainant' ? 'complainant' : 'office' }, personal: { grounds } })
  },
})
