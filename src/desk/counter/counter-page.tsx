import { channels } from '../../office/channels.ts'
import type { Category, Standard } from '../../office/standard/schema.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import type { Fields } from '../../procedure/form-kit.tsx'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/checkboxes/checkboxes.tsx'
import { DateInput, DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Fieldset } from '../../ui/fieldset/fieldset.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { acceptOf, filesHint } from '../../procedure/kept-files.ts'

export const formId = 'catat'
/** Channels at the desk: the web form records itself. */
const deskChannels = channels.filter((channel) => channel !== 'web')

export interface CounterPageProps {
  readonly frame: PageFrame
  readonly standard: Standard
  readonly categories: readonly Category[]
  readonly formKey: string
  /** What was typed before, nested as the form body. */
  readonly values?: unknown
  readonly errors: readonly ErrorItem[]
  readonly kept: readonly KeptFile[]
}

interface PartProps extends CounterPageProps { readonly lang: Language; readonly form: Fields }

/**
 * `/meja/pengaduan/baru`: an officer records what someone says, or what came by letter, telephone, SMS … (S3.1). What every walk-in needs
 * stands first, in the order in which it is said; the rest is folded away. Works by keyboard alone, and without JavaScript.
 */
export function CounterPage(props: CounterPageProps) {
  const { frame, errors, formKey } = props
  const { lang } = frame
  const byField = Object.fromEntries(errors.flatMap(({ id, text }) => (id ? [[id, text]] : [])))
  const texts = new Proxy<Record<string, string>>({}, { get: (_none, name) => byField[fieldId(formId, String(name))] })
  const part = { ...props, lang, form: fieldsOf({ lang, id: formId, values: props.values, errors: texts }) }
  return (
    <DeskPage frame={frame} title={t(lang, 'counter.title')} failed={errors.length > 0} back="/meja">
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'counter.title')}</h1>
      <p class="tg-soft">{t(lang, 'counter.lead')} {t(lang, 'counter.keys')}</p>
      <Form frame={frame} action="/meja/pengaduan/baru" upload formKey={formKey} id={formId} label={t(lang, 'counter.title')}>
        <div class="tg-counter">
          <Story {...part} />
          <Who {...part} />
        </div>
        <FurtherParts {...part} />
        <Button>{t(lang, 'counter.save')}</Button>
      </Form>
    </DeskPage>
  )
}

function Story({ lang, form, errors }: PartProps) {
  return (
    <Fieldset lang={lang} legend={t(lang, 'counter.story')} id={`${formId}-isi`}>
      <Select {...form.of('channel', t(lang, 'counter.channel'))} empty={false} autofocus={errors.length === 0} value={form.value('channel', 'counter')} options={deskChannels.map((value) => ({ value, text: t(lang, keyOf('channel', value)) }))} />
      <Textarea {...form.of('narrative', t(lang, 'counter.narrative'), { hint: t(lang, 'counter.narrative_hint') })} value={form.value('narrative')} rows={6} max={20_000} />
      <Checkbox {...form.of('readBack', t(lang, 'counter.read_back'), { hint: t(lang, 'counter.read_back_hint') })} checked={form.value('readBack') === 'yes'} />
      <TextInput {...form.of('incident.where', t(lang, 'counter.where'), { optional: true })} value={form.value('incident.where')} maxlength={300} />
    </Fieldset>
  )
}

function Who({ lang, form, standard }: PartProps) {
  const line = (name: string, label: string, maxlength: number) => <TextInput {...form.of(name, label)} value={form.value(name)} maxlength={maxlength} autocomplete="off" />
  return (
    <Fieldset lang={lang} legend={t(lang, 'counter.who')} id={`${formId}-pelapor`}>
      {line('applicant.name', t(lang, 'counter.name'), 200)}
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
function FurtherParts({ lang, form, categories, errors, standard, kept }: PartProps) {
  const text = (name: string, label: string, maxlength: number, hint?: string) => <TextInput {...form.of(name, label, { optional: true, ...(hint ? { hint } : {}) })} value={form.value(name)} maxlength={maxlength} autocomplete="off" />
  const open = (...names: string[]) => names.some((name) => form.value(name) || errors.some(({ id }) => id === fieldId(formId, name)))
  return (
    <>
      <FileUpload {...form.of('attachments', t(lang, 'counter.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={kept} />
      <Details summary={t(lang, 'counter.letter')} open={open('letter.date', 'letter.number', 'letter.sheets', 'laporNumber')}>
        <div class="tg-row">
          <DateInput {...form.of('letter.date', t(lang, 'counter.letter_date'), { optional: true })} value={form.value('letter.date')} />
          <TextInput {...form.of('letter.sheets', t(lang, 'counter.letter_sheets'), { optional: true })} width={5} inputmode="numeric" value={form.value('letter.sheets')} maxlength={5} autocomplete="off" />
        </div>
        {text('letter.number', t(lang, 'counter.letter_number'), 100)}
        {text('laporNumber', t(lang, 'counter.lapor_number'), 40, t(lang, 'counter.lapor_hint'))}
      </Details>
      <Details summary={t(lang, 'counter.earlier')} open={open('receivedAt', 'receivedAt_date', 'receivedAt_time')}>
        <DateTimeInput {...form.of('receivedAt', t(lang, 'counter.received'), { hint: t(lang, 'counter.received_hint') })} date={form.value('receivedAt_date')} time={form.value('receivedAt_time')} />
      </Details>
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
