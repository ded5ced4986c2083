import type { Outgoing, OutboxView } from '../../procedure/letters/outbox.ts'
import { Button, ButtonGroup } from '../../ui/button/button.tsx'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { JumpList } from '../../ui/glance/glance.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { href } from '../list/query.ts'
import { CaseLink, Steps } from './outgoing-page.tsx'
import { eventText, recipientText, stateText } from './words.ts'

export const outboxPath = '/meja/pesan-keluar'
/** Names of the lists in the address. */
export const listNames = { failed: 'gagal', waiting: 'menunggu', sent: 'terkirim', delivered: 'tersampaikan' } as const
export type ListName = keyof typeof listNames

export interface OutboxPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly list: ListName
  readonly view: OutboxView
  /** Counts of this height mean "so many or more". */
  readonly countCap: number
  readonly next: string | undefined
  readonly mayWork: boolean
  readonly errors: readonly ErrorItem[]
  readonly notice: string | null
}

/** `/meja/pesan-keluar`: what could not be sent first (surat mati), then what waits, what is on its way and what arrived. */
export function OutboxPage(props: OutboxPageProps) {
  const { frame, list, view, errors, notice, next, mayWork } = props
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'outbox.title')} failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      {notice === null ? null : <NotificationBanner lang={lang}><p>{notice}</p></NotificationBanner>}
      <h1>{t(lang, 'outbox.title')}</h1>
      <p class="tg-soft">{t(lang, 'outbox.lead')}</p>
      {view.channels.length === 0 ? <p>{t(lang, 'outbox.no_channel')}</p> : null}
      <JumpList label={t(lang, 'outbox.lists')} items={tabs(props)} />
      {list === 'failed' && mayWork && view.rows.length > 1 ? <SendAll frame={frame} rows={view.rows} /> : null}
      <Rows {...props} />
      <Pagination lang={lang} next={next} />
      {view.channels.length === 0 ? null : <ChannelTable {...props} />}
    </DeskPage>
  )
}

function tabs({ frame: { lang }, list, view, countCap }: OutboxPageProps) {
  const waiting = view.channels.reduce((sum, channel) => sum + channel.waiting, 0)
  const counts: Record<ListName, number | null> = { failed: view.dead, waiting, sent: null, delivered: null }
  return (['failed', 'waiting', 'sent', 'delivered'] as const).map((name) => {
    const count = counts[name]
    return { href: href(outboxPath, { daftar: listNames[name] }), text: t(lang, keyOf('outbox_list', name)), here: name === list, count: count === null ? '' : counted(lang, count, countCap) }
  })
}

function counted(lang: Language, n: number, cap: number): string {
  return n >= cap ? t(lang, 'outbox.at_least', { n: formatNumber(lang, cap) }) : formatNumber(lang, n)
}

/** Whether each channel is connected, and what waits on it. */
function ChannelTable({ frame: { lang }, view, zone, countCap }: OutboxPageProps) {
  return (
    <DataTable
      lang={lang} caption={t(lang, 'outbox.channels')} rows={view.channels} rowKey={(row) => row.channel}
      columns={[
        { key: 'channel', header: t(lang, 'outbox.channel'), rowHeader: true, cell: (row) => t(lang, channelKeys[row.channel]) },
        { key: 'account', header: t(lang, 'outbox.connected'), cell: (row) => (row.account === null ? <strong class="tg-trouble">{t(lang, 'outbox.not_connected')}</strong> : t(lang, 'outbox.connected_by', { account: row.account })) },
        { key: 'waiting', header: t(lang, 'outbox.waiting'), cell: (row) => (
          row.oldest === null ? counted(lang, row.waiting, countCap) : t(lang, 'outbox.waiting_since', { n: counted(lang, row.waiting, countCap), when: formatShortDateTime(lang, row.oldest, zone) })
        ) },
        { key: 'hand', header: t(lang, 'outbox.in_hand'), cell: (row) => counted(lang, row.inHand, countCap) },
      ]}
    />
  )
}

