import { t } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { fieldsOf, TextForm, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'

/** Hands the paper file to the Kasi Pelayanan (S3.4): how many sheets go with it. */
export function HandOverForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="hand-over">
      <TextInput {...fields.of('sheets', t(lang, 'form.sheets'), { optional: true, hint: t(lang, 'form.sheets_hint') })} value={fields.value('sheets')} width={5} inputmode="numeric" />
      <TextInput {...fields.of('note', t(lang, 'form.note'), { optional: true })} value={fields.value('note')} />
    </VerbForm>
  )
}

/** The Kasi Pelayanan takes the file. */
export function AcceptHandOverForm(props: FormProps) {
  const { lang } = props
  return (
    <VerbForm form={props} verb="accept-hand-over">
      <p>{t(lang, 'form.accept_lead')}</p>
    </VerbForm>
  )
}

export function ReturnHandOverForm(props: FormProps) {
  const { lang } = props
  return <TextForm form={props} verb="return-hand-over" name="reason" label={t(lang, 'form.reason')} hint={t(lang, 'form.reason_office')} max={2_000} />
}
