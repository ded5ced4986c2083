import type { Incoming, InboxView } from '../../procedure/incoming/inbox.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { channelKeys } from '../../ui/channel-keys.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { JumpList } from '../../ui/glance/glance.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { actorText } from '../case/who.ts'
import { href } from '../list/query.ts'
import { Notice } from './notice.tsx'
import type { Done } from './notice.tsx'
import { firstLine, inboxPath, reasonText, senderLines } from './words.ts'

/** Names of the lists in the address. */
export const listNames = { waiting: 'menunggu', quarantine: 'karantina', aside: 'disisihkan', all: 'semua' } as const
export type ListName = keyof typeof listNames

export interface InboxPageProps {
  readonly frame: PageFrame
  readonly zone: string
  readonly list: ListName
  readonly view: InboxView
  /** Counts of this height mean "so many or more". */
  readonly countCap: number
  readonly next: string | undefined
  readonly mayWork: boolean
  readonly done: Done | null
}

/** `/meja/kotak-masuk`: what came by e-mail, SMS and chat and waits for an officer, the newest first. */
export function InboxPage({ frame, zone, list, view, countCap, next, mayWork, done }: InboxPageProps) {
  const { lang } = frame
  const { rows, counts } = view
  return (
    <DeskPage frame={frame} title={t(lang, 'inbox.title')}>
      <Notice lang={lang} done={done} />
      <div class="tg-head">
        <h1>{t(lang, 'inbox.title')}</h1>
        {mayWork ? <ButtonLink kind="secondary" href={`${inboxPath}/tempel`}>{t(lang, 'inbox.paste')}</ButtonLink> : null}
      </div>
      <p class="tg-soft">{t(lang, 'inbox.lead')}</p>
      <JumpList
        label={t(lang, 'inbox.lists')}
        items={(['waiting', 'quarantine', 'aside', 'all'] as const).map((name) => ({
          href: href(inboxPath, { daftar: listNames[name] }), text: t(lang, keyOf('inbox_list', name)), here: name === list,
          count: name === 'waiting' ? counted(lang, counts.inbox, countCap) : name === 'quarantine' ? counted(lang, counts.quarantine, countCap) : '',
        }))}
      />
      <MessageTable lang={lang} zone={zone} caption={t(lang, keyOf('inbox_list', list))} rows={rows} empty={t(lang, keyOf('inbox_empty', list))} sameState={list !== 'all'} />
      <Pagination lang={lang} next={next} />
    </DeskPage>
  )
}

function counted(lang: Language, n: number, cap: number): string {
  return n >= cap ? t(lang, 'inbox.at_least', { n: formatNumber(lang, cap) }) : formatNumber(lang, n)
}

interface TableProps {
  readonly lang: Language
  readonly zone: string
  readonly caption: string
  readonly rows: readonly Incoming[]
  readonly empty: string
  /** All stand alike, as the list's name says: only why is told. */
  readonly sameState?: boolean
}

/** Messages in a list: what they say, who wrote by which channel, when, and how they stand. */
export function MessageTable({ lang, zone, caption, rows, empty, sameState = false }: TableProps) {
  return (
    <DataTable
      lang={lang} caption={caption} hideCaption rows={rows} rowKey={(row) => row.id} empty={empty}
      columns={[
        { key: 'message', header: t(lang, 'inbox.message'), rowHeader: true, cell: (row) => <a href={`${inboxPath}/${row.id}`}>{firstLine(lang, row)}</a> },
        { key: 'from', header: t(lang, 'inbox.from'), cell: (row) => <div class="tg-address">{t(lang, channelKeys[row.channel])}{senderLines(lang, row).map((line) => <span key={line} class="tg-subject tg-typed">{line}</span>)}</div> },
        { key: 'at', header: t(lang, 'inbox.received'), cell: (row) => <span class="tg-whole">{formatShortDateTime(lang, row.receivedAt, zone)}</span> },
        { key: 'state', header: t(lang, sameState ? 'inbox.why' : 'inbox.state'), cell: (row) => <Standing lang={lang} message={row} zone={zone} sameState={sameState} /> },
      ]}
    />
  )
}

/** Where a message stands: why it waits, or what it became and who decided that. */
export function Standing({ lang, message, zone, sameState = false }: { readonly lang: Language; readonly message: Incoming; readonly zone: string; readonly sameState?: boolean }) {
  const { state, became, complaint, handledAt, handledBy } = message
  const reason = reasonText(lang, message)
  // The system sorts a message as soon as it is there: only what an officer did, or what it became, has a time of its own to tell.
  const told = handledAt !== null && state !== 'new' && (state === 'done' || handledBy !== null)
  return (
    <>
      {sameState && reason !== '' ? null : <strong>{state === 'done' && became !== null ? t(lang, keyOf('became', became)) : t(lang, keyOf('inbox_state', state))}</strong>}
      {complaint === null ? null : <> <a href={`/meja/pengaduan/${complaint.id}`} class="tg-code tg-whole">{complaint.registerNumber ?? complaint.trackingCode}</a></>}
      {reason === '' ? null : <span class="tg-subject tg-typed">{reason}</span>}
      {!told ? null : (
        <span class="tg-subject tg-soft">{t(lang, 'inbox.handled', { who: handledBy === null ? t(lang, 'case.system') : actorText(lang, handledBy), when: formatShortDateTime(lang, handledAt, zone) })}</span>
      )}
    </>
  )
}
