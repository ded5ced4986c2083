import { Button } from '../../ui/button/button.tsx'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { Form } from '../../ui/form/form.tsx'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'

/** Accounts that a demo shows to everyone, with their one password. Null outside a demo. */
export type DemoSignIn = {
  readonly password: string
  readonly accounts: readonly { readonly role: keyof typeof roleKeys; readonly name: string; readonly title: string; readonly email: string }[]
}

/** Who may sign in to the demo, each with a button: the same form as above, already filled in. */
export function DemoAccounts({ frame, demo, next }: { readonly frame: PageFrame; readonly demo: DemoSignIn; readonly next: string }) {
  const { lang } = frame
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t(lang, 'sign_in.demo_title')}</h2>
      <p>{t(lang, 'sign_in.demo_text', { password: demo.password })}</p>
      <DataTable
        lang={lang} caption={t(lang, 'sign_in.demo_title')} hideCaption rows={demo.accounts} rowKey={({ email }) => email}
        columns={[
          { key: 'role', header: t(lang, 'account.role'), rowHeader: true, cell: ({ role }) => t(lang, roleKeys[role]) },
          { key: 'name', header: t(lang, 'account.name'), cell: ({ name }) => name },
          { key: 'email', header: t(lang, 'account.email'), cell: ({ email }) => email },
          {
            key: 'enter', header: t(lang, 'account.action'),
            cell: ({ role, email }) => (
              <Form frame={frame} action="/masuk">
                <input type="hidden" name="kembali" value={next} />
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={demo.password} />
                <Button kind="secondary">
                  {t(lang, 'sign_in.submit')} <span class="govuk-visually-hidden">{t(lang, roleKeys[role])}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </section>
  )
}
