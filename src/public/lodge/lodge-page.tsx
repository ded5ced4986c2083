import type { AnswerChannel } from '../../office/channels.ts'
import type { Category, Standard } from '../../office/standard/schema.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/checkboxes/checkboxes.tsx'
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
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { Recorder } from '../../ui/recorder/recorder.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { acceptOf, filesHint } from '../../procedure/kept-files.ts'
import { recordingOf } from '../../procedure/recordings.ts'
import { errorsByField } from '../refused.ts'
import { textAt } from '../typed.ts'
import type { Typed } from '../typed.ts'
import { Already } from './already.tsx'
import { DraftNote, DraftRestored, DraftState, draftWords } from './draft.tsx'
import { EmergencyCall, EmergencyNote, EmergencyNotes } from './emergency.tsx'
import { lodgeForm } from './lodge-form.ts'
import { promiseText } from './promise-text.ts'

export interface LodgePageProps {
  frame: PageFrame
  standard: Standard
  categories: readonly Category[]
  formKey: string
  /** What was typed before. */
  values?: Typed
  errors: readonly ErrorItem[]
  kept: readonly KeptFile[]
  /** This form was received before with other words; the code is there for the browser that sent it. */
  already?: { code: string | null }
}

const more = ['incident.where', 'incident.when', 'about', 'desiredResolution'] as const
const principal = ['principal.name', 'principal.address', 'principal.relation'] as const