function SendAll({ frame, rows }: { readonly frame: PageFrame; readonly rows: readonly Outgoing[] }) {
  return (
    <Form frame={frame} action={`${outboxPath}/kirim-lagi`}>
      {rows.map(({ id }) => <input key={id} type="hidden" name="id" value={id} />)}
      <Button kind="secondary">{t(frame.lang, 'outbox.again_all', { n: formatNumber(frame.lang, rows.length) })}</Button>
    </Form>
  )
}

function Rows({ frame, list, view, zone, mayWork }: OutboxPageProps) {
  const { lang } = frame
  const acts = mayWork && (list === 'failed' || list === 'waiting')
  return (
    <DataTable
      lang={lang} caption={t(lang, keyOf('outbox_list', list))} hideCaption rows={view.rows} rowKey={(row) => row.id} empty={t(lang, keyOf('outbox_empty', list))}
      columns={[
        { key: 'what', header: t(lang, 'outbox.message'), rowHeader: true, cell: (row) => <What lang={lang} row={row} zone={zone} /> },
        { key: 'case', header: t(lang, 'outbox.case'), cell: (row) => <CaseLink lang={lang} complaint={row.complaint} /> },
        { key: 'way', header: t(lang, 'outbox.way'), cell: (row) => <Way lang={lang} row={row} zone={zone} /> },
        ...(acts ? [{ key: 'act', header: t(lang, 'outbox.act'), cell: (row: Outgoing) => <Act frame={frame} row={row} listed /> }] : []),
      ]}
    />
  )
}

function What({ lang, row, zone }: { readonly lang: Language; readonly row: Outgoing; readonly zone: string }) {
  return (
    <>
      <a href={`${outboxPath}/${row.id}`}>{eventText(lang, row.event)}</a>
      <span class="tg-subject">{t(lang, channelKeys[row.channel])}, {recipientText(lang, row)}</span>
      <span class="tg-subject tg-soft">{t(lang, 'outbox.made', { when: formatShortDateTime(lang, row.createdAt, zone) })}</span>
    </>
  )
}

function Way({ lang, row, zone }: { readonly lang: Language; readonly row: Outgoing; readonly zone: string }) {
  const last = row.settledAt ?? row.sentAt
  return (
    <>
      <strong>{stateText(lang, row.state)}</strong>
      {last === null ? null : <span class="tg-whole"> {formatShortDateTime(lang, last, zone)}</span>}
      {row.words === null ? null : <span class="tg-subject tg-typed">{row.words}</span>}
      {row.state === 'queued' ? <span class="tg-subject">{t(lang, 'outbox.due', { when: formatShortDateTime(lang, row.notBefore, zone), until: formatShortDateTime(lang, row.expiresAt, zone) })}</span> : null}
      <Steps lang={lang} steps={row.steps} zone={zone} folded />
    </>
  )
}

/** What an officer can do to a message in its present state. */
export function Act({ frame, row, listed = false }: { readonly frame: PageFrame; readonly row: Outgoing; readonly listed?: boolean }) {
  const { lang } = frame
  if (row.closed !== null) return null
  const again = row.state === 'failed' || row.state === 'expired'
  if (!again && row.state !== 'queued') return null
  const name = <span class="govuk-visually-hidden">: {eventText(lang, row.event)}, {recipientText(lang, row)}</span>
  return (
    <Form frame={frame} action={`${outboxPath}/${row.id}/${again ? 'kirim-lagi' : 'batal'}`}>
      <ButtonGroup>
        <Button kind={again ? 'secondary' : 'warning'}><span class="tg-whole">{t(lang, again ? 'outbox.again' : 'outbox.cancel')}</span>{name}</Button>
        {listed && again ? <a href={`${outboxPath}/${row.id}`}>{t(lang, 'outbox.close')}{name}</a> : null}
      </ButtonGroup>
    </Form>
  )
}
