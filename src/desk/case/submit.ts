import type { VerbName } from '../../complaint/transitions.ts'
import type { Refusal } from '../../complaint/refusal.ts'
import type { Actor } from '../../office/actor.ts'
import { completeAndRecordNoun } from '../../procedure/2-check-completeness/form.tsx'
import { forms, formVerbs } from '../../procedure/forms.ts'
import type { FormOf, FormVerb } from '../../procedure/forms.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import type { Acted } from '../../procedure/perform.ts'
import { verbOf } from '../../procedure/steps.ts'
import { findReference } from './find-reference.ts'
import { commandKey, inputOf, recordOf, textOf } from './form-input.ts'

/** One address that a form of the case page is sent to: the form it comes from, and the verbs that follow, in order. */
export interface Submission { noun: string; form: FormVerb; verbs: readonly FormVerb[] }

/** Every verb with a form, and the one button that does two: complete and recorded, for someone who waits at the counter. */
export const submissions: readonly Submission[] = [
  ...formVerbs.map((verb): Submission => ({ noun: verbOf(verb).noun, form: verb, verbs: [verb] })),
  { noun: completeAndRecordNoun, form: 'confirm-complete', verbs: ['confirm-complete', 'record'] },
]

/**
 * Does what a form asks for, verb by verb. Of two verbs the second has its own key, so that sending again after a crash between them
 * goes on where it stopped. `acted` is of the last verb that was tried.
 */
export async function submit(
  house: Pick<House, 'workplace' | 'receiptOf'>, { noun, form, verbs }: Submission, complaintId: string,
  { body, typed }: { body: unknown; typed: unknown }, actors: readonly Actor[],
): Promise<{ verb: FormVerb; acted: Acted }> {
  const { workplace } = house
  const declared: FormOf = forms[form]
  const input = inputOf(declared, body, workplace.zone)
  if (declared.reference !== undefined) {
    const id = await findReference(workplace, textOf(input[declared.reference]))
    if (id === null && textOf(input[declared.reference]) !== '') return { verb: form, acted: refusedAt('merge_target', declared.reference) }
    input[declared.reference] = id ?? ''
  }
  // The receipt is made by a job soon after recording; whoever hands it out has it made at the latest now.
  if (form === 'give-receipt') await house.receiptOf(complaintId)
  const key = commandKey(personIdOf(actors), noun, typed)
  let last: { verb: FormVerb; acted: Acted } | null = null
  for (const verb of verbs) {
    const isFirst = verb === verbs[0]
    last = { verb, acted: await act(workplace, verb, complaintId, isFirst ? input : {}, actors, isFirst ? key : `${key}:${verb}`) }
    if (!last.acted.ok) return last
  }
  if (last === null) throw new Error(`${noun} does nothing`)
  return last
}

function act(workplace: House['workplace'], verb: VerbName, complaintId: string, input: unknown, actors: readonly Actor[], key: string): Promise<Acted> {
  return perform(workplace, { verb, complaintId, input, actors, key })
}

function refusedAt(key: Refusal['key'], field: string): Acted {
  return { ok: false, refusal: { key, field } }
}

function personIdOf(actors: readonly Actor[]): string {
  const own = actors[0]
  return own?.kind === 'person' || own?.kind === 'machine' ? own.id : ''
}

/** The disposition, coordination or answer that a sent form is about. */
export function subjectOf(form: FormVerb, body: unknown): string | undefined {
  const { subject }: FormOf = forms[form]
  return subject === undefined ? undefined : textOf(recordOf(body)[subject])
}
