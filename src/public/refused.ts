import type { RefusalKey } from '../complaint/refusal.ts'
import { fieldId } from '../procedure/form-kit.tsx'
import type { InputKey, InputProblem } from '../procedure/input.ts'
import type { Refused } from '../procedure/perform.ts'
import type { ErrorItem } from '../ui/error-summary/error-summary.tsx'
import { t } from '../ui/messages/messages.ts'
import type { Language, MessageKey } from '../ui/messages/messages.ts'

/** A form of a page: the beginning of its fields' ids, and the names of its fields. */
export interface FormShape { id: string; fields: readonly string[] }

/** Why the procedure said no, as errors that lead to their fields. */
export function refusedErrors(lang: Language, { refusal, problems }: Refused, form: FormShape): ErrorItem[] {
  return problems ? problemErrors(lang, problems, form) : [errorAt(form, refusal.field ?? '', t(lang, refusalKey(refusal.key), refusal.params))]
}

/** `words`: for a field whose absence has a sentence of its own. */
export function problemErrors(lang: Language, problems: readonly InputProblem[], form: FormShape, words: Readonly<Partial<Record<string, MessageKey>>> = {}): ErrorItem[] {
  return problems.map(({ path, key, params }) => errorAt(form, path, t(lang, (key === 'required' ? words[path] : undefined) ?? inputKey(key), params)))
}

/** An error of a field that the form has; otherwise one of the form, which leads nowhere. */
export function errorAt({ id, fields }: FormShape, path: string, text: string): ErrorItem {
  const field = fields.find((name) => path === name || path.startsWith(`${name}.`))
  return field === undefined ? { text } : { id: fieldId(id, field), text }
}

/** The sentence of each wrong field by its dotted name, for the fields themselves; several become one. */
export function errorsByField({ id, fields }: FormShape, errors: readonly ErrorItem[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap((name) => {
    const texts = errors.filter((error) => error.id === fieldId(id, name)).map((error) => error.text)
    return texts.length === 0 ? [] : [[name, texts.join(' ')]]
  }))
}

const inputKey = (key: InputKey): MessageKey => `input.${key}`
const refusalKey = (key: RefusalKey): MessageKey => `refusal.${key}`
