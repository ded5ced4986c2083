import { minPasswordLength, weaknessOf } from '../../office/people/password-rules.ts'
import { maxPasswordLength } from '../../office/people/passwords.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatNumber } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { TextInput } from '../../ui/text-input/text-input.tsx'

/** A new password, written twice. What was typed is never sent back. */
export function NewPasswordFields({ lang, email, errors }: { readonly lang: Language; readonly email: string; readonly errors: readonly ErrorItem[] }) {
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.text
  return (
    <>
      {/* For password managers, which otherwise do not know whose password this is. */}
      <input type="email" name="username" value={email} autocomplete="username" readonly hidden />
      <TextInput
        lang={lang}
        name="new_password"
        label={t(lang, 'sign_in.new_password')}
        hint={t(lang, 'sign_in.new_password_hint', { min: minPasswordLength })}
        type="password"
        autocomplete="new-password"
        error={errorOf('new_password')}
      />
      <TextInput lang={lang} name="repeat_password" label={t(lang, 'sign_in.repeat_password')} type="password" autocomplete="new-password" error={errorOf('repeat_password')} />
    </>
  )
}

/** What is wrong with the two fields; empty when the password may be kept. */
export function newPasswordErrors(lang: Language, typed: { new_password: string; repeat_password: string }, person: { name: string; email: string }): ErrorItem[] {
  const weakness = weaknessOf(typed.new_password, person)
  switch (weakness) {
    case null:
      return typed.new_password === typed.repeat_password ? [] : [{ id: 'repeat_password', text: t(lang, 'sign_in.password_differs') }]
    case 'too_short':
      return [{ id: 'new_password', text: t(lang, 'sign_in.password_too_short', { min: minPasswordLength }) }]
    case 'too_long':
      return [{ id: 'new_password', text: t(lang, 'sign_in.password_too_long', { max: formatNumber(lang, maxPasswordLength) }) }]
    default:
      return [{ id: 'new_password', text: t(lang, `sign_in.password_${weakness}`) }]
  }
}
