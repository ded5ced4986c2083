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
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { Select } from '../../ui/select/select.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { acceptOf, filesHint } from '../kept-files.ts'

export interface LodgePageProps {
  frame: PageFrame
  standard: Standard
  categories: readonly Category[]
  formKey: string
  values?: unknown
  errors: readonly ErrorItem[]
  kept: readonly KeptFile[]
}

/** `/adukan`: the form of the standard's requirements (S2) on one page; every field is named as in the API. */
export function LodgePage({ frame, standard, categories, formKey, values, errors, kept }: LodgePageProps) {
  const { lang } = frame
  const id = 'adukan'
  const byField = Object.fromEntries(errors.flatMap((error) => (error.id ? [[error.id, error.text]] : [])))
  const errorTexts = new Proxy({} as Record<string, string>, { get: (_none, name) => byField[fieldId(id, String(name))] })
  const form = fieldsOf({ lang, id, values, errors: errorTexts })
  const principalGiven = ['name', 'address', 'relation'].some((part) => form.value(`principal.${part}`))
  const requirement = (name: string) => standard.requirements.find((candidate) => candidate.satisfiedBy.fields.some((field) => field === name))?.help
  return (
    <PublicPage frame={frame} title={t(lang, 'lodge.title')} failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'lodge.title')}</h1>
      <p class="tg-lead">{t(lang, 'lodge.lead', { time: standard.time.text.toLowerCase() })}</p>
      <p>{t(lang, 'lodge.emergency')}</p>
      <Form frame={frame} action="/adukan" upload formKey={formKey} id={id}>
        <Fieldset lang={lang} legend={t(lang, 'lodge.complaint')} size="section" id={`${id}-bagian-pengaduan`}>
          <Textarea {...form.of('narrative', t(lang, 'lodge.narrative'), { hint: t(lang, 'lodge.narrative_hint') })} value={form.value('narrative')} rows={7} max={20_000} />
          <TextInput {...form.of('incident.where', t(lang, 'lodge.where'), { optional: true })} value={form.value('incident.where')} maxlength={300} />
          <TextInput {...form.of('incident.when', t(lang, 'lodge.when'), { optional: true, hint: t(lang, 'lodge.when_hint') })} value={form.value('incident.when')} maxlength={200} />
          <FileUpload {...form.of('attachments', t(lang, 'lodge.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={kept} />
        </Fieldset>
        <Fieldset lang={lang} legend={t(lang, 'lodge.about_you')} size="section" id={`${id}-bagian-pelapor`}>
          <TextInput {...form.of('applicant.name', t(lang, 'lodge.name'), { ...hinted(requirement('applicant.name')) })} value={form.value('applicant.name')} maxlength={200} autocomplete="name" />
          <TextInput {...form.of('applicant.address.line', t(lang, 'lodge.line'), { ...hinted(requirement('applicant.address.line')) })} value={form.value('applicant.address.line')} maxlength={300} autocomplete="street-address" />
          <div class="tg-row">
            <TextInput {...form.of('applicant.address.rt', t(lang, 'lodge.rt'), { optional: true })} value={form.value('applicant.address.rt')} width={3} maxlength={10} inputmode="numeric" />
            <TextInput {...form.of('applicant.address.rw', t(lang, 'lodge.rw'), { optional: true })} value={form.value('applicant.address.rw')} width={3} maxlength={10} inputmode="numeric" />
          </div>
          <TextInput {...form.of('applicant.address.kelurahan', t(lang, 'lodge.kelurahan'), { optional: true, hint: t(lang, 'lodge.kelurahan_hint') })} value={form.value('applicant.address.kelurahan')} maxlength={100} list="daftar-kelurahan" />
          <datalist id="daftar-kelurahan">{standard.office.areas.map((area) => <option key={area.code} value={area.name} />)}</datalist>
        </Fieldset>
        <Fieldset lang={lang} legend={t(lang, 'lodge.contact')} size="section" id={`${id}-bagian-kontak`}>
          <TextInput {...form.of('applicant.phone', t(lang, 'lodge.phone'), { optional: true, hint: t(lang, 'lodge.phone_hint') })} value={form.value('applicant.phone')} type="tel" maxlength={40} autocomplete="tel" />
          <TextInput {...form.of('applicant.email', t(lang, 'lodge.email'), { optional: true })} value={form.value('applicant.email')} type="email" maxlength={254} autocomplete="email" />
          <Select {...form.of('answerBy', t(lang, 'lodge.answer_by'), { optional: true })} value={form.value('answerBy')} empty={t(lang, 'lodge.answer_any')} options={standard.channels.out.map((channel) => ({ value: channel, text: t(lang, keyOf('answer_channel', channel)) }))} />
          <Checkbox lang={lang} name="confidential" id={fieldId(id, 'confidential')} label={t(lang, 'lodge.confidential')} hint={t(lang, 'lodge.confidential_hint')} checked={form.value('confidential') === 'yes'} />
        </Fieldset>
        <Details summary={t(lang, 'lodge.more')} open={['about', 'desiredResolution', 'category'].some((name) => form.value(name))}>
          <TextInput {...form.of('about', t(lang, 'lodge.about'), { optional: true, hint: t(lang, 'lodge.about_hint') })} value={form.value('about')} maxlength={300} />
          <Textarea {...form.of('desiredResolution', t(lang, 'lodge.resolution'), { optional: true })} value={form.value('desiredResolution')} rows={3} max={4_000} />
          <Select {...form.of('category', t(lang, 'lodge.category'), { optional: true, hint: t(lang, 'lodge.category_hint') })} value={form.value('category')} empty={t(lang, 'lodge.category_empty')} options={categories.filter((category) => !category.retired).map((category) => ({ value: category.code, text: category.label }))} />
        </Details>
        <Details summary={t(lang, 'lodge.principal')} open={principalGiven}>
          <TextInput {...form.of('principal.name', t(lang, 'lodge.principal_name'), { optional: true })} value={form.value('principal.name')} maxlength={200} />
          <TextInput {...form.of('principal.address', t(lang, 'lodge.principal_address'), { optional: true })} value={form.value('principal.address')} maxlength={300} />
          <TextInput {...form.of('principal.relation', t(lang, 'lodge.principal_relation'), { optional: true })} value={form.value('principal.relation')} maxlength={100} />
        </Details>
        <p>{t(lang, 'lodge.privacy')} <a href="/privasi">{t(lang, 'lodge.privacy_link')}</a>.</p>
        <Button>{t(lang, 'lodge.send')}</Button>
      </Form>
    </PublicPage>
  )
}

function hinted(hint: string | undefined): { hint?: string } {
  return hint ? { hint } : {}
}
