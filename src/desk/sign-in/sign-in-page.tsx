import { Button } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import { TextInput } from '../../ui/text-input/text-input.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import type { DemoSignIn } from './demo-accounts.tsx'

export type SignInPageProps = {
  readonly frame: PageFrame
  readonly email: string
  /** Where to go after signing in. */
  readonly next: string
  readonly errors: readonly ErrorItem[]
  /** Something to say first: signed out, password saved. */
  readonly notice?: { readonly key: MessageKey; readonly kind: 'success' | 'info' }
  readonly demo?: DemoSignIn | null
}

/** `/masuk`. */
export function SignInPage({ frame, email, next, errors, notice, demo }: SignInPageProps) {
  const { lang } = frame
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.text
  return (
    <DeskPage frame={frame} title={t(lang, 'sign_in.title')} failed={errors.length > 0} narrow>
      <ErrorSummary lang={lang} errors={errors} />
      {notice === undefined ? null : (
        <NotificationBanner lang={lang} kind={notice.kind}>
          <p>{t(lang, notice.key)}</p>
        </NotificationBanner>
      )}
      <h1>{t(lang, 'sign_in.title')}</h1>
      <p>{t(lang, 'sign_in.lead')}</p>
      <Form frame={frame} action="/masuk">
        <input type="hidden" name="kembali" value={next} />
        <TextInput lang={lang} name="email" label={t(lang, 'sign_in.email')} type="email" value={email} autocomplete="username" spellcheck={false} error={errorOf('email')} />
        <TextInput lang={lang} name="password" label={t(lang, 'sign_in.password')} type="password" autocomplete="current-password" error={errorOf('password')} />
        <Button>{t(lang, 'sign_in.submit')}</Button>
      </Form>
      {demo ? <DemoAccounts frame={frame} demo={demo} next={next} /> : null}
      <h2>{t(lang, 'sign_in.forgotten_title')}</h2>
      <p>{t(lang, 'sign_in.forgotten_text')}</p>
    </DeskPage>
  )
}
