import type { Call, CallBack } from '../../office/calls.ts'
import type { ListedDraft } from '../../office/intake-drafts.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime, formatNumber, formatShortDateTime, formatTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { Live } from '../../ui/live/live.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { recordOf, textOf } from '../case/form-input.ts'
import { actorText } from '../case/who.ts'
import { lengthText, numberText, stateText } from './call-text.ts'
import { newCallHref, phoneAddress } from './news.ts'
import { callBackHref, outboundHref } from './places.ts'

export interface CallListsProps {
  readonly lang: Language
  readonly now: Temporal.Instant
  readonly zone: string
  readonly whole: boolean
  readonly ringing: readonly Call[]
  readonly backs: readonly CallBack[]
  readonly promises: readonly Call[]
  readonly calls: readonly Call[]
  /** Number or code of the complaints that calls were about. */
  readonly references: ReadonlyMap<string, string>
  readonly nextBacks: string | undefined
  readonly nextCalls: string | undefined
  /** Where this part is told anew. */
  readonly here: string
}

export interface CallListPageProps {
  readonly frame: PageFrame
  readonly lists: Omit<CallListsProps, 'lang'>
  readonly drafts: readonly ListedDraft[]
  readonly personId: string
  readonly done: 'ditahan' | 'dicatat' | 'dibuang' | null
}

/** `/meja/telepon`: the call screen's first page. */
export function CallListPage({ frame, lists, drafts, personId, done }: CallListPageProps) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'phone.title')}>
      {done === null ? null : <NotificationBanner lang={lang}><p>{t(lang, keyOf('phone_done', done))}</p></NotificationBanner>}
      <div class="tg-head">
        <h1>{t(lang, 'phone.title')}</h1>
        <ButtonLink href={`${phoneAddress}/baru`}>{t(lang, 'phone.new')}</ButtonLink>
      </div>
      {drafts.length === 0 ? null : <Drafts frame={frame} zone={lists.zone} whole={lists.whole} drafts={drafts} personId={personId} />}
      <p><a href={phoneAddress}>{t(lang, 'phone.refresh')}</a></p>
      <Live src={lists.here}><CallLists {...lists} lang={lang} /></Live>
    </DeskPage>
  )
}

/** Everything that changes while the page is open. */
export function CallLists(props: CallListsProps) {
  const { lang, whole, ringing } = props
  return (
    <>
      {ringing.map((call) => (
        <div key={call.id} class="tg-notice">
          <h2 class="tg-notice__title">{t(lang, 'phone.rings_now')}</h2>
          <div class="tg-notice__content">
            <p class="tg-call__number">{numberText(lang, call.number, whole)}</p>
            <ButtonLink href={newCallHref({ panggilan: call.id })}>{t(lang, 'phone.open_sheet')}</ButtonLink>
          </div>
        </div>
      ))}
      <Backs {...props} />
      <Promises {...props} />
      <Today {...props} />
    </>
  )
}

function Backs({ lang, now, zone, whole, backs, nextBacks }: CallListsProps) {
  return (
    <section aria-labelledby="telepon-balik">
      <h2 id="telepon-balik">{t(lang, 'phone.backs')}</h2>
      {backs.length === 0 ? <EmptyState title={t(lang, 'phone.backs_none')} /> : (
        <DataTable
          lang={lang} caption={t(lang, 'phone.backs')} hideCaption rows={backs} rowKey={(row) => row.number}
          columns={[
            { key: 'number', header: t(lang, 'phone.number'), rowHeader: true, cell: (row) => numberText(lang, row.number, whole) },
            { key: 'times', header: t(lang, 'phone.times'), cell: (row) => t(lang, 'phone.n_times', { n: formatNumber(lang, row.times) }) },
            { key: 'since', header: t(lang, 'phone.since'), cell: (row) => formatShortDateTime(lang, row.since, zone) },
            { key: 'last', header: t(lang, 'phone.last'), cell: (row) => (row.times === 1 ? null : formatShortDateTime(lang, row.last, zone)) },
            { key: 'do', header: t(lang, 'phone.do'), cell: (row) => <a href={callBackHref(row.number, now)}>{t(lang, 'phone.call_back')}<span class="govuk-visually-hidden"> {numberText(lang, row.number, whole)}</span></a> },
          ]}
        />
      )}
      <Pagination lang={lang} next={nextBacks} />
    </section>
  )
}

