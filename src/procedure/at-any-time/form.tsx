import { needsIdentity } from '../../complaint/looks.ts'
import { DateInput } from '../../ui/date-input/date-input.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { AddressFields, ArrivedAt, fieldsOf, TextForm, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'

export function WithdrawForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="withdraw" kind="warning" name="reason" label={t(lang, 'form.withdraw_reason')} max={2_000} />
}

/** The complainant asks, at the counter or by telephone, that their identity be kept secret from now on. */
export function KeepSecretForm(props: FormProps) {
  const { lang, state } = props
  return state.identitySecret ? null : (
    <VerbForm form={props} verb="keep-secret" kind="secondary">
      <p>{t(lang, 'form.keep_secret_lead')}</p>
    </VerbForm>
  )
}

/** Opens who complained: at once for whoever needs it for the step at hand, else with a reason. */
export function LookAtIdentityForm(props: FormProps) {
  const { lang, state, context } = props
  const fields = fieldsOf(props)
  const needed = context.actors.some((actor) => needsIdentity(state, actor, context.standard))
  return (
    <VerbForm form={props} verb="look-at-identity" kind="secondary">
      <p class="tg-soft">{t(lang, needed ? 'form.look_lead' : 'form.look_lead_reason')}</p>
      {needed ? null : <Textarea {...fields.of('reason', t(lang, 'form.reason'))} value={fields.value('reason')} rows={2} max={2_000} />}
    </VerbForm>
  )
}

export function CorrectApplicantForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="correct-applicant" kind="secondary">
      <p>{t(lang, 'form.correct_applicant_lead')}</p>
      <TextInput {...fields.of('applicant.name', t(lang, 'form.name'), { optional: true })} value={fields.value('applicant.name')} maxlength={200} autocomplete="off" />
      <TextInput {...fields.of('applicant.phone', t(lang, 'form.phone'), { optional: true })} value={fields.value('applicant.phone')} type="tel" maxlength={40} autocomplete="off" />
      <TextInput {...fields.of('applicant.email', t(lang, 'form.email'), { optional: true })} value={fields.value('applicant.email')} type="email" maxlength={254} autocomplete="off" />
      <AddressFields form={props} fields={fields} />
      <Textarea {...fields.of('reason', t(lang, 'form.reason'), { hint: t(lang, 'form.correct_applicant_reason') })} value={fields.value('reason')} rows={2} max={2_000} />
    </VerbForm>
  )
}

/** Joins an earlier complaint about the same matter; its number or tracking code is typed, the desk finds it. */
export function MergeForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="merge" kind="warning">
      <TextInput {...fields.of('into', t(lang, 'form.merge_into'), { hint: t(lang, 'form.merge_hint') })} value={fields.value('into')} width={20} spellcheck={false} autocomplete="off" />
      <Textarea {...fields.of('reason', t(lang, 'form.reason'), { hint: t(lang, 'form.reason_read') })} value={fields.value('reason')} rows={3} max={2_000} />
    </VerbForm>
  )
}

/** Postponed with a day of review; the promise runs on (S4). */
export function PostponeForm(props: FormProps) {
  const { lang, context } = props
  const fields = fieldsOf(props)
  const tomorrow = context.now.toZonedDateTimeISO(context.zone).toPlainDate().add({ days: 1 }).toString()
  return (
    <VerbForm form={props} verb="postpone" kind="secondary">
      <DateInput {...fields.of('reviewOn', t(lang, 'form.review_on'))} value={fields.value('reviewOn')} min={tomorrow} />
      <Textarea {...fields.of('reason', t(lang, 'form.reason'), { hint: t(lang, 'form.postpone_hint') })} value={fields.value('reason')} rows={3} max={2_000} />
    </VerbForm>
  )
}

export function ResumeForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="resume" kind="primary" name="note" label={t(lang, 'form.note')} optional max={2_000} rows={2} />
}

/** An objection that was told to an officer (keberatan, S7). */
export function ObjectForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="object" kind="secondary">
      <Textarea {...fields.of('grounds', t(lang, 'form.grounds'), { hint: t(lang, 'form.grounds_hint') })} value={fields.value('grounds')} rows={5} max={8_000} />
      <ArrivedAt fields={fields} name="at" lang={lang} />
    </VerbForm>
  )
}

export function AddNoteForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="add-note" kind="secondary">
      <Radios
        {...fields.of('visibility', t(lang, 'form.visibility'))} value={fields.value('visibility', 'office')}
        options={(['office', 'complainant'] as const).map((visibility) => ({ value: visibility, text: t(lang, keyOf('visibility', visibility)) }))}
      />
      <Textarea {...fields.of('text', t(lang, 'form.note'))} value={fields.value('text')} rows={3} max={4_000} />
    </VerbForm>
  )
}
