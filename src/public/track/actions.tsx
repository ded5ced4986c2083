import type { ComplaintState } from '../../complaint/state.ts'
import { permits } from '../../complaint/transitions.ts'
import type { VerbName } from '../../complaint/transitions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { fieldsOf } from '../../procedure/form-kit.tsx'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { errorsByField } from '../refused.ts'
import type { FormShape } from '../refused.ts'
import type { Typed } from '../typed.ts'

/** What a complainant may do on the tracking page, by the noun of its address: the verb of the procedure, and the fields of its form. */
export const citizenActions = {
  kelengkapan: { verb: 'supply-missing', fields: ['applicant.name', 'applicant.address.line', 'applicant.address.rt', 'applicant.address.rw', 'applicant.address.kelurahan', 'narrative', 'attachments', 'note'] },
  pesan: { verb: 'add-note', fields: ['text'] },
  kerahasiaan: { verb: 'keep-secret', fields: [] },
  pencabutan: { verb: 'withdraw', fields: ['reason'] },
  keberatan: { verb: 'object', fields: ['grounds'] },
} as const satisfies Record<string, { verb: VerbName; fields: readonly string[] }>
export type CitizenAction = keyof typeof citizenActions

export function isCitizenAction(action: string): action is CitizenAction {
  return Object.hasOwn(citizenActions, action)
}

export function shapeOf(action: CitizenAction): FormShape {
  return { id: action, fields: citizenActions[action].fields }
}

export interface ActionsProps {
  frame: PageFrame
  state: ComplaintState
  standard: Standard
  formKey: string
  objectionUntil: string | null
  now: Temporal.Instant
  /** The form that came back: what was typed and what was wrong. */
  failed?: { action: CitizenAction; values: Typed; errors: readonly ErrorItem[]; kept: readonly KeptFile[] }
}

/** The fields of an action's form, what came back with an error, and where and under which key it is sent. */
export function actionForm({ frame, state, formKey, failed }: ActionsProps, action: CitizenAction) {
  const mine = failed?.action === action ? failed : undefined
  return {
    mine, fields: fieldsOf({ lang: frame.lang, id: action, ...(mine ? { values: mine.values } : {}), errors: errorsByField(shapeOf(action), mine?.errors ?? []) }),
    form: { frame, action: `/lacak/${state.trackingCode}/${action}`, formKey: `${formKey}-${action}`, id: action },
  }
}

/** Whether the procedure lets the complainant do it now. A form that came back is shown in any case: what was typed must not be lost. */
function offered({ state, standard, failed }: ActionsProps, action: CitizenAction): boolean {
  return failed?.action === action || permits(citizenActions[action].verb, state.status, { kind: 'complainant', via: 'web' }, standard) === 'yes'
}

/** Objection (S7) within the working days of the standard. */
export function ObjectForm(props: ActionsProps) {
  const { frame: { lang }, standard, objectionUntil, now } = props
  const { fields, form, mine } = actionForm(props, 'keberatan')
  const until = objectionUntil === null ? null : Temporal.Instant.from(objectionUntil)
  if (!offered(props, 'keberatan') || until === null || (!mine && Temporal.Instant.compare(now, until) > 0)) return null
  return (
    <Details summary={t(lang, 'track.object_title')} open={mine !== undefined}>
      <p>{t(lang, 'track.object_lead', { until: formatDateTime(lang, until, standard.office.zone) })}</p>
      <Form {...form}>
        <Textarea {...fields.of('grounds', t(lang, 'track.object_grounds'))} value={fields.value('grounds')} rows={4} max={8_000} />
        <Button>{t(lang, 'track.object_send')}</Button>
      </Form>
    </Details>
  )
}

export function MessageForm(props: ActionsProps) {
  const { lang } = props.frame
  const { fields, form, mine } = actionForm(props, 'pesan')
  if (!offered(props, 'pesan')) return null
  return (
    <Details summary={t(lang, 'track.message_title')} open={mine !== undefined}>
      <Form {...form}>
        <Textarea {...fields.of('text', t(lang, 'track.message'))} value={fields.value('text')} rows={4} max={4_000} />
        <Button kind="secondary">{t(lang, 'track.message_send')}</Button>
      </Form>
    </Details>
  )
}

export function WithdrawForm(props: ActionsProps) {
  const { lang } = props.frame
  const { fields, form, mine } = actionForm(props, 'pencabutan')
  if (!offered(props, 'pencabutan')) return null
  return (
    <Details summary={t(lang, 'track.withdraw_title')} open={mine !== undefined}>
      <p>{t(lang, 'track.withdraw_lead')}</p>
      <Form {...form}>
        <Textarea {...fields.of('reason', t(lang, 'track.withdraw_reason'))} value={fields.value('reason')} rows={3} max={2_000} />
        <Button kind="warning">{t(lang, 'track.withdraw_send')}</Button>
      </Form>
    </Details>
  )
}

/** The box that was not ticked when the complaint was lodged can be ticked now. */
export function SecretForm(props: ActionsProps) {
  const { lang } = props.frame
  const { form, mine } = actionForm(props, 'kerahasiaan')
  if (props.state.identitySecret || !offered(props, 'kerahasiaan')) return null
  return (
    <Details summary={t(lang, 'track.secret_title')} open={mine !== undefined}>
      <p>{t(lang, 'track.secret_lead')}</p>
      <Form {...form}>
        <Button kind="secondary">{t(lang, 'track.secret_send')}</Button>
      </Form>
    </Details>
  )
}
