import type { ComplaintState } from '../../complaint/state.ts'
import { permits } from '../../complaint/transitions.ts'
import type { IntakeField } from '../../office/standard/vocabulary.ts'
import type { Requirement } from '../../office/standard/schema.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/checkboxes/checkboxes.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { formatBytes } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { Radios } from '../../ui/radios/radios.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { AddressFields, ArrivedAt, fieldsOf, VerbForm } from '../form-kit.tsx'
import type { FormProps } from '../form-kit.tsx'
import { refusalGrounds } from './refuse-processing.ts'

/** Where "complete, and record it at once" is sent: two verbs, one after the other, for a walk-in who waits at the counter. */
export const completeAndRecordNoun = 'kelengkapan-dan-pencatatan'

/** All requirements are there (S3.2). At the counter the register number and the receipt follow with the same button. */
export function ConfirmCompleteForm(props: FormProps) {
  const { lang, action, state, context } = props
  const andRecord = state.register === null && context.actors.some((actor) => permits('record', 'complete', actor, context.standard) === 'yes')
  const fields = fieldsOf(props)
  const both = action.replace(/[^/]+$/u, completeAndRecordNoun)
  return (
    <VerbForm
      form={andRecord ? { ...props, action: both } : props} verb="confirm-complete"
      {...(andRecord ? { button: t(lang, 'form.complete_and_record'), more: <Button kind="secondary" formaction={action}>{t(lang, 'form.complete_only')}</Button> } : {})}
    >
      <SummaryList lang={lang} rows={context.standard.requirements.map((requirement) => ({ key: requirement.label, value: givenFor(requirement, props) || t(lang, 'form.nothing_given') }))} />
      <TextInput {...fields.of('note', t(lang, 'form.note'), { optional: true })} value={fields.value('note')} />
    </VerbForm>
  )
}

/** The checklist of the standard (S2), with what was given beside each requirement: tick what is missing, say what exactly. */
export function RequestMissingForm(props: FormProps) {
  const { lang, state, context } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="request-missing" kind="secondary">
      <Checkboxes
        {...fields.of('missing', t(lang, 'form.missing'), { hint: t(lang, 'form.missing_hint', { days: context.standard.completion.days }) })}
        values={fields.values('missing', context.standard.requirements.filter(({ id }) => !state.met.has(id)).map(({ id }) => id))}
        options={context.standard.requirements.map((requirement) => ({
          value: requirement.id, text: requirement.label,
          hint: t(lang, 'form.given', { what: givenFor(requirement, props) || t(lang, 'form.nothing_given') }),
          more: <TextInput {...fields.of(`notes.${requirement.id}`, t(lang, 'form.missing_note', { what: requirement.label }), { optional: true })} value={fields.value(`notes.${requirement.id}`)} />,
        }))}
      />
      <Textarea {...fields.of('message', t(lang, 'form.missing_message'), { optional: true, hint: t(lang, 'form.missing_message_hint') })} value={fields.value('message')} rows={3} max={2_000} />
    </VerbForm>
  )
}

/** What the complainant gave towards a requirement, on one line. */
export function givenFor({ satisfiedBy }: Requirement, { lang, state, context }: Pick<FormProps, 'lang' | 'state' | 'context'>): string {
  const given = satisfiedBy.fields.flatMap((field) => {
    const value = valueOf(field, state, context.fileNames)
    if (value === undefined || value === '') return []
    return (state.identitySecret || !context.identityOpen) && field.startsWith('applicant.') ? [t(lang, 'form.given_secret')] : [value]
  })
  const line = [...new Set(given)].join(' · ').replace(/\s+/gu, ' ')
  return line.length > 160 ? `${line.slice(0, 160).toWellFormed()} …` : line
}

function valueOf(field: IntakeField, { applicant, statement }: ComplaintState, fileNames: readonly string[]): string | undefined {
  const { address } = applicant
  const values: Record<IntakeField, string | undefined> = {
    'applicant.name': applicant.name, 'applicant.address.line': address?.line, 'applicant.address.rt': address?.rt, 'applicant.address.rw': address?.rw,
    'applicant.address.kelurahan': address?.kelurahan, 'applicant.phone': applicant.phone, 'applicant.email': applicant.email,
    narrative: statement.narrative, attachments: fileNames.join(', '), 'incident.when': statement.incident?.when,
    'incident.where': statement.incident?.where, about: statement.about, desiredResolution: statement.desiredResolution,
  }
  return values[field]
}

/** What came in by telephone or at the counter for a complaint that was incomplete: only the fields that are asked for. */
export function SupplyMissingForm(props: FormProps) {
  const { lang, state, context } = props
  const fields = fieldsOf(props)
  const missing = state.completion?.missing ?? []
  const asked = new Set<string>(context.standard.requirements.filter(({ id }) => missing.includes(id)).flatMap(({ satisfiedBy }) => satisfiedBy.fields))
  return (
    <VerbForm form={props} verb="supply-missing" upload>
      {asked.has('applicant.name') ? <TextInput {...fields.of('applicant.name', t(lang, 'form.name'))} value={fields.value('applicant.name')} maxlength={200} /> : null}
      {asked.has('applicant.address.line') ? (
        <AddressFields form={props} fields={fields} />
      ) : null}
      {asked.has('narrative') ? <Textarea {...fields.of('narrative', t(lang, 'form.narrative'))} value={fields.value('narrative')} rows={6} max={20_000} /> : null}
      {asked.has('attachments') ? (
        <FileUpload
          {...fields.of('attachments', t(lang, 'form.files'), { optional: true, hint: t(lang, 'form.files_hint', { files: context.standard.attachments.maxFiles, each: formatBytes(lang, context.standard.attachments.maxBytesEach) }) })}
          accept={context.standard.attachments.types.flatMap(({ mediaType, extensions }) => [mediaType, ...extensions.map((extension) => `.${extension}`)]).join(',')}
          multiple {...(props.kept ? { kept: props.kept } : {})}
        />
      ) : null}
      <TextInput {...fields.of('note', t(lang, 'form.supply_note'), { optional: true })} value={fields.value('note')} />
      <ArrivedAt fields={fields} name="receivedAt" lang={lang} />
    </VerbForm>
  )
}

/** The superior refuses to process it; the complainant reads the reason. */
export function RefuseProcessingForm(props: FormProps) {
  const { lang } = props
  const fields = fieldsOf(props)
  return (
    <VerbForm form={props} verb="refuse-processing" kind="warning">
      <Radios
        {...fields.of('ground', t(lang, 'form.ground'))} value={fields.value('ground')}
        options={refusalGrounds.map((ground) => ({ value: ground, text: t(lang, keyOf('ground', ground)) }))}
      />
      <Textarea {...fields.of('reason', t(lang, 'form.reason'), { hint: t(lang, 'form.reason_read') })} value={fields.value('reason')} rows={4} max={4_000} />
    </VerbForm>
  )
}