function Promises({ lang, now, zone, whole, promises, references }: CallListsProps) {
  if (promises.length === 0) return null
  return (
    <section aria-labelledby="telepon-lagi">
      <h2 id="telepon-lagi">{t(lang, 'phone.promises')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'phone.promises')} hideCaption rows={promises} rowKey={(row) => row.id}
        columns={[
          { key: 'when', header: t(lang, 'phone.when'), rowHeader: true, cell: ({ callAgainAt, startedAt }) => formatDateTime(lang, callAgainAt ?? startedAt, zone) },
          { key: 'number', header: t(lang, 'phone.number'), cell: (row) => numberText(lang, row.number, whole) },
          { key: 'about', header: t(lang, 'phone.about'), cell: ({ complaintId }) => (complaintId ? <a href={`/meja/pengaduan/${complaintId}`}>{references.get(complaintId) ?? t(lang, 'phone.file')}</a> : null) },
          { key: 'do', header: t(lang, 'phone.do'), cell: (row) => {
            const to = row.complaintId ? outboundHref(row.complaintId) : row.number ? callBackHref(row.number, now) : null
            return to ? <a href={to}>{t(lang, 'phone.call_again')}<span class="govuk-visually-hidden"> {numberText(lang, row.number, whole)}</span></a> : null
          } },
        ]}
      />
    </section>
  )
}

function Today({ lang, now, zone, whole, calls, references, nextCalls }: CallListsProps) {
  return (
    <section aria-labelledby="telepon-hari-ini">
      <h2 id="telepon-hari-ini">{t(lang, 'phone.today')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'phone.today')} hideCaption rows={calls} rowKey={(row) => row.id} empty={t(lang, 'phone.today_none')}
        columns={[
          { key: 'at', header: t(lang, 'phone.at'), rowHeader: true, cell: ({ startedAt }) => formatTime(lang, startedAt, zone) },
          { key: 'number', header: t(lang, 'phone.number'), cell: (row) => <>{t(lang, keyOf('call_direction', row.direction))} {numberText(lang, row.number, whole)}</> },
          { key: 'state', header: t(lang, 'phone.state'), cell: (row) => [stateText(lang, row, now), lengthText(lang, row)].filter(Boolean).join(', ') },
          { key: 'who', header: t(lang, 'phone.officer'), cell: ({ officer }) => (officer ? actorText(lang, officer) : null) },
          { key: 'about', header: t(lang, 'phone.about'), cell: ({ complaintId }) => (complaintId ? <a href={`/meja/pengaduan/${complaintId}`}>{references.get(complaintId) ?? t(lang, 'phone.file')}</a> : null) },
        ]}
      />
      <Pagination lang={lang} next={nextCalls} />
    </section>
  )
}

function Drafts({ frame, zone, whole, drafts, personId }: { readonly frame: PageFrame; readonly zone: string; readonly whole: boolean; readonly drafts: readonly ListedDraft[]; readonly personId: string }) {
  const { lang } = frame
  return (
    <section aria-labelledby="telepon-ditahan">
      <h2 id="telepon-ditahan">{t(lang, 'phone.drafts')}</h2>
      <DataTable
        lang={lang} caption={t(lang, 'phone.drafts')} hideCaption rows={drafts} rowKey={(row) => row.id}
        columns={[
          { key: 'who', header: t(lang, 'phone.caller'), rowHeader: true, cell: (row) => [textOf(recordOf(row.fields['applicant'])['name']), numberText(lang, row.number, whole)].filter(Boolean).join(', ') },
          { key: 'what', header: t(lang, 'phone.typed'), cell: (row) => beginning(textOf(row.fields['narrative'])) || null },
          { key: 'saved', header: t(lang, 'phone.saved'), cell: (row) => [formatShortDateTime(lang, row.savedAt, zone), row.personId === personId ? null : row.personName].filter(Boolean).join(', ') },
          { key: 'do', header: t(lang, 'phone.do'), cell: (row) => (
            <>
              <p><a href={newCallHref({ draf: row.id })}>{t(lang, row.personId === personId ? 'phone.resume' : 'phone.take_over')}<span class="govuk-visually-hidden"> {numberText(lang, row.number, whole)}</span></a></p>
              {row.personId === personId ? <Discard frame={frame} id={row.id} /> : null}
            </>
          ) },
        ]}
      />
    </section>
  )
}

function Discard({ frame, id }: { readonly frame: PageFrame; readonly id: string }) {
  const { lang } = frame
  return (
    <Details summary={t(lang, 'phone.discard')}>
      <Form frame={frame} action={`${phoneAddress}/buang`} label={t(lang, 'phone.discard')}>
        <input type="hidden" name="draf" value={id} />
        <p>{t(lang, 'phone.discard_sure')}</p>
        <Button kind="warning">{t(lang, 'phone.discard_do')}</Button>
      </Form>
    </Details>
  )
}

function beginning(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80).toWellFormed()}…`
}
