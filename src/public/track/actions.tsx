import type { ComplaintState } from '../../complaint/state.ts'
import { permits } from '../../complaint/transitions.ts'
import type { VerbName } from '../../complaint/transitions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload/file-upload.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatPlainDate } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { acceptOf, filesHint } from '../kept-files.ts'

/** What a complainant may do on the tracking page, with the verb of the procedure behind it. */
export const citizenActions = { kelengkapan: 'supply-missing', pesan: 'add-note', pencabutan: 'withdraw', keberatan: 'object' } as const satisfies Record<string, VerbName>
export type CitizenAction = keyof typeof citizenActions

export interface ActionsProps {
  frame: PageFrame
  state: ComplaintState
  standard: Standard
  formKey: string
  objectionUntil: string | null
  now: Temporal.Instant
  /** The form that came back: what was typed and what was wrong. */
  failed?: { action: CitizenAction; values: unknown; errors: readonly ErrorItem[]; kept: readonly KeptFile[] }
}

export function Actions(props: ActionsProps) {
  const { state, standard, objectionUntil, now } = props
  const may = (verb: VerbName) => permits(verb, state.status, { kind: 'complainant', via: 'web' }, standard) === 'yes'
  const canObject = may('object') && objectionUntil !== null && Temporal.Instant.compare(now, Temporal.Instant.from(objectionUntil)) <= 0
  return (
    <>
      {canObject ? <ObjectForm {...props} /> : null}
      {may('add-note') ? <MessageForm {...props} /> : null}
      {may('withdraw') ? <WithdrawForm {...props} /> : null}
    </>
  )
}

function formOf({ frame, failed }: ActionsProps, action: CitizenAction) {
  const mine = failed?.action === action ? failed : undefined
  const errors = Object.fromEntries((mine?.errors ?? []).flatMap((error) => (error.id ? [[error.id, error.text]] : [])))
  const byName = new Proxy<Record<string, string>>({}, { get: (_none, name) => errors[fieldId(action, String(name))] })
  return { fields: fieldsOf({ lang: frame.lang, id: action, ...(mine ? { values: mine.values } : {}), errors: byName }), mine }
}

const addressOf = ({ state }: ActionsProps, action: CitizenAction) => `/lacak/${state.trackingCode}/${action}`

/** Step 2 from the complainant's side: just what is missing. */
export function SupplyForm(props: ActionsProps) {
  const { frame, state, standard, formKey } = props
  const { completion } = state
  if (!completion) return null
  const { lang } = frame
  const { fields, mine } = formOf(props, 'kelengkapan')
  const missing = standard.requirements.filter((requirement) => completion.missing.includes(requirement.id))
  const wants = (field: string) => missing.some((requirement) => requirement.satisfiedBy.fields.some((candidate) => candidate === field))
  return (
    <section class="tg-callout" aria-labelledby="kelengkapan-judul">
      <h2 id="kelengkapan-judul">{t(lang, 'track.supply_title')}</h2>
      <p>{t(lang, 'track.supply_lead', { until: formatPlainDate(lang, Temporal.PlainDate.from(completion.respondBy), 'long') })}</p>
      <ul>
        {missing.map((requirement) => (
          <li key={requirement.id}>{requirement.label}{completion.notes[requirement.id] ? <>: <span dir="auto">{completion.notes[requirement.id]}</span></> : null}</li>
        ))}
      </ul>
      {completion.message ? <p class="tg-text" dir="auto">{completion.message}</p> : null}
      <Form frame={frame} action={addressOf(props, 'kelengkapan')} upload formKey={`${formKey}-kelengkapan`} id="kelengkapan">
        {wants('applicant.name') ? <TextInput {...fields.of('applicant.name', t(lang, 'lodge.name'))} value={fields.value('applicant.name')} maxlength={200} /> : null}
        {wants('applicant.address.line') ? (
          <>
            <TextInput {...fields.of('applicant.address.line', t(lang, 'lodge.line'))} value={fields.value('applicant.address.line')} maxlength={300} />
            <div class="tg-row">
              <TextInput {...fields.of('applicant.address.rt', t(lang, 'lodge.rt'), { optional: true })} value={fields.value('applicant.address.rt')} width={3} maxlength={10} />
              <TextInput {...fields.of('applicant.address.rw', t(lang, 'lodge.rw'), { optional: true })} value={fields.value('applicant.address.rw')} width={3} maxlength={10} />
            </div>
            <TextInput {...fields.of('applicant.address.kelurahan', t(lang, 'lodge.kelurahan'), { optional: true })} value={fields.value('applicant.address.kelurahan')} maxlength={100} />
          </>
        ) : null}
        {wants('narrative') ? <Textarea {...fields.of('narrative', t(lang, 'lodge.narrative'))} value={fields.value('narrative')} rows={5} max={20_000} /> : null}
        <FileUpload {...fields.of('attachments', t(lang, 'lodge.files'), { optional: true, hint: filesHint(standard, lang) })} accept={acceptOf(standard)} multiple kept={mine?.kept ?? []} />
        <Textarea {...fields.of('note', t(lang, 'track.supply_more'), { optional: true })} value={fields.value('note')} rows={2} max={2_000} />
        <Button>{t(lang, 'track.supply_send')}</Button>
      </Form>
    </section>
  )
}

function ObjectForm(props: ActionsProps) {
  const { frame, standard, formKey, objectionUntil } = props
  const { lang } = frame
  const { fields, mine } = formOf(props, 'keberatan')
  const until = objectionUntil ? formatDateTime(lang, Temporal.Instant.from(objectionUntil), standard.office.zone) : ''
  return (
    <Details summary={t(lang, 'track.object_title')} open={mine !== undefined}>
      <p>{t(lang, 'track.object_lead', { until })}</p>
      <Form frame={frame} action={addressOf(props, 'keberatan')} formKey={`${formKey}-keberatan`} id="keberatan">
        <Textarea {...fields.of('grounds', t(lang, 'track.object_grounds'))} value={fields.value('grounds')} rows={4} max={8_000} />
        <Button>{t(lang, 'track.object_send')}</Button>
      </Form>
    </Details>
  )
}

function MessageForm(props: ActionsProps) {
  const { frame, formKey } = props
  const { lang } = frame
  const { fields, mine } = formOf(props, 'pesan')
  return (
    <Details summary={t(lang, 'track.message_title')} open={mine !== undefined}>
      <Form frame={frame} action={addressOf(props, 'pesan')} formKey={`${formKey}-pesan`} id="pesan">
        <Textarea {...fields.of('text', t(lang, 'track.message'))} value={fields.value('text')} rows={4} max={4_000} />
        <Button kind="secondary">{t(lang, 'track.message_send')}</Button>
      </Form>
    </Details>
  )
}

function WithdrawForm(props: ActionsProps) {
  const { frame, formKey } = props
  const { lang } = frame
  const { fields, mine } = formOf(props, 'pencabutan')
  return (
    <Details summary={t(lang, 'track.withdraw_title')} open={mine !== undefined}>
      <p>{t(lang, 'track.withdraw_lead')}</p>
      <Form frame={frame} action={addressOf(props, 'pencabutan')} formKey={`${formKey}-pencabutan`} id="pencabutan">
        <Textarea {...fields.of('reason', t(lang, 'track.withdraw_reason'))} value={fields.value('reason')} rows={3} max={2_000} />
        <Button kind="warning">{t(lang, 'track.withdraw_send')}</Button>
      </Form>
    </Details>
  )
}
