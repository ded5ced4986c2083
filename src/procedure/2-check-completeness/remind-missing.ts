import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { verb } from '../verb.ts'

/** Reminds the complainant of what is still missing, on the days after the request that the standard names. */
export const remindMissing = verb({
  name: 'remind-missing',
  noun: 'pengingat-kelengkapan',
  input: z.strictObject({}),
  decide(state, _input, { now, standard }) {
    const { completion } = state
    const after = standard.completion.remindAfterDays[completion?.reminders ?? 0]
    if (!completion || after === undefined) return refuse('no_reminder_due')
    const { zone } = standard.office
    const dueOn = completion.askedAt.toZonedDateTimeISO(zone).toPlainDate().add({ days: after })
    if (Temporal.PlainDate.compare(now.toZonedDateTimeISO(zone).toPlainDate(), dueOn) < 0) return refuse('no_reminder_due')
    return accept({ type: 'completion-reminded', data: { respondBy: completion.respondBy }, personal: null })
  },
})
