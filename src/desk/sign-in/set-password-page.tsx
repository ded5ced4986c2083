import { Button } from '../../ui/button/button.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { NewPasswordFields } from './password-fields.tsx'

export type SetPasswordPageProps = {
  readonly frame: PageFrame
  readonly action: string
  readonly person: { readonly name: string; readonly email: string }
  readonly errors: readonly ErrorItem[]
}

/** `/sandi/<token>`: the first password, or a new one in place of a forgotten one. */
export function SetPasswordPage({ frame, action, person, errors }: SetPasswordPageProps) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'sign_in.set_title')} failed={errors.length > 0} narrow>
      <ErrorSummary lang={lang} errors={errors} />
      <h1>{t(lang, 'sign_in.set_title')}</h1>
      <p>{t(lang, 'sign_in.set_lead', { name: person.name, email: person.email })}</p>
      <Form frame={frame} action={action}>
        <NewPasswordFields lang={lang} email={person.email} errors={errors} />
        <Button>{t(lang, 'sign_in.save_password')}</Button>
      </Form>
    </DeskPage>
  )
}

/** The same address with a link that was used, has expired or never was. */
export function DeadLinkPage({ frame }: { readonly frame: PageFrame }) {
  const { lang } = frame
  return (
    <DeskPage frame={frame} title={t(lang, 'sign_in.link_dead_title')} narrow>
      <h1>{t(lang, 'sign_in.link_dead_title')}</h1>
      <p>{t(lang, 'sign_in.link_dead_text')}</p>
      <p>
        <a href="/masuk">{t(lang, 'sign_in.title')}</a>
      </p>
    </DeskPage>
  )
}
