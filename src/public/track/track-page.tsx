import type { ComplaintEvent } from '../../complaint/events.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { Upload } from '../../complaint/store/uploads.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { CitizenView } from '../../procedure/citizen-view.ts'
import { channelKeys } from '../../ui/channel-keys.ts'
import { CodePanel } from '../../ui/code-panel/code-panel.tsx'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { formatBytes, formatDateTime, formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { Stations } from '../../ui/stations/stations.tsx'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Actions, SupplyForm } from './actions.tsx'
import type { ActionsProps } from './actions.tsx'
import { Due } from './due.tsx'
import { PublicHistory } from './history.tsx'

export interface TrackPageProps {
  frame: PageFrame
  inForce: StandardInForce
  view: CitizenView
  state: ComplaintState
  events: readonly ComplaintEvent[]
  files: readonly Upload[]
  now: Temporal.Instant
  formKey: string
  /** Just lodged: the PIN is shown, once. */
  pin: string | null
  notice: MessageKey | null
  failed?: ActionsProps['failed']
}

/** `/lacak/<code>`: where the complaint is, who has it, what comes next and by when. */
export function TrackPage(props: TrackPageProps) {
  const { frame, inForce, view, state, events, files, now, pin, notice, failed } = props
  const { lang } = frame
  const { standard } = inForce
  const { zone } = standard.office
  const actions: ActionsProps = { frame, state, standard, formKey: props.formKey, objectionUntil: view.objectionUntil, now, ...(failed ? { failed } : {}) }
  const title = pin ? t(lang, 'track.received_title') : t(lang, 'track.page_title', { code: view.trackingCode })
  return (
    <PublicPage frame={frame} title={title} failed={failed !== undefined}>
      <ErrorSummary lang={lang} errors={failed?.errors ?? []} />
      {notice ? <NotificationBanner lang={lang}><p>{t(lang, notice)}</p></NotificationBanner> : null}
      {pin ? (
        <CodePanel title={title} codes={[{ label: t(lang, 'track.code'), code: view.trackingCode }, { label: t(lang, 'track.pin'), code: pin }]}>
          <p>{t(lang, 'track.keep')}</p>
        </CodePanel>
      ) : <h1>{title}</h1>}
      <PrintButton lang={lang} />
      <SupplyForm {...actions} />
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'track.register'), value: view.registerNumber ?? t(lang, 'common.none') },
        { key: t(lang, 'track.holder'), value: <><StatusTag lang={lang} status={view.status} /> {view.holder.roleText}</> },
        { key: t(lang, 'track.next'), value: nextOf(props) },
        { key: t(lang, 'track.received_at'), value: `${formatDateTime(lang, state.receivedAt, zone)}, ${t(lang, channelKeys[view.channel])}` },
        ...(view.outcome ? [{ key: t(lang, 'track.outcome'), value: t(lang, keyOf('outcome', view.outcome)) }] : []),
      ]} />
      <Answers {...props} />
      {view.reason ? <p class="tg-text" dir="auto">{view.reason}</p> : null}
      {view.status === 'merged' ? <p>{t(lang, 'track.merged')}</p> : null}
      <h2>{t(lang, 'track.due')}</h2>
      <Due lang={lang} state={state} inForce={inForce} now={now} />
      <h2>{t(lang, 'track.stations')}</h2>
      <Stations lang={lang} stations={view.stations.map((station) => ({
        number: station.number, title: station.title, state: station.state, ...(station.at ? { detail: formatShortDateTime(lang, Temporal.Instant.from(station.at), zone) } : {}),
      }))} />
      {state.register
        ? <DocumentList documents={[{ href: `/lacak/${view.trackingCode}/tanda-terima.pdf`, name: t(lang, 'track.receipt'), kind: 'PDF' }]} />
        : <p>{t(lang, 'track.receipt_later')}</p>}
      <h2>{t(lang, 'track.your_words')}</h2>
      <p class="tg-text" dir="auto">{state.statement.narrative ?? ''}</p>
      {files.length > 0 ? (
        <>
          <h3>{t(lang, 'track.files')}</h3>
          <ul>{files.map((file) => <li key={file.id}><bdi>{file.name}</bdi> ({formatBytes(lang, file.size)})</li>)}</ul>
        </>
      ) : null}
      <Actions {...actions} />
      <h2>{t(lang, 'track.history')}</h2>
      <PublicHistory lang={lang} zone={zone} events={events} />
      <h2>{t(lang, 'track.elsewhere')}</h2>
      <ul>
        {[...standard.redress.map((way) => `${way.label}: ${way.value}${way.when ? ` (${way.when})` : ''}`), ...standard.escalation.map((body) => `${body.name}: ${[body.phone, body.sms, body.url].filter(Boolean).join(', ')}`)].map((line) => <li key={line}>{line}</li>)}
      </ul>
    </PublicPage>
  )
}

function nextOf({ frame, view }: TrackPageProps): string {
  const { lang } = frame
  if (view.status === 'postponed') return t(lang, 'track.next.postponed', { when: formatPlainDate(lang, Temporal.PlainDate.from(view.postponed?.reviewOn ?? ''), 'long') })
  const key: MessageKey = keyOf('track.next', view.status)
  return t(lang, key)
}

/** Answers that were delivered, the latest first. */
function Answers({ frame, view, inForce }: TrackPageProps) {
  const { lang } = frame
  return (
    <>
      {view.answers.toReversed().map((answer) => (
        <section key={answer.deliveredAt} class="tg-callout">
          <h2>{t(lang, answer.kind === 'interim' ? 'track.interim' : 'track.answer')}</h2>
          <p class="tg-text" dir="auto">{answer.text ?? ''}</p>
          {answer.forwardedTo ? <p>{t(lang, 'track.forwarded_to', { party: answer.forwardedTo })}</p> : null}
          <p class="tg-soft">{t(lang, 'track.answer_given', {
            when: formatDateTime(lang, Temporal.Instant.from(answer.deliveredAt), inForce.standard.office.zone), channel: t(lang, keyOf('answer_channel', answer.channel)),
          })}</p>
        </section>
      ))}
    </>
  )
}
