import type { LetterChannel, TemplateProblem } from '../../procedure/letters/letters.ts'
import type { LetterPlace } from '../../procedure/letters/templates.ts'
import type { LetterName } from '../../procedure/letters/told.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

export const templatesPath = '/meja/pengaturan/pesan'

/** Address of one letter's page. */
export function templateHref({ letter, channel, language }: LetterPlace): string {
  return `${templatesPath}/${letter}/${channel}/${language}`
}

export function letterText(lang: Language, letter: LetterName): string {
  return t(lang, keyOf('templates.letter', letter))
}

export function letterChannelText(lang: Language, channel: LetterChannel): string {
  return t(lang, keyOf('templates.channel', channel))
}

/** "Tanda Terima, SMS, bahasa Indonesia": for titles and the office's history. */
export function placeText(lang: Language, { letter, channel, language }: LetterPlace): string {
  return `${letterText(lang, letter)}, ${letterChannelText(lang, channel)}, ${t(lang, keyOf('templates.language', language))}`
}

/** What is wrong with typed words, in a sentence that says what to do. */
export function problemText(lang: Language, { field, key, names }: TemplateProblem): string {
  return t(lang, `templates.problem_${key}`, { field: t(lang, field === 'subject' ? 'templates.subject' : 'templates.text'), names: names.map((name) => `{${name}}`).join(', ') })
}
