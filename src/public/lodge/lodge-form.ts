import { spokenInput } from '../../procedure/1-receive/lodge.ts'
import { problemsOf } from '../../procedure/input.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey } from '../../ui/messages/messages.ts'
import { errorAt, problemErrors } from '../refused.ts'
import type { FormShape } from '../refused.ts'
import { textAt } from '../typed.ts'
import type { Typed } from '../typed.ts'

/** The fields of `/adukan`, in the order of the page; named as in the API. */
export const lodgeForm = {
  id: 'adukan',
  fields: [
    'narrative', 'attachments', 'applicant.name', 'applicant.address.line', 'applicant.address.rt', 'applicant.address.rw', 'applicant.address.kelurahan',
    'confidential', 'applicant.phone', 'applicant.email', 'answerBy', 'category', 'incident.where', 'incident.when', 'about', 'desiredResolution',
    'principal.name', 'principal.address', 'principal.relation',
  ],
} as const satisfies FormShape

const needed: Partial<Record<string, MessageKey>> = {
  narrative: 'lodge.needed.narrative', applicant: 'lodge.needed.name', 'applicant.name': 'lodge.needed.name',
  'applicant.address': 'lodge.needed.line', 'applicant.address.line': 'lodge.needed.line',
}
/** Ways of answering that need a number. */
const byNumber = new Set(['phone', 'sms', 'whatsapp', 'fax'])

/** Everything that is wrong with what was typed, at once, in the order of the page. */
export function lodgeErrors(lang: Language, body: Typed, input: unknown, fileErrors: readonly string[]): ErrorItem[] {
  const parsed = spokenInput.safeParse(input, { reportInput: true })
  const errors = [
    ...(parsed.success ? [] : problemErrors(lang, problemsOf(parsed.error), lodgeForm, needed)),
    ...fileErrors.map((text) => errorAt(lodgeForm, 'attachments', text)),
    ...contactErrors(lang, body),
  ]
  const place = (error: ErrorItem) => lodgeForm.fields.findIndex((name) => errorAt(lodgeForm, name, '').id === error.id)
  return errors.sort((one, other) => place(one) - place(other))
}

/** What the citizen would find out too late: an answer that cannot reach them, a person acted for who has no name. */
function contactErrors(lang: Language, body: Typed): ErrorItem[] {
  const [phone, email, answerBy] = [textAt(body, 'applicant.phone'), textAt(body, 'applicant.email'), textAt(body, 'answerBy')]
  const digits = phone.replace(/\D/gu, '').length
  const found: [boolean, string, MessageKey][] = [
    [phone === '' ? byNumber.has(answerBy) : digits < 6, 'applicant.phone', phone === '' ? 'lodge.needed.phone' : 'lodge.wrong.phone'],
    [email === '' ? answerBy === 'email' : !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email), 'applicant.email', email === '' ? 'lodge.needed.email' : 'lodge.wrong.email'],
    [textAt(body, 'principal.name') === '' && ['address', 'relation'].some((part) => textAt(body, `principal.${part}`) !== ''), 'principal.name', 'lodge.needed.principal'],
  ]
  return found.flatMap(([wrong, field, key]) => (wrong ? [errorAt(lodgeForm, field, t(lang, key))] : []))
}
