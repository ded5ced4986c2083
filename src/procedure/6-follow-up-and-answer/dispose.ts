import { z } from 'zod'
import { roleOf } from '../../office/actor.ts'
import { accept, refuse } from '../../complaint/refusal.ts'
import { line, list, optionalMoment, optionalText } from '../input.ts'
import { verb } from '../verb.ts'

/**
 * Disposisi: an instruction to one or more people, with its own due time (S3.6). The Camat begins; who was instructed may instruct
 * further (several levels), naming the instruction it follows from.
 */
export const dispose = verb({
  name: 'dispose',
  noun: 'disposisi',
  input: z.strictObject({
    to: list(z.uuid(), 20), instructions: list(line(60), 20), nature: line(60), note: optionalText(4_000),
    dueAt: optionalMoment, parent: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
  }),
  needs: (input) => ({ people: input.to }),
  decide(state, input, context) {
    const { standard, facts, now, actor } = context
    const people = facts.people ?? []
    if (input.to.length === 0 || people.length !== new Set(input.to).size) return refuse('addressee_unknown', { field: 'to' })
    const { instructions, natures } = standard.disposition
    if (input.instructions.length === 0 || input.instructions.some((id) => !instructions.some((known) => known.id === id))) return refuse('instruction_unknown', { field: 'instructions' })
    if (!natures.some((known) => known.id === input.nature)) return refuse('instruction_unknown', { field: 'nature' })
    if (input.dueAt && Temporal.Instant.compare(Temporal.Instant.from(input.dueAt), now) <= 0) return refuse('due_in_past', { field: 'dueAt' })
    const parent = input.parent ?? null
    if (parent && !state.dispositions.some((disposition) => disposition.id === parent)) return refuse('disposition_unknown', { field: 'parent' })
    const addressed = state.dispositions.some((disposition) => disposition.to.some((to) => actor.kind === 'person' && to.personId === actor.id))
    if (roleOf(actor) !== 'camat' && !addressed) return refuse('not_addressed')
    const to = people.map((person) => ({ role: person.roles[0] ?? 'kasi' as const, personId: person.id }))
    return accept({
      type: 'disposed',
      data: { id: context.newId(), parent, to, instructions: input.instructions, nature: input.nature, dueAt: input.dueAt ?? null },
      personal: input.note ? { note: input.note } : {},
    })
  },
})
