import type { Call } from '../../office/calls.ts'
import { fieldId, fieldsOf } from '../../procedure/form-kit.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DateTimeInput } from '../../ui/date-input/date-input.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Radios } from '../../ui/radios/radios.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { WarningText } from '../../ui/warning-text/warning-text.tsx'
import type { CaseView } from '../case/load-case.ts'
import { actorText } from '../case/who.ts'
import { lengthText } from './call-text.ts'
import type { CallPurpose } from './outbound-input.ts'
import { outboundHref } from './places.ts'
import { greeting } from './script.ts'

const formId = 'telepon'
/** Tries after which another way is taken. */
const tries = 3

export interface OutboundPageProps {
  readonly frame: PageFrame
  readonly view: CaseView
  readonly purpose: CallPurpose
  /** Earlier calls to the complainant, oldest first. */
  readonly calls: readonly Call[]
  readonly now: Temporal.Instant
  readonly formKey: string
  readonly values: unknown
  readonly errors: readonly { field: string; text: string }[]
  readonly done: boolean
}

/** The number, what to say, and what came of it. */
export function OutboundPage(props: OutboundPageProps) {
  const { frame, view, errors, done, calls } = props
  const { lang } = frame
  const { state } = view
  const title = t(lang, 'phone.out_title', { reference: state.register?.number ?? state.trackingCode })
  const failedTries = calls.length - 1 - calls.findLastIndex(({ result }) => result === 'spoken')
  return (
    <DeskPage frame={frame} title={title} failed={errors.length > 0} back={`/meja/pengaduan/${view.id}`}>
      <ErrorSummary lang={lang} errors={errors.map(({ field, text }) => ({ id: fieldId(formId, field), text }))} />
      {done ? <NotificationBanner lang={lang}><p>{t(lang, 'phone_done.dicatat')}</p></NotificationBanner> : null}
      <h1>{title}</h1>
      {failedTries === 0 ? null : <p><strong>{t(lang, 'phone.tries', { n: formatNumber(lang, failedTries), of: formatNumber(lang, tries) })}</strong></p>}
      {failedTries >= tries ? <WarningText lang={lang}>{t(lang, 'phone.tries_over')}</WarningText> : null}
      <div class="tg-call">
        <div class="tg-call__side">
          <Number {...props} />
          <Tries lang={lang} calls={calls} zone={view.context.zone} />
        </div>
        <div class="tg-call__sheet">
          <h2>{t(lang, 'phone.script')}</h2>
          <Script {...props} />
          <h2>{t(lang, 'phone.out_result')}</h2>
          <ResultForm {...props} />
        </div>
      </div>
    </DeskPage>
  )
}

/** The number, for those who may know who complained. */
function Number({ frame: { lang }, view }: OutboundPageProps) {
  const { applicant } = view.state
  if (!view.context.identityShown) return <p>{t(lang, 'phone.number_withheld')}</p>
  return (
    <>
      <p>{applicant.name ?? t(lang, 'phone.nameless')}</p>
      {applicant.phone ? <p class="tg-call__number"><a href={`tel:${applicant.phone.replace(/[^\d+]/gu, '')}`}>{applicant.phone}</a></p> : <p>{t(lang, 'phone.no_number')}</p>}
    </>
  )
}

function Tries({ lang, calls, zone }: { readonly lang: Language; readonly calls: readonly Call[]; readonly zone: string }) {
  if (calls.length === 0) return null
  return (
    <DataTable
      lang={lang} caption={t(lang, 'phone.out_tries')} rows={calls} rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: t(lang, 'phone.when'), rowHeader: true, cell: ({ startedAt }) => formatShortDateTime(lang, startedAt, zone) },
        { key: 'result', header: t(lang, 'phone.state'), cell: (call) => (
          <>
            {[call.result ? t(lang, keyOf('call_result', call.result)) : null, call.result === 'spoken' ? lengthText(lang, call) : null].filter(Boolean).join(', ')}
            {call.callAgainAt ? <><br />{formatDateTime(lang, call.callAgainAt, zone)}</> : null}
            <br />
            <span class="tg-soft">{call.officer ? actorText(lang, call.officer) : ''}</span>
          </>
        ) },
      ]}
    />
  )
}

function Script({ frame: { lang, officeName, person }, view, purpose, now }: OutboundPageProps) {
  const { state, context } = view
  const reference = state.register?.number ?? state.trackingCode
  return (
    <>
      <ol class="govuk-list govuk-list--number tg-call__script">
        <li>{t(lang, 'phone_script.call_out', { greeting: greeting(lang, now.toZonedDateTimeISO(context.zone).hour), office: officeName, officer: person?.name ?? '', name: context.identityShown ? (state.applicant.name ?? '') : '' })}</li>
        <li>{t(lang, 'phone_script.is_it_you')}</li>
        <li>{t(lang, purpose.kind === 'missing' ? 'phone_script.ask_missing' : purpose.kind === 'answer' ? 'phone_script.answer' : 'phone_script.about', { reference })}</li>
      </ol>
      {purpose.kind === 'answer' ? <InsetText><span class="tg-typed">{purpose.text}</span></InsetText> : null}
      {purpose.kind === 'missing' ? <InsetText><ul class="govuk-list">{purpose.what.map((what) => <li key={what}>{what}</li>)}</ul></InsetText> : null}
      <p>{t(lang, purpose.kind === 'answer' ? 'phone_script.understood' : 'phone_script.thank_out')}</p>
    </>
  )
}

function ResultForm({ frame, view, formKey, values, errors, now }: OutboundPageProps) {
  const { lang } = frame
  const fields = fieldsOf({ lang, id: formId, values, errors: Object.fromEntries(errors.map(({ field, text }) => [field, text])) })
  const name = view.context.identityShown ? view.state.applicant.name : undefined
  return (
    <Form frame={frame} action={outboundHref(view.id)} formKey={formKey} id={formId} label={t(lang, 'phone.out_result')}>
      <input type="hidden" name="mulai" value={fields.value('mulai', now.toString())} />
      <Radios
        {...fields.of('result', t(lang, 'phone.out_question'))} value={fields.value('result')}
        options={[
          { value: 'spoken', text: t(lang, 'call_result.spoken'), more: <TextInput {...fields.of('spokeWith', t(lang, 'attempt.form_spoke_with'))} value={fields.value('spokeWith', name)} maxlength={200} autocomplete="off" /> },
          { value: 'no-answer', text: t(lang, 'call_result.no_answer') },
          { value: 'wrong-number', text: t(lang, 'call_result.wrong_number') },
          { value: 'call-again', text: t(lang, 'call_result.call_again'), more: <DateTimeInput {...fields.of('again', t(lang, 'phone.again_when'))} date={fields.value('again_date')} time={fields.value('again_time')} /> },
        ]}
      />
      <Textarea {...fields.of('note', t(lang, 'phone.out_note'), { optional: true })} value={fields.value('note')} rows={3} max={2_000} />
      <div class="govuk-button-group">
        <Button>{t(lang, 'phone.out_save')}</Button>
        <ButtonLink kind="secondary" href={`/meja/pengaduan/${view.id}`}>{t(lang, 'phone.to_file')}</ButtonLink>
      </div>
    </Form>
  )
}
