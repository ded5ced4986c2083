import type { ComponentChildren } from 'preact'
import { channels } from '../../office/channels.ts'
import type { Category, Standard } from '../../office/standard/schema.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import type { Fields } from '../../procedure/form-kit.tsx'
import { acceptOf, filesHint } from '../../procedure/kept-files.ts'
import { recordingOf } from '../../procedure/recordings.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/checkboxes/checkboxes.tsx'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { Details } from '../../ui/details/details.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Fieldset } from '../../ui/fieldset/fieldset.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Recorder } from '../../ui/recorder/recorder.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { PaperFields, PaperPart, paperChannelOf } from './paper-part.tsx'

export const formId = 'catat'
/** Channels at the desk: the web form records itself. */
const deskChannels = channels.filter((channel) => channel !== 'web')

export interface CounterFormProps {
  readonly frame: PageFrame
  readonly standard: Standard
  readonly categories: readonly Category[]
  readonly formKey: string
  /** What was typed before, nested as the form body; or what to begin with. */
  readonly values?: unknown
  readonly errors: readonly ErrorItem[]
  readonly kept: readonly KeptFile[]
  /** What is said can be recorded: for someone who stands at the counter. */
  readonly records?: boolean
}

export interface PartProps extends CounterFormProps { readonly lang: Language; readonly form: Fields }

/**
 * The form by which an officer records what someone says, or what came on paper (S3.1). What every walk-in needs stands first, in the order
 * in which it is said; the rest is folded away. Works by keyboard alone, and without JavaScript. `children` stand before the fields,
 * `buttons` beside the one that saves.
 */
