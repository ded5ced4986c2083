import type { IntakeField } from '../../office/standard/vocabulary.ts'
import { Button } from '../../ui/button/button.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatPlainDate } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { acceptOf, filesHint } from '../../procedure/kept-files.ts'
import type { ActionsProps } from './actions.tsx'
import { actionForm } from './actions.tsx'

/** Step 2 from the complainant's side: just what is missing, and why it was asked for. */
export function SupplyForm(props: ActionsProps) {
  const { frame: { lang }, state, standard } = props
  const { completion } = state
  if (!completion || (state.status !== 'incomplete' && props.failed?.action !== 'kelengkapan')) return null
  const { fields, form, mine } = actionForm(props, 'kelengkapan')
  const missing = standard.requirements.filter((requirement) => completion.missing.includes(requirement.id))
  /** Whether a field helps, and whether it may be left out because another does as well. */
  const wanted = (field: IntakeField) => missing.find(({ satisfiedBy }) => satisfiedBy.fields.includes(field))?.satisfiedBy
  const optional = (field: IntakeField) => ({ optional: wanted(field)?.mode === 'any' })
  return (
    <section class="tg-callout" aria-labelledby="kelengkapan-judul">
      <h2 id="kelengkapan-judul">{t(lang, 'track.supply_title')}</h2>
      <p>{t(lang, 'track.supply_lead', { until: formatPlainDate(lang, Temporal.PlainDate.from(completion.respondBy), 'long') })}</p>
      <ul class="govuk-list govuk-list--bullet">
        {missing.map(({ id, label }) => <li key={id}>{label}{completion.notes[id] ? <>: <span dir="auto">{completion.notes[id]}</span></> : null}</li>)}
      </ul>
      {completion.message ? <p class="tg-text" dir="auto">{completion.message}</p> : null}
      <Form {...form} upload>
        {wanted('applicant.name') ? <TextInput {...fields.of('applicant.name', t(lang, 'lodge.name'), optional('applicant.name'))} value={fields.value('applicant.name')} autocomplete="name" /> : null}
        {wanted('applicant.address.line') ? (
          <>
            <TextInput {...fields.of('applicant.address.line', t(lang, 'lodge.line'), optional('applicant.address.line'))} value={fields.value('applicant.address.line')} autocomplete="address-line1" />
            <div class="tg-row">
              <TextInput {...fields.of('applicant.address.rt', t(lang, 'lodge.rt'), { optional: true })} value={fields.value('applicant.address.rt')} width={3} maxlength={10} />
              <TextInput {...fields.of('applicant.address.rw', t(lang, 'lodge.rw'), { optional: true })} value={fields.value('applicant.address.rw')} width={3} maxlength={10} />
            </div>
            <TextInput {...fields.of('applicant.address.kelurahan', t(lang, 'lodge.kelurahan'), { optional: true })} value={fields.value('applicant.address.kelurahan')} />
          </>
        ) : null}
        {wanted('narrative') ? <Textarea {...fields.of('narrative', t(lang, state.statement.narrative ? 'track.supply_words' : 'lodge.narrative'), optional('narrative'))} value={fields.value('narrative')} rows={5} max={20_000} /> : null}
        <FileUpload {...fields.of('attachments', t(lang, 'lodge.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={mine?.kept ?? []} />
        {wanted('narrative') ? null : <Textarea {...fields.of('note', t(lang, 'track.supply_more'), { optional: true })} value={fields.value('note')} rows={2} max={2_000} />}
        <Button>{t(lang, 'track.supply_send')}</Button>
      </Form>
    </section>
  )
}
