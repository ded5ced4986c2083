import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { sendersOf } from '../contacts.ts'
import { verb } from '../verb.ts'

/** Nothing came within the time to complete the file: the complaint counts as withdrawn (dianggap mencabut), UU 25/2009 Ps 44(5). What they sent may lie unread: then it waits. */
export const lapse = verb({
  name: 'lapse',
  noun: 'dianggap-dicabut',
  input: z.strictObject({}),
  needs: (_input, state) => ({ messageOf: sendersOf(state.applicant) }),
  decide(state, _input, { now, standard, facts }) {
    const respondBy = state.completion?.respondBy
    const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate().toString()
    if (!respondBy || today <= respondBy) return refuse('not_expired')
    if (facts.messageWaits) return refuse('message_waiting')
    return accept({ type: 'deemed-withdrawn', data: { respondBy }, personal: null })
  },
})
