import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/** Nothing came within the time to complete the file: the complaint counts as withdrawn (dianggap mencabut), UU 25/2009 Ps 44(5). */
export const lapse = verb({
  name: 'lapse',
  noun: 'dianggap-dicabut',
  input: z.strictObject({}),
  decide(state, _input, { now, standard }) {
    const respondBy = state.completion?.respondBy
    const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate().toString()
    if (!respondBy || today <= respondBy) return refuse('not_expired')
    return accept({ type: 'deemed-withdrawn', data: { respondBy }, personal: null })
  },
})
