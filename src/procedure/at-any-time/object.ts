import { z } from 'zod'
import { objectionUntil } from '../../complaint/projection.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalMoment, text } from '../input.ts'
import { receivedAt } from '../received-at.ts'
import { verb } from '../verb.ts'

/**
 * Objection (keberatan, S7) within the working days that the standard gives after the answer: reopens the case before the Camat. `at`: when the
 * message was received that is filed as one; it counts from then, however late somebody read it.
 */
export const object = verb({
  name: 'object',
  noun: 'keberatan',
  input: z.strictObject({ grounds: text(8_000), at: optionalMoment }),
  decide(state, { grounds, at }, { actor, now, standard, calendar }) {
    const until = objectionUntil(state, standard, calendar)
    if (!until || !state.answeredAt) return refuse('window_closed')
    const received = receivedAt(at, 'at', state.answeredAt, { actor, now })
    if (!received.ok) return received
    if (Temporal.Instant.compare(received.at ?? now, until) > 0) return refuse('window_closed')
    return accept({ type: 'objected', data: { by: actor.kind === 'complainant' ? 'complainant' : 'office', ...(received.at ? { at: received.at.toString() } : {}) }, personal: { grounds } })
  },
})