/** `/adukan`: the form of the standard's requirements (S2) on one page; every field is named as in the API. */
export function LodgePage({ frame, standard, categories, formKey, values, errors, kept, already }: LodgePageProps) {
  const { lang } = frame
  const { id } = lodgeForm
  const form = fieldsOf({ lang, id, values, errors: errorsByField(lodgeForm, errors) })
  const given = (name: string) => values !== undefined && textAt(values, name) !== ''
  const inUse = categories.filter((category) => !category.retired)
  const help = (field: string) => standard.requirements.find(({ satisfiedBy }) => satisfiedBy.fields.some((name) => name === field))?.help
  const hint = (text: string | undefined) => (text === undefined ? {} : { hint: text })
  const recording = recordingOf(standard)
  const secretKinds = inUse.filter((category) => category.confidential).map((category) => category.label).join('; ')
  return (
    <PublicPage frame={frame} title={t(lang, 'lodge.title')} failed={errors.length > 0} scripts={[frame.assets.recorder, frame.assets.lodge]}>
      <ErrorSummary lang={lang} errors={errors} />
      {already ? <Already lang={lang} code={already.code} /> : null}
      <h1>{t(lang, 'lodge.title')}</h1>
      <p class="tg-lead">{t(lang, 'lodge.lead', { time: promiseText(standard, lang) })}</p>
      <p><a href="/adukan/formulir.pdf">{t(lang, 'lodge.blank_form')}</a></p>
      <EmergencyCall lang={lang} categories={inUse} />
      <DraftRestored lang={lang} />
      <Form frame={frame} action="/adukan" upload formKey={formKey} id={id} data={draftWords(lang, values !== undefined)}>
        <Fieldset lang={lang} legend={t(lang, 'lodge.complaint')} size="section" id={`${id}-bagian-pengaduan`}>
          <Textarea {...form.of('narrative', t(lang, 'lodge.narrative'), { hint: t(lang, 'lodge.narrative_hint') })} value={form.value('narrative')} rows={7} max={20_000} />
          {recording ? <Recorder lang={lang} name="attachments" id={fieldId(id, 'rekaman')} label={t(lang, 'recording.label')} optional {...recording} /> : null}
          <FileUpload {...form.of('attachments', t(lang, 'lodge.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={kept} />
        </Fieldset>
        <Fieldset lang={lang} legend={t(lang, 'lodge.about_you')} size="section" id={`${id}-bagian-pelapor`}>
          <TextInput {...form.of('applicant.name', t(lang, 'lodge.name'), hint(help('applicant.name')))} value={form.value('applicant.name')} autocomplete="name" />
          <TextInput {...form.of('applicant.address.line', t(lang, 'lodge.line'), hint(help('applicant.address.line')))} value={form.value('applicant.address.line')} autocomplete="address-line1" />
          <div class="tg-row">
            <TextInput {...form.of('applicant.address.rt', t(lang, 'lodge.rt'), { optional: true })} value={form.value('applicant.address.rt')} width={3} maxlength={10} inputmode="numeric" />
            <TextInput {...form.of('applicant.address.rw', t(lang, 'lodge.rw'), { optional: true })} value={form.value('applicant.address.rw')} width={3} maxlength={10} inputmode="numeric" />
          </div>
          <TextInput
            {...form.of('applicant.address.kelurahan', t(lang, 'lodge.kelurahan'), { optional: true, hint: t(lang, 'lodge.kelurahan_hint') })}
            value={form.value('applicant.address.kelurahan')} list="daftar-kelurahan"
          />
          <datalist id="daftar-kelurahan">{standard.office.areas.map((area) => <option key={area.code} value={area.name} />)}</datalist>
          <Checkbox
            lang={lang} name="confidential" id={fieldId(id, 'confidential')} label={t(lang, 'lodge.confidential')} checked={form.value('confidential') === 'yes'}
            hint={[t(lang, 'lodge.confidential_hint'), secretKinds && t(lang, 'lodge.confidential_always', { kinds: secretKinds })].filter(Boolean).join(' ')}
          />
        </Fieldset>
        <Fieldset lang={lang} legend={t(lang, 'lodge.contact')} size="section" id={`${id}-bagian-kontak`}>
          <TextInput {...form.of('applicant.phone', t(lang, 'lodge.phone'), { optional: true, hint: t(lang, 'lodge.phone_hint') })} value={form.value('applicant.phone')} type="tel" width={20} autocomplete="tel" />
          <TextInput {...form.of('applicant.email', t(lang, 'lodge.email'), { optional: true })} value={form.value('applicant.email')} type="email" autocomplete="email" spellcheck={false} />
          <Select
            {...form.of('answerBy', t(lang, 'lodge.answer_by'), { optional: true })}
            value={form.value('answerBy')} empty={t(lang, 'lodge.answer_any')} options={standard.channels.out.map((channel) => ({ value: channel, text: answerText(lang, channel) }))}
          />
        </Fieldset>
        <Fieldset lang={lang} legend={t(lang, 'lodge.more')} size="section" id={`${id}-bagian-tambahan`}>
          <Select
            {...form.of('category', t(lang, 'lodge.category'), { optional: true, hint: t(lang, 'lodge.category_hint') })}
            value={form.value('category')} empty={t(lang, 'lodge.category_empty')} options={inUse.map(({ code, label, example }) => ({ value: code, text: `${label}: ${example}` }))}
          />
          <EmergencyNote lang={lang} category={inUse.find((category) => category.code === form.value('category'))} />
          <EmergencyNotes lang={lang} categories={inUse} />
          <Details summary={t(lang, 'lodge.details')} open={more.some(given)}>
            <TextInput {...form.of('incident.where', t(lang, 'lodge.where'), { optional: true })} value={form.value('incident.where')} />
            <TextInput {...form.of('incident.when', t(lang, 'lodge.when'), { optional: true, hint: t(lang, 'lodge.when_hint') })} value={form.value('incident.when')} />
            <TextInput {...form.of('about', t(lang, 'lodge.about'), { optional: true, hint: t(lang, 'lodge.about_hint') })} value={form.value('about')} />
            <Textarea {...form.of('desiredResolution', t(lang, 'lodge.resolution'), { optional: true })} value={form.value('desiredResolution')} rows={3} max={4_000} />
          </Details>
          <Details summary={t(lang, 'lodge.principal')} open={principal.some(given)}>
            <TextInput {...form.of('principal.name', t(lang, 'lodge.principal_name'))} value={form.value('principal.name')} />
            <TextInput {...form.of('principal.address', t(lang, 'lodge.principal_address'), { optional: true })} value={form.value('principal.address')} />
            <TextInput {...form.of('principal.relation', t(lang, 'lodge.principal_relation'), { optional: true, hint: t(lang, 'lodge.principal_relation_hint') })} value={form.value('principal.relation')} />
          </Details>
        </Fieldset>
        <p>{t(lang, 'lodge.privacy')} {t(lang, 'lodge.privacy_more', { office: frame.officeName })} <a href="/privasi">{t(lang, 'lodge.privacy_link')}</a>.</p>
        <DraftState />
        <Button>{t(lang, 'lodge.send')}</Button>
      </Form>
      <DraftNote lang={lang} />
    </PublicPage>
  )
}

/** A chat's network keeps what it carries in other countries (PP 71/2019): who chooses it is told. */
function answerText(lang: Language, channel: AnswerChannel): string {
  const name = t(lang, keyOf('answer_by', channel))
  return channel === 'whatsapp' || channel === 'telegram' ? t(lang, 'lodge.answer_abroad', { channel: name }) : name
}
