import { DateInput } from '../../ui/date-input/date-input.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { fieldsOf, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'
import { coordinationMeans, coordinationOutcomes } from './coordination.ts'

/** Asks an outside party (S3.6); without a day it is due after the party's usual time to reply. */
export function RequestCoordinationForm(props: FormProps) {
  const { lang, context } = props
  const fields = fieldsOf(props)
  const today = context.now.toZonedDateTimeISO(context.zone).toPlainDate().toString()
  if (context.parties.length === 0) return <p>{t(lang, 'form.no_parties')}</p>
  return (
    <VerbForm form={props} verb="request-coordination" kind="secondary">
      <Select
        {...fields.of('party', t(lang, 'form.party'))} value={fields.value('party')}
        options={context.parties.map(({ id, name, replyDays }) => ({ value: id, text: t(lang, 'form.party_option', { name, days: replyDays }) }))}
      />
      <Radios {...fields.of('means', t(lang, 'form.means'))} value={fields.value('means', 'letter')} options={coordinationMeans.map((means) => ({ value: means, text: t(lang, keyOf('means', means)) }))} />
      <Textarea {...fields.of('question', t(lang, 'form.question'), { hint: t(lang, 'form.question_hint') })} value={fields.value('question')} rows={4} max={8_000} />
      <DateInput {...fields.of('dueOn', t(lang, 'form.due_on'), { optional: true, hint: t(lang, 'form.due_on_hint') })} value={fields.value('dueOn')} min={today} />
    </VerbForm>
  )
}

/** How an outside party replied, or that it did not. */
export function CloseCoordinationForm(props: FormProps) {
  const { lang, state, subject = '' } = props
  const fields = fieldsOf(props)
  const coordination = state.coordinations.find(({ id }) => id === subject)
  return (
    <VerbForm form={props} verb="close-coordination" kind="secondary">
      <input type="hidden" name="id" value={subject} />
      {coordination?.question ? <p class="tg-typed">{coordination.question}</p> : null}
      <Radios {...fields.of('outcome', t(lang, 'form.coordination_outcome'))} value={fields.value('outcome')} options={coordinationOutcomes.map((outcome) => ({ value: outcome, text: t(lang, keyOf('coordination_outcome', outcome)) }))} />
      <Textarea {...fields.of('note', t(lang, 'form.coordination_note'), { hint: t(lang, 'form.coordination_note_hint') })} value={fields.value('note')} rows={4} max={8_000} />
    </VerbForm>
  )
}
