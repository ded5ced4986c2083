import { z } from 'zod'
import { promiseOf, readClocks } from '../../complaint/clocks.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { line, optionalMoment } from '../input.ts'
import { verb } from '../verb.ts'

/** The calendar changed (a holiday decreed late, a closure): the promise is counted anew and the change is part of the history. */
export const recomputeDeadline = verb({
  name: 'recompute-deadline',
  noun: 'hitung-ulang',
  input: z.strictObject({ before: optionalMoment, because: line(300) }),
  decide(state, { before, because }, { standard, calendar }) {
    const due = promiseOf(standard, readClocks(state, standard, calendar))?.dueAt ?? null
    if (due === (before ?? null)) return refuse('nothing_changed')
    return accept({ type: 'deadline-recomputed', data: { clock: standard.time.promise, from: before ?? null, to: due, because }, personal: null })
  },
})
