import { refusalKeys } from '../../complaint/refusal.ts'
import type { Refusal } from '../../complaint/refusal.ts'
import { problemStatuses } from '../../platform/http/problem.ts'
import { dictionaries, t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'

/** Every code that a problem's `type` may end with. */
export const problemCodes: readonly string[] = [...Object.keys(problemStatuses), ...refusalKeys]

/** The kind of problem in a few words; the same for every occurrence (RFC 9457, 3.1.3). */
export function titleOf(lang: Language, code: string): string {
  const key = `api.title.${plain(code)}`
  return t(lang, isMessageKey(key) ? key : 'api.title.refused')
}

/** What it means and what to do, for codes of the web server and of the API itself. */
export function detailOf(lang: Language, code: string): string {
  const key = `api.detail.${plain(code)}`
  return isMessageKey(key) ? t(lang, key) : titleOf(lang, code)
}

/** The sentence of a refusal, as officers read it too. */
export function refusalText(lang: Language, { key, params }: Refusal): string {
  // These two sentences speak of a form; a program has none.
  if (key === 'key_reused' || key === 'invalid_input') return detailOf(lang, key)
  const name = `refusal.${key}`
  return isMessageKey(name) ? t(lang, name, params) : titleOf(lang, key)
}

/** The sentence about one input, as forms show it. */
export function inputText(lang: Language, key: string, params: MessageParams | undefined): string {
  const name = key === 'unknown_field' ? 'api.detail.unknown_field' : `input.${key}`
  return isMessageKey(name) ? t(lang, name, params) : titleOf(lang, 'invalid_input')
}

/** A short page about a kind of problem; null for a code that is none of ours. Placeholders stay as they are: there is no occurrence. */
export function problemPage(lang: Language, code: string): string | null {
  if (!problemCodes.includes(code)) return null
  const name = `refusal.${code}`
  const detail = `api.detail.${plain(code)}`
  const text = isMessageKey(detail) ? dictionaries[lang][detail] : isMessageKey(name) ? dictionaries[lang][name] : ''
  return [titleOf(lang, code), text].filter(Boolean).join('\n\n') + '\n'
}

function plain(code: string): string {
  return code.replaceAll('-', '_')
}

function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(dictionaries.id, text)
}
