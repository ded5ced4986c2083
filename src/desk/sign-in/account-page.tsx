import type { SessionEntry, SignedIn } from '../../office/people/sessions.ts'
import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { NewPasswordFields } from './password-fields.tsx'

export type AccountPageProps = {
  readonly frame: PageFrame
  readonly zone: string
  readonly signedIn: SignedIn
  readonly sessions: readonly SessionEntry[]
  readonly errors: readonly ErrorItem[]
  readonly notice?: MessageKey
}

/** `/meja/akun`: who I am here, where I am signed in, my password. */
export function AccountPage({ frame, zone, signedIn, sessions, errors, notice }: AccountPageProps) {
  const { lang } = frame
  const { person } = signedIn
  return (
    <DeskPage frame={frame} title={t(lang, 'account.title')} failed={errors.length > 0}>
      <ErrorSummary lang={lang} errors={errors} />
      {notice === undefined ? null : (
        <NotificationBanner lang={lang}>
          <p>{t(lang, notice)}</p>
        </NotificationBanner>
      )}
      <h1>{t(lang, 'account.title')}</h1>
      <SummaryList
        lang={lang}
        rows={[
          { key: t(lang, 'account.name'), value: person.name },
          { key: t(lang, 'account.post'), value: person.title },
          { key: t(lang, 'account.role'), value: rolesText(frame, signedIn) },
          { key: t(lang, 'account.email'), value: person.email },
        ]}
      />
      <h2>{t(lang, 'account.sessions')}</h2>
      <p>{t(lang, 'account.sessions_lead')}</p>
      <Form frame={frame} action="/meja/akun/sesi">
        <SessionTable frame={frame} zone={zone} current={signedIn.sessionId} sessions={sessions} />
      </Form>
      <Form frame={frame} action="/keluar-semua">
        <Button kind="secondary">{t(lang, 'account.sign_out_all')}</Button>
      </Form>
      <h2>{t(lang, 'account.change_password')}</h2>
      <Form frame={frame} action="/meja/akun/sandi">
        <TextInput
          lang={lang}
          name="current_password"
          label={t(lang, 'account.current_password')}
          type="password"
          autocomplete="current-password"
          error={errors.find((error) => error.id === 'current_password')?.text}
        />
        <NewPasswordFields lang={lang} email={person.email} errors={errors} />
        <Button>{t(lang, 'account.change_password')}</Button>
      </Form>
    </DeskPage>
  )
}

/** "Kasi lain, Plh. Camat". */
function rolesText({ lang }: PageFrame, { actors }: SignedIn): string {
  const texts = actors.map((actor) => {
    if (actor.kind !== 'person') return ''
    const role = t(lang, roleKeys[actor.role])
    return actor.acting === undefined ? role : t(lang, actor.acting === 'plh' ? 'role.acting_plh' : 'role.acting_plt', { role })
  })
  return texts.join(', ')
}

function SessionTable({ frame, zone, current, sessions }: { readonly frame: PageFrame; readonly zone: string; readonly current: string; readonly sessions: readonly SessionEntry[] }) {
  const { lang } = frame
  const deviceOf = (session: SessionEntry) => session.device || t(lang, 'account.device_unknown')
  const when = (at: Temporal.Instant) => formatShortDateTime(lang, at, zone)
  return (
    <DataTable
      lang={lang}
      caption={t(lang, 'account.sessions')}
      hideCaption
      rows={sessions}
      rowKey={(session) => session.id}
      columns={[
        { key: 'device', header: t(lang, 'account.device'), rowHeader: true, cell: deviceOf },
        { key: 'since', header: t(lang, 'account.since'), cell: (session) => when(session.createdAt) },
        { key: 'seen', header: t(lang, 'account.seen'), cell: (session) => when(session.seenAt) },
        {
          key: 'action',
          header: t(lang, 'account.action'),
          cell: (session) =>
            session.id === current ? (
              t(lang, 'account.this_device')
            ) : (
              <Button kind="secondary" name="sesi" value={session.id}>
                {t(lang, 'account.end_session')}
                <span class="govuk-visually-hidden"> {t(lang, 'account.end_session_hidden', { device: deviceOf(session), since: when(session.createdAt) })}</span>
              </Button>
            ),
        },
      ]}
    />
  )
}
