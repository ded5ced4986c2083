import type { DataRequest } from '../../office/data-requests.ts'
import { Button } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Radios } from '../../ui/radios/radios.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Textarea } from '../../ui/textarea/textarea.tsx'
import { errorAt } from '../settings/section.tsx'
import type { Shown } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'
import { DueOf } from './due-of.tsx'

export interface RequestPageProps {
  frame: PageFrame; zone: string; now: Temporal.Instant; request: DataRequest; shown: Shown
  /** It was settled just now. */
  notice: boolean
  mayWork: boolean
  /** Whether the reader may know who complained (UU 25/2009 Ps 49); else who asks is withheld too. */
  mayKnow: boolean
}

export function RequestPage({ frame, zone, now, request, shown, notice, mayWork, mayKnow }: RequestPageProps) {
  const { lang } = frame
  const { said } = request
  const title = t(lang, 'pdp.one', { number: request.number })
  const withheld = t(lang, 'pdp.withheld')
  return (
    <DeskPage frame={frame} title={title} back={personalDataAddress} failed={shown.errors.length > 0}>
      <ErrorSummary lang={lang} errors={shown.errors} />
      {notice ? <NotificationBanner lang={lang}><p>{t(lang, 'pdp.settled_now')}</p></NotificationBanner> : null}
      <h1>{title}</h1>
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'pdp.kind'), value: t(lang, keyOf('pdp.kind', request.kind)) },
        { key: t(lang, 'pdp.name'), value: mayKnow ? said.name : withheld },
        { key: t(lang, 'pdp.contact'), value: mayKnow ? said.contact : withheld },
        { key: t(lang, 'pdp.proof'), value: t(lang, keyOf('pdp.proof', request.proof)) },
        { key: t(lang, 'pdp.received'), value: formatDateTime(lang, request.receivedAt, zone) },
        { key: t(lang, 'pdp.due'), value: <DueOf lang={lang} zone={zone} now={now} dueAt={request.dueAt} doneAt={request.settledAt} /> },
        ...(request.complaintId ? [{ key: t(lang, 'pdp.complaint'), value: <a href={`/meja/pengaduan/${request.complaintId}`}>{t(lang, 'pdp.complaint_open')}</a> }] : []),
        { key: t(lang, 'pdp.text'), value: mayKnow ? <span class="tg-text" dir="auto">{said.text}</span> : withheld },
        ...(request.state === 'open' ? [] : [
          { key: t(lang, 'pdp.state'), value: t(lang, keyOf('pdp.state', request.state)) },
          { key: t(lang, 'pdp.answer'), value: mayKnow ? <span class="tg-text" dir="auto">{request.answer}</span> : withheld },
        ]),
      ]} />
      {mayWork && request.state === 'open' ? (
        <>
          <h2>{t(lang, 'pdp.do')}</h2>
          <p>{t(lang, keyOf('pdp.how', request.kind))}</p>
          {request.kind === 'access' ? <Copies frame={frame} id={request.id} /> : null}
          <Settle frame={frame} id={request.id} shown={shown} />
        </>
      ) : null}
    </DeskPage>
  )
}

function Copies({ frame, id }: { frame: PageFrame; id: string }) {
  const { lang } = frame
  return (
    <div class="govuk-button-group">
      {(['pdf', 'json'] as const).map((form) => (
        <Form key={form} frame={frame} action={`${personalDataAddress}/${id}/salinan.${form}`}>
          <Button kind="secondary">{t(lang, keyOf('pdp.copy', form))}</Button>
        </Form>
      ))}
    </div>
  )
}

function Settle({ frame, id, shown }: { frame: PageFrame; id: string; shown: Shown }) {
  const { lang } = frame
  return (
    <Form frame={frame} action={`${personalDataAddress}/${id}/selesai`} label={t(lang, 'pdp.settle')}>
      <Radios lang={lang} name="state" label={t(lang, 'pdp.state')} value={shown.values['state']} error={errorAt(shown, 'state')} options={(['fulfilled', 'refused'] as const).map((value) => ({ value, text: t(lang, keyOf('pdp.state', value)) }))} />
      <Textarea lang={lang} name="answer" label={t(lang, 'pdp.answer')} hint={t(lang, 'pdp.answer_hint')} value={shown.values['answer']} rows={5} max={8_000} error={errorAt(shown, 'answer')} />
      <Button>{t(lang, 'pdp.settle')}</Button>
    </Form>
  )
}