export function CounterForm({ action, title, saves, buttons, children, ...props }: CounterFormProps & {
  readonly action: string
  readonly title: string
  /** Words of the button. */
  readonly saves: string
  readonly buttons?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  const { frame, errors, formKey } = props
  const { lang } = frame
  const byField = Object.fromEntries(errors.flatMap(({ id, text }) => (id ? [[id, text]] : [])))
  const texts = new Proxy<Record<string, string>>({}, { get: (_none, name) => byField[fieldId(formId, String(name))] })
  const part = { ...props, lang, form: fieldsOf({ lang, id: formId, values: props.values, errors: texts }) }
  const paper = paperChannelOf(part.form.value('channel'))
  return (
    <Form frame={frame} action={action} upload formKey={formKey} id={formId} label={title}>
      {children}
      {paper ? <PaperPart {...part} channel={paper} /> : null}
      <div class="tg-counter">
        <Story {...part} />
        <Who {...part} />
      </div>
      <FurtherParts {...part} />
      <div class="govuk-button-group">
        <Button>{saves}</Button>
        {buttons}
      </div>
    </Form>
  )
}

function Story({ lang, form, errors }: PartProps) {
  const paper = paperChannelOf(form.value('channel'))
  const byPhone = form.value('channel') === 'phone'
  return (
    <Fieldset lang={lang} legend={t(lang, 'counter.story')} id={`${formId}-isi`}>
      <Select {...form.of('channel', t(lang, 'counter.channel'))} empty={false} autofocus={errors.length === 0 && !byPhone && paper === null} value={form.value('channel', 'counter')} options={deskChannels.map((value) => ({ value, text: t(lang, keyOf('channel', value)) }))} />
      <Textarea {...form.of('narrative', t(lang, 'counter.narrative'), { hint: t(lang, paper ? 'counter.narrative_hint_paper' : 'counter.narrative_hint') })} value={form.value('narrative')} rows={6} max={20_000} />
      {paper ? null : <Checkbox {...form.of('readBack', t(lang, 'counter.read_back'), { hint: t(lang, 'counter.read_back_hint') })} checked={form.value('readBack') === 'yes'} />}
      <TextInput {...form.of('incident.where', t(lang, 'counter.where'), { optional: true })} value={form.value('incident.where')} maxlength={300} />
    </Fieldset>
  )
}

function Who({ lang, form, standard }: PartProps) {
  const line = (name: string, label: string, maxlength: number, hint?: string) => <TextInput {...form.of(name, label, hint ? { hint } : {})} value={form.value(name)} maxlength={maxlength} autocomplete="off" />
  const nameless = form.value('channel') === 'suggestion-box'
  return (
    <Fieldset lang={lang} legend={t(lang, 'counter.who')} id={`${formId}-pelapor`}>
      {line('applicant.name', t(lang, 'counter.name'), 200, nameless ? t(lang, 'counter.name_unknown') : undefined)}
      <TextInput {...form.of('applicant.phone', t(lang, 'counter.phone'), { optional: true })} type="tel" value={form.value('applicant.phone')} maxlength={40} autocomplete="off" />
      {line('applicant.address.line', t(lang, 'counter.line'), 300)}
      <div class="tg-row">
        <TextInput {...form.of('applicant.address.rt', t(lang, 'counter.rt'))} width={3} inputmode="numeric" value={form.value('applicant.address.rt')} maxlength={10} autocomplete="off" />
        <TextInput {...form.of('applicant.address.rw', t(lang, 'counter.rw'))} width={3} inputmode="numeric" value={form.value('applicant.address.rw')} maxlength={10} autocomplete="off" />
      </div>
      <TextInput {...form.of('applicant.address.kelurahan', t(lang, 'counter.kelurahan'))} value={form.value('applicant.address.kelurahan')} maxlength={100} autocomplete="off" list="daftar-kelurahan" />
      <datalist id="daftar-kelurahan">{standard.office.areas.map((area) => <option key={area.code} value={area.name} />)}</datalist>
      <Select {...form.of('answerBy', t(lang, 'counter.answer_by'), { optional: true })} empty={t(lang, 'counter.answer_any')} value={form.value('answerBy')} options={standard.channels.out.map((value) => ({ value, text: t(lang, keyOf('answer_channel', value)) }))} />
      <Checkbox {...form.of('confidential', t(lang, 'counter.confidential'))} checked={form.value('confidential') === 'yes'} />
    </Fieldset>
  )
}

/** What only some complaints have. A part opens by itself when something in it was typed or is wrong. */
function FurtherParts(part: PartProps) {
  const { lang, form, categories, errors, standard, kept, records } = part
  const recording = records ? recordingOf(standard) : null
  const paper = paperChannelOf(form.value('channel'))
  const byPhone = form.value('channel') === 'phone'
  const text = (name: string, label: string, maxlength: number, hint?: string) => <TextInput {...form.of(name, label, { optional: true, ...(hint ? { hint } : {}) })} value={form.value(name)} maxlength={maxlength} autocomplete="off" />
  const open = (...names: string[]) => names.some((name) => form.value(name) || errors.some(({ id }) => id === fieldId(formId, name)))
  const lapor = text('laporNumber', t(lang, 'counter.lapor_number'), 40, t(lang, 'counter.lapor_hint'))
  return (
    <>
      {paper ? null : (
        <>
          {recording ? <Recorder lang={lang} name="attachments" id={fieldId(formId, 'rekaman')} label={t(lang, 'recording.label')} note={t(lang, 'recording.counter')} optional desk {...recording} /> : null}
          <FileUpload {...form.of('attachments', t(lang, 'counter.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={kept} />
          {byPhone ? null : (
            <Details summary={t(lang, 'counter.letter')} open={open('letter.date', 'letter.number', 'letter.sheets', 'applicant.fax')}>
              <PaperFields {...part} channel={null} />
            </Details>
          )}
          <Details summary={t(lang, 'counter.earlier')} open={open('receivedAt', 'receivedAt_date', 'receivedAt_time')}>
            <DateTimeInput {...form.of('receivedAt', t(lang, 'counter.received'), { hint: t(lang, 'counter.received_hint') })} date={form.value('receivedAt_date')} time={form.value('receivedAt_time')} />
          </Details>
        </>
      )}
      {form.value('channel') === 'lapor' ? lapor : byPhone ? null : <Details summary={t(lang, 'counter.lapor')} open={open('laporNumber')}>{lapor}</Details>}
      <Details summary={t(lang, 'counter.more')} open={open('incident.when', 'about', 'desiredResolution', 'category', 'applicant.email', 'principal.name', 'principal.address', 'principal.relation')}>
        {text('incident.when', t(lang, 'counter.when'), 200)}
        {text('about', t(lang, 'counter.about'), 300)}
        <Textarea {...form.of('desiredResolution', t(lang, 'counter.resolution'), { optional: true })} value={form.value('desiredResolution')} rows={3} max={4_000} />
        <Select {...form.of('category', t(lang, 'counter.category'), { optional: true })} empty={t(lang, 'counter.category_empty')} value={form.value('category')} options={categories.filter(({ retired }) => !retired).map(({ code, label }) => ({ value: code, text: label }))} />
        <TextInput {...form.of('applicant.email', t(lang, 'counter.email'), { optional: true })} type="email" value={form.value('applicant.email')} maxlength={254} autocomplete="off" />
        {text('principal.name', t(lang, 'counter.principal_name'), 200)}
        {text('principal.address', t(lang, 'counter.principal_address'), 300)}
        {text('principal.relation', t(lang, 'counter.principal_relation'), 100)}
      </Details>
    </>
  )
}
