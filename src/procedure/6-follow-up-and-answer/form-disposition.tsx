import type { Disposition } from '../../complaint/state.ts'
import type { Actor } from '../../office/actor.ts'
import { Checkboxes } from '../../ui/checkboxes/checkboxes.tsx'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { fieldsOf, TextForm, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'

/** The lembar disposisi (S3.6): to whom, which instructions of the standard's list, how urgent, until when. */
export function DisposeForm(props: FormProps) {
  const { lang, state, context } = props
  const { instructions, natures } = context.standard.disposition
  const fields = fieldsOf(props)
  const own = new Set(context.actors.flatMap((actor) => (actor.kind === 'person' ? [actor.id] : [])))
  return (
    <VerbForm form={props} verb="dispose">
      <Checkboxes
        {...fields.of('to', t(lang, 'form.to'))} values={fields.values('to')}
        options={context.people.filter(({ id }) => !own.has(id)).map(({ id, name, title, role }) => ({ value: id, text: name, hint: title || t(lang, roleKeys[role]) }))}
      />
      <Checkboxes
        {...fields.of('instructions', t(lang, 'form.instructions'))} values={fields.values('instructions')}
        options={instructions.map(({ id, label }) => ({ value: id, text: label }))}
      />
      <Radios {...fields.of('nature', t(lang, 'form.nature'))} value={fields.value('nature', natureOf(props))} options={natures.map(({ id, label }) => ({ value: id, text: label }))} />
      <DateTimeInput {...fields.of('dueAt', t(lang, 'form.due_at'), { optional: true })} date={fields.value('dueAt_date')} time={fields.value('dueAt_time')} />
      <Textarea {...fields.of('note', t(lang, 'form.disposition_note'), { optional: true })} value={fields.value('note')} rows={3} max={4_000} />
      {state.dispositions.length === 0 ? null : (
        <Select
          {...fields.of('parent', t(lang, 'form.parent'), { optional: true, hint: t(lang, 'form.parent_hint') })}
          empty={t(lang, 'form.parent_none')} value={fields.value('parent', addressedTo(state.dispositions, context.actors)?.id ?? '')}
          options={state.dispositions.map((disposition) => ({ value: disposition.id, text: dispositionLabel(props, disposition) }))}
        />
      )}
    </VerbForm>
  )
}

/** An urgent complaint begins as an urgent instruction. */
function natureOf({ state, context }: FormProps): string {
  const { natures } = context.standard.disposition
  const wanted = state.study?.urgency === 'emergency' ? 'sangat-segera' : state.study?.urgency === 'urgent' ? 'segera' : null
  return (natures.find(({ id }) => id === wanted) ?? natures[0])?.id ?? ''
}

/** The open instruction that was given to this person, the latest if several. */
export function addressedTo(dispositions: readonly Disposition[], actors: readonly Actor[]): Disposition | undefined {
  return dispositions.findLast((disposition) => disposition.done === null && disposition.to.some(({ personId }) => actors.some((actor) => actor.kind === 'person' && actor.id === personId)))
}

/** "Kepada Rina, 24/11/2026 10.00" */
export function dispositionLabel({ lang, context }: Pick<FormProps, 'lang' | 'context'>, { to, at }: Disposition): string {
  const names = to.map(({ personId, role }) => (personId && context.names.get(personId)) || t(lang, roleKeys[role]))
  return t(lang, 'form.disposition_label', { names: names.join(', '), when: formatShortDateTime(lang, at, context.zone) })
}

/** What was done upon an instruction. */
export function ReportDispositionForm(props: FormProps) {
  const { lang, state, context, subject = '' } = props
  const fields = fieldsOf(props)
  const disposition = state.dispositions.find(({ id }) => id === subject)
  const labels = disposition?.instructions.map((id) => context.standard.disposition.instructions.find((known) => known.id === id)?.label ?? id)
  return (
    <VerbForm form={props} verb="report-disposition">
      <input type="hidden" name="id" value={subject} />
      {disposition ? <p>{t(lang, 'form.instructed', { what: labels?.join('; ') ?? '' })}</p> : null}
      {disposition?.note ? <p class="tg-typed">{disposition.note}</p> : null}
      <Textarea {...fields.of('report', t(lang, 'form.disposition_report'))} value={fields.value('report')} rows={4} max={8_000} />
    </VerbForm>
  )
}

/** The Camat asks for a better study. */
export function ReturnStudyForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="return-study" name="reason" label={t(lang, 'form.return_study_reason')} hint={t(lang, 'form.reason_office')} max={2_000} />
}
