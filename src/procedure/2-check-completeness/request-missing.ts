import { z } from 'zod'
import { accept, refuse } from '../../complaint/refusal.ts'
import { line, list, optionalLine, optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * Asks the complainant for what is missing (S3.2). The office clock stands still until it comes; UU 25/2009 Ps 44(4): 30 calendar days,
 * counted from the day of the request in the office's zone.
 */
export const requestMissing = verb({
  name: 'request-missing',
  noun: 'permintaan-kelengkapan',
  input: z.strictObject({ missing: list(line(60), 20), notes: z.record(z.string(), optionalLine(500)).default({}), message: optionalText(2_000) }),
  decide(_state, input, { standard, now }) {
    const missing = [...new Set(input.missing)]
    if (missing.length === 0) return refuse('nothing_missing', { field: 'missing' })
    if (missing.some((id) => !standard.requirements.some((requirement) => requirement.id === id))) return refuse('unknown_requirement', { field: 'missing' })
    const respondBy = now.toZonedDateTimeISO(standard.office.zone).toPlainDate().add({ days: standard.completion.days }).toString()
    const notes = Object.fromEntries(missing.flatMap((id) => (input.notes[id] ? [[id, input.notes[id]]] : [])))
    return accept({ type: 'completion-requested', data: { missing, respondBy }, personal: { notes, ...(input.message ? { message: input.message } : {}) } })
  },
})
