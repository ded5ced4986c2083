import type { ComplaintEvent } from '../../complaint/events.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import type { Upload } from '../../complaint/store/uploads.ts'
import type { DataRequest } from '../../office/data-requests.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { CitizenView } from '../../procedure/citizen-view.ts'
import { Button } from '../../ui/button/button.tsx'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DocumentList } from '../../ui/document-list/document-list.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatBytes, formatDateTime, formatPlainDate, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { lettersTo } from '../../procedure/papers/letters-to.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { PrintButton } from '../../ui/print-button/print-button.tsx'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { Stations } from '../../ui/stations/stations.tsx'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { ActionsProps } from './actions.tsx'
import { MessageForm, ObjectForm, SecretForm, WithdrawForm } from './actions.tsx'
import { Answers, Messages } from './answers.tsx'
import { Due } from './due.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { OwnData } from './own-data-part.tsx'
import type { OwnDataProps } from './own-data-part.tsx'
import { PublicHistory } from './history.tsx'
import { EmergencyOf } from './received-page.tsx'
import { SupplyForm } from './supply-form.tsx'
import { Told } from './told.tsx'
import type { ToldProps } from './told.tsx'

export interface TrackPageProps extends Pick<ToldProps, 'messages' | 'reach'> {
  frame: PageFrame
  inForce: StandardInForce
  view: CitizenView
  state: ComplaintState
  events: readonly ComplaintEvent[]
  files: readonly Upload[]
  now: Temporal.Instant
  formKey: string
  notice: MessageKey | null
  failed?: ActionsProps['failed']
  requests: readonly DataRequest[]
  dataFailed?: OwnDataProps['failed']
}

/** `/lacak/<code>`: where the complaint is, who has it, what comes next and by when. */
export function TrackPage(props: TrackPageProps) {
  const { frame, inForce, view, state, events, now, notice, failed } = props
  const { lang } = frame
  const { standard } = inForce
  const { zone } = standard.office
  const actions: ActionsProps = { frame, state, standard, formKey: props.formKey, objectionUntil: view.objectionUntil, now, ...(failed ? { failed } : {}) }
  const title = t(lang, 'track.page_title', { code: view.trackingCode })
  return (
    <PublicPage frame={frame} title={title} failed={failed !== undefined || props.dataFailed !== undefined}>
      <ErrorSummary lang={lang} errors={failed?.errors ?? props.dataFailed?.errors ?? []} />
      {notice ? <NotificationBanner lang={lang}><p>{t(lang, notice)}</p></NotificationBanner> : null}
      <h1>{title}</h1>
      {state.endedAt ? null : <EmergencyOf frame={frame} state={state} categories={inForce.categories} />}
      <SupplyForm {...actions} />
      <Answers lang={lang} zone={zone} view={view} />
      <ObjectForm {...actions} />
      <SummaryList lang={lang} rows={[
        { key: t(lang, 'track.status'), value: <StatusTag lang={lang} status={view.status} /> },
        { key: t(lang, 'track.holder'), value: t(lang, keyOf('track.at', view.holder.role)) },
        { key: t(lang, 'track.next'), value: nextOf(props) },
        ...(view.outcome ? [{ key: t(lang, 'track.outcome'), value: t(lang, keyOf('outcome', view.outcome)) }] : []),
        { key: t(lang, 'track.register'), value: view.registerNumber ?? t(lang, 'common.none') },
        { key: t(lang, 'track.received_at'), value: `${formatDateTime(lang, state.receivedAt, zone)} (${t(lang, channelKeys[view.channel])})` },
      ]} />
      {state.register
        ? <DocumentList documents={[
            { href: `/lacak/${view.trackingCode}/tanda-terima.pdf`, name: t(lang, 'track.receipt'), kind: 'PDF' },
            ...lettersTo(state).map(({ paper, kind, number }) => ({ href: `/lacak/${view.trackingCode}/surat/${paper}`, name: [t(lang, keyOf('paper', kind)), number].filter(Boolean).join(' '), kind: 'PDF' })),
          ]} />
        : state.endedAt ? null : <p class="tg-soft">{t(lang, 'track.receipt_later')}</p>}
      <Due lang={lang} state={state} inForce={inForce} now={now} />
      <h2>{t(lang, 'track.stations')}</h2>
      <Stations lang={lang} stations={view.stations.map((station) => ({
        number: station.number, title: station.title, state: station.state, ...(station.at ? { detail: formatShortDateTime(lang, Temporal.Instant.from(station.at), zone) } : {}),
      }))} />
      <h2>{t(lang, 'track.messages')}</h2>
      <Messages lang={lang} zone={zone} view={view} />
      <MessageForm {...actions} />
      <Told lang={lang} zone={zone} messages={props.messages} reach={props.reach} />
      <Sent {...props} />
      <h2>{t(lang, 'track.history')}</h2>
      <PublicHistory lang={lang} zone={zone} events={events} />
      <DocumentList documents={[{ href: `/lacak/${view.trackingCode}/riwayat.pdf`, name: t(lang, 'track.packet'), kind: 'PDF', note: t(lang, 'track.packet_note') }]} />
      <OwnData frame={frame} zone={zone} code={view.trackingCode} requests={props.requests} formKey={props.formKey} {...(props.dataFailed ? { failed: props.dataFailed } : {})} />
      <SecretForm {...actions} />
      <WithdrawForm {...actions} />
      <Elsewhere lang={lang} standard={standard} />
      <PrintButton lang={lang} />
      <Form frame={frame} action="/lacak/tutup" label={t(lang, 'track.close')}>
        <p>{t(lang, 'track.close_lead')}</p>
        <Button kind="secondary">{t(lang, 'track.close')}</Button>
      </Form>
    </PublicPage>
  )
}

function nextOf({ frame, view }: TrackPageProps): string {
  const { lang } = frame
  if (view.status === 'postponed') return t(lang, 'track.next.postponed', { when: formatPlainDate(lang, Temporal.PlainDate.from(view.postponed?.reviewOn ?? ''), 'long') })
  const key: MessageKey = keyOf('track.next', view.status)
  return t(lang, key)
}

/** What the complainant told us. Files are named, not given out: they have them. */
function Sent({ frame, state, files }: TrackPageProps) {
  const { lang } = frame
  const { narrative, incident, about, desiredResolution } = state.statement
  const rows: [MessageKey, string | undefined][] = [
    ['lodge.where', incident?.where], ['lodge.when', incident?.when], ['lodge.about', about], ['lodge.resolution', desiredResolution],
  ]
  const given = rows.filter(([, value]) => value)
  return (
    <>
      <h2>{t(lang, 'track.your_words')}</h2>
      <p class="tg-text" dir="auto">{narrative ?? t(lang, 'common.not_given')}</p>
      {given.length > 0 ? <SummaryList lang={lang} rows={given.map(([key, value]) => ({ key: t(lang, key), value: <span class="tg-text" dir="auto">{value}</span> }))} /> : null}
      {files.length > 0 ? (
        <>
          <h3>{t(lang, 'track.files')}</h3>
          <ul class="govuk-list govuk-list--bullet">{files.map((file) => <li key={file.id} class="tg-text"><bdi>{file.name}</bdi> ({formatBytes(lang, file.size)})</li>)}</ul>
        </>
      ) : null}
      {state.identitySecret ? <p>{t(lang, 'track.secret')}</p> : null}
    </>
  )
}
