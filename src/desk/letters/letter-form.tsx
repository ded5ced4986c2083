import type { LetterKind } from '../../office/paper-kinds.ts'
import { letterNatures, signingCapacities } from '../../office/paper-kinds.ts'
import { fieldsOf } from '../../procedure/form-kit.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/button/button.tsx'
import { DateInput } from '../../ui/date-input/date-input.tsx'
import { Fieldset } from '../../ui/fieldset/fieldset.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'

export interface LetterFormProps {
  readonly frame: PageFrame
  readonly kind: LetterKind
  readonly action: string
  readonly back: string
  readonly formKey: string
  readonly values: unknown
  readonly errors: Readonly<Record<string, string>>
  readonly signers: readonly { id: string; name: string; title: string }[]
}

/** Begins the ids of the fields. */
export const letterFormId = 'naskah'

/** Everything that a naskah dinas says. */
export function LetterForm({ frame, kind, action, back, formKey, values, errors, signers }: LetterFormProps) {
  const { lang } = frame
  const fields = fieldsOf({ lang, id: letterFormId, values, errors })
  const met = kind === 'invitation' || kind === 'minutes'
  return (
    <Form frame={frame} action={action} formKey={formKey} id={letterFormId}>
      <input type="hidden" name="kind" value={kind} />
      {['id', 'about'].map((name) => (fields.value(name) ? <input key={name} type="hidden" name={name} value={fields.value(name)} /> : null))}
      <Textarea {...fields.of('to', t(lang, kind === 'memo' ? 'naskah.to_memo' : 'naskah.to'), { hint: t(lang, 'naskah.to_hint') })} value={fields.value('to')} rows={2} max={1000} />
      {kind === 'memo' || kind === 'minutes' ? null : <Textarea {...fields.of('toAddress', t(lang, 'naskah.address'), { optional: true })} value={fields.value('toAddress')} rows={2} max={500} />}
      <TextInput {...fields.of('subject', t(lang, 'naskah.subject'))} value={fields.value('subject')} maxlength={300} />
      <Textarea {...fields.of('body', t(lang, 'naskah.body'), { hint: t(lang, 'naskah.body_hint') })} value={fields.value('body')} rows={14} max={30_000} />
      {met ? (
        <Fieldset lang={lang} legend={t(lang, 'naskah.meeting')} id={`${letterFormId}-meeting`}>
          <DateInput {...fields.of('meeting.on', t(lang, 'naskah.meeting_on'))} value={fields.value('meeting.on')} />
          <TextInput {...fields.of('meeting.from', t(lang, 'naskah.meeting_from'), { hint: t(lang, 'naskah.meeting_from_hint') })} value={fields.value('meeting.from')} width={5} />
          <TextInput {...fields.of('meeting.until', t(lang, 'naskah.meeting_until'), { optional: true })} value={fields.value('meeting.until')} width={5} />
          <TextInput {...fields.of('meeting.place', t(lang, 'naskah.meeting_place'))} value={fields.value('meeting.place')} maxlength={300} />
          <TextInput {...fields.of('meeting.agenda', t(lang, 'naskah.meeting_agenda'), { optional: true })} value={fields.value('meeting.agenda')} maxlength={500} />
        </Fieldset>
      ) : null}
      {kind === 'minutes' ? <Textarea {...fields.of('parties', t(lang, 'naskah.parties'), { optional: true, hint: t(lang, 'naskah.parties_hint') })} value={fields.value('parties')} rows={4} max={6000} /> : null}
      <DateInput {...fields.of('datedOn', t(lang, 'naskah.dated_on'))} value={fields.value('datedOn')} />
      <Select {...fields.of('nature', t(lang, 'naskah.nature'))} value={fields.value('nature')} empty={false} options={letterNatures.map((nature) => ({ value: nature, text: t(lang, keyOf('letter_nature', nature)) }))} />
      <TextInput {...fields.of('enclosures', t(lang, 'naskah.enclosures'), { optional: true, hint: t(lang, 'naskah.enclosures_hint') })} value={fields.value('enclosures')} maxlength={200} />
      <Select {...fields.of('signer.personId', t(lang, 'naskah.signer'))} value={fields.value('signer.personId')} empty={false} options={signers.map(({ id, name, title }) => ({ value: id, text: `${title} (${name})` }))} />
      <Select {...fields.of('signer.capacity', t(lang, 'naskah.capacity'))} value={fields.value('signer.capacity')} empty={false} options={signingCapacities.map((capacity) => ({ value: capacity, text: t(lang, keyOf('capacity', capacity)) }))} />
      <Textarea {...fields.of('copies', t(lang, 'naskah.copies'), { optional: true, hint: t(lang, 'naskah.copies_hint') })} value={fields.value('copies')} rows={3} max={9000} />
      <ButtonGroup>
        <Button>{t(lang, 'naskah.save')}</Button>
        <ButtonLink kind="secondary" href={back}>{t(lang, 'naskah.cancel')}</ButtonLink>
      </ButtonGroup>
    </Form>
  )
}
