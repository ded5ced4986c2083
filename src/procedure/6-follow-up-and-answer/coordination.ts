import { z } from 'zod'
import type { WorkingCalendar } from '../../clock/calendar.ts'
import { dueAt } from '../../clock/run.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { optionalDay, text } from '../input.ts'
import { verb } from '../verb.ts'

export const coordinationMeans = ['letter', 'phone', 'in-person', 'email', 'whatsapp'] as const
export const coordinationOutcomes = ['done', 'partly', 'refused', 'not-theirs', 'no-reply'] as const

/** Asks an outside party of the directory (S3.6: koordinasi dengan pihak/pejabat terkait); due on its own day, by the party's expected reply time if none is given. */
export const requestCoordination = verb({
  name: 'request-coordination',
  noun: 'koordinasi',
  input: z.strictObject({ party: z.uuid(), means: z.enum(coordinationMeans), question: text(8_000), dueOn: optionalDay }),
  needs: (input) => ({ party: input.party }),
  decide(_state, input, { now, facts, standard, calendar, newId }) {
    const { party } = facts
    if (!party) return refuse('party_unknown', { field: 'party' })
    const { zone } = standard.office
    const today = now.toZonedDateTimeISO(zone).toPlainDate().toString()
    if (input.dueOn && input.dueOn < today) return refuse('due_in_past', { field: 'dueOn' })
    const dueOn = input.dueOn ?? workingDaysOn(calendar, party.replyDays, now, zone)
    return accept({
      type: 'coordination-requested', data: { id: newId(), partyId: party.id, partyName: party.name, means: input.means, dueOn },
      personal: { question: input.question },
    })
  },
})

/** The party replied, or did not: the outcome of the request. */
export const closeCoordination = verb({
  name: 'close-coordination',
  noun: 'hasil-koordinasi',
  input: z.strictObject({ id: z.uuid(), outcome: z.enum(coordinationOutcomes), note: text(8_000) }),
  decide(state, { id, outcome, note }) {
    const coordination = state.coordinations.find((candidate) => candidate.id === id)
    if (!coordination) return refuse('coordination_unknown', { field: 'id' })
    if (coordination.closed) return refuse('coordination_closed', { field: 'id' })
    return accept({ type: 'coordination-closed', data: { id, outcome }, personal: { note } })
  },
})

function workingDaysOn(calendar: WorkingCalendar, amount: number, from: Temporal.Instant, zone: string): string {
  const due = dueAt(calendar, { unit: 'working-days', amount }, from)
  if (!due) throw new Error('a limit without a pause has a due time')
  return due.toZonedDateTimeISO(zone).toPlainDate().toString()
}
