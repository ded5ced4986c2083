import { summaryOf } from '../../complaint/projection.ts'
import { stepOf } from '../../complaint/status.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { mayAny } from '../../office/permissions.ts'
import { CasePapers } from '../papers/case-papers.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { DueBadge } from '../../ui/due-badge/due-badge.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import type { TimeAmount } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { IdentityBar } from '../../ui/identity-bar/identity-bar.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { Stations, stepKeys } from '../../ui/stations/stations.tsx'
import type { Station } from '../../ui/stations/stations.tsx'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import type { FormVerb } from '../../procedure/forms.ts'
import { CallLink } from './call-link.tsx'
import { Clocks } from './clocks.tsx'
import { Complainant, Intake } from './complainant.tsx'
import { Answers, Coordinations, Dispositions } from './follow-up.tsx'
import { IncomingMessages } from './incoming.tsx'
import type { CaseView } from './load-case.ts'
import { PinLock } from './pin-lock.tsx'
import { ArchivePlace, CustodyPart, Linked } from './place.tsx'
import { Statement } from './statement.tsx'
import { StudyPart } from './study.tsx'
import { LostInput, OtherActions, Tasks } from './tasks.tsx'
import type { Refilled } from './tasks.tsx'
import { Told } from './told.tsx'
import { History } from './timeline.tsx'

export interface CasePageProps {
  readonly frame: PageFrame
  readonly view: CaseView
  readonly formKey: string
  readonly errors: readonly ErrorItem[]
  readonly refilled: Refilled | null
  /** What was just done. */
  readonly done: FormVerb | null
}

const titleLength = 90

/** `/meja/pengaduan/:id`: one complaint, all that is known of it, and just what the reader has to do. */
export function CasePage(props: CasePageProps) {
  const { frame, view, errors, done } = props
  const { lang } = frame
  const { state } = view
  const reference = state.register?.number ?? state.trackingCode
  return (
    <DeskPage frame={frame} title={t(lang, 'case.title', { reference })} failed={errors.length > 0} back="/meja">
      <ErrorSummary lang={lang} errors={errors} />
      {done === null ? null : <Done lang={lang} view={view} done={done} />}
      <IdentityBar title={titleOf(lang, view)} reference={reference} status={<Standing lang={lang} view={view} />}>
        {view.agenda.now.length > 0 ? <ButtonLink kind="secondary" href="#tugas">{t(lang, 'case.to_task')}</ButtonLink> : null}
        {hasReceipt(view) ? <ButtonLink kind="secondary" href={receiptHref(view)}>{t(lang, 'case.receipt')}</ButtonLink> : null}
        <CallLink lang={lang} view={view} />
      </IdentityBar>
      <Stations lang={lang} stations={stationsOf(lang, view)} compact />
      <PinLock frame={frame} view={view} />
      <LostInput {...props} />
      <div class="tg-case">
        <div>
          <section aria-labelledby="isi-pengaduan">
            <h2 id="isi-pengaduan">{t(lang, 'case.statement')}</h2>
            <Statement lang={lang} view={view} />
            <IncomingMessages lang={lang} view={view} />
          </section>
          <Linked lang={lang} view={view} />
          <StudyPart lang={lang} view={view} />
          <Tasks {...props} />
          <Dispositions lang={lang} view={view} />
          <Coordinations lang={lang} view={view} />
          <Answers lang={lang} view={view} />
          <Told lang={lang} view={view} />
          <ArchivePlace lang={lang} view={view} />
          <CasePapers frame={frame} view={view} formKey={props.formKey} mayWork={mayAny(view.context.actors, 'case.work')} />
        </div>
        <div>
          <section aria-labelledby="pelapor">
            <h2 id="pelapor">{t(lang, 'case.complainant')}</h2>
            <Complainant frame={frame} view={view} formKey={props.formKey} />
          </section>
          <section aria-labelledby="penerimaan">
            <h2 id="penerimaan">{t(lang, 'case.intake')}</h2>
            <Intake lang={lang} view={view} />
          </section>
          <section aria-labelledby="batas-waktu">
            <h2 id="batas-waktu">{t(lang, 'case.clocks')}</h2>
            <Clocks lang={lang} view={view} />
          </section>
          <section aria-labelledby="pemegang-berkas">
            <h2 id="pemegang-berkas">{t(lang, 'case.custody')}</h2>
            <CustodyPart lang={lang} view={view} />
          </section>
          <OtherActions {...props} />
        </div>
        <section aria-labelledby="riwayat">
          <h2 id="riwayat">{t(lang, 'case.history')}</h2>
          <History lang={lang} view={view} />
        </section>
      </div>
    </DeskPage>
  )
}

function Done({ lang, view, done }: { readonly lang: Language; readonly view: CaseView; readonly done: FormVerb }) {
  return (
    <NotificationBanner lang={lang}>
      <p>{t(lang, keyOf('done', done))}</p>
      {done === 'record' && hasReceipt(view) ? <ButtonLink href={receiptHref(view)}>{t(lang, 'case.print_receipt')}</ButtonLink> : null}
    </NotificationBanner>
  )
}

function Standing({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { state, standing, context } = view
  const { left, dueAt } = standing
  return (
    <>
      <StatusTag lang={lang} status={state.status} />
      <DueBadge lang={lang} state={standing.state} zone={context.zone} {...(dueAt ? { dueAt } : {})} {...(left ? { left: amountOf(left, standing.state === 'late') } : {})} long />
    </>
  )
}

const units = {
  'working-days': 'work-days', 'office-hours': 'work-hours', 'office-minutes': 'work-minutes', 'calendar-days': 'days', hours: 'hours', minutes: 'minutes',
} as const satisfies Record<NonNullable<CaseView['standing']['left']>['unit'], TimeAmount['unit']>

function amountOf({ unit, amount }: NonNullable<CaseView['standing']['left']>, late: boolean): TimeAmount {
  return { unit: units[unit], value: late ? -(amount || 1) : amount } // just late is late, not "0 left"
}

/** What the complaint is about, in one line. */
function titleOf(lang: Language, { state }: CaseView): string {
  const line = summaryOf(state.statement.about ?? state.statement.narrative ?? '')
  if (line === '') return t(lang, 'case.no_words')
  return line.length <= titleLength ? line : `${line.slice(0, titleLength).toWellFormed().replace(/\s\S*$/u, '')} …`
}

function stationsOf(lang: Language, { state, inForce }: CaseView): Station[] {
  const at = stepOf(state.status, state.postponedFrom)
  const ended = state.status === 'archived'
  const short = ['withdrawn', 'deemed-withdrawn', 'not-processable', 'merged'].includes(state.status)
  const reached = state.moments.reported ? 6 : state.moments['handed-over'] ? 5 : state.register ? 4 : 2
  return inForce.standard.steps.map(({ number, id }) => ({
    number, title: t(lang, stepKeys[id]),
    state: ended ? (number > reached && number < 7 ? 'skipped' : 'done') : short && number > reached && number < 7 ? 'skipped' : number < at ? 'done' : number === at ? 'now' : 'next',
  }))
}

/** The receipt says who complained: not for readers from whom that is kept. */
function hasReceipt({ state, context }: CaseView): boolean {
  return state.register !== null && context.identityShown
}

function receiptHref({ id }: CaseView): string {
  return `/meja/pengaduan/${id}/tanda-terima.pdf`
}
