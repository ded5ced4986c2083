import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { day, optionalText, text } from '../input.ts'
import { verb } from '../verb.ts'

/** Postpones with a reason that the complainant reads and a day of review (ditunda). The office clock does not stop for it (S4). */
export const postpone = verb({
  name: 'postpone',
  noun: 'penundaan',
  input: z.strictObject({ reviewOn: day, reason: text(2_000) }),
  decide(_state, { reviewOn, reason }, { now, standard }) {
    const today = now.toZonedDateTimeISO(standard.office.zone).toPlainDate().toString()
    if (reviewOn <= today) return refuse('review_in_past', { field: 'reviewOn' })
    return accept({ type: 'postponed', data: { reviewOn }, personal: { reason } })
  },
})

/** Takes a postponed complaint up again; the system does so on the day of review. */
export const resume = verb({
  name: 'resume',
  noun: 'pelanjutan',
  input: z.strictObject({ note: optionalText(2_000) }),
  decide: (_state, { note }) => accept({ type: 'resumed', data: {}, personal: note ? { note } : {} }),
})
