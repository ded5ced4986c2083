import { gsm7Count, smsRoom, smsText } from '../../channels/sms/gsm7.ts'
import type { SmsCount } from '../../channels/sms/gsm7.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { LetterText } from './letters.ts'
import { exampleValues, fill } from './placeholders.ts'
import type { LetterPlace } from './templates.ts'
import { officeWords } from './values.ts'

/** A letter as a complainant would read it, and what it costs as SMS; null: it is none. `room`: characters of one SMS. */
export interface LetterPreview { subject: string | null; text: string; sms: (SmsCount & { room: number }) | null }

/** The words of a letter filled with invented values and the office's own. */
export function previewLetter({ channel, language }: LetterPlace, words: LetterText, standard: Standard, site: string): LetterPreview {
  const values = exampleValues(language, officeWords(standard, site))
  const filled = fill(words.text, values)
  if (channel !== 'sms') return { subject: channel === 'email' ? fill(words.subject ?? '', values) : null, text: filled, sms: null }
  const text = smsText(filled)
  const count = gsm7Count(text)
  const { single, each } = smsRoom[count.encoding]
  return { subject: null, text, sms: { ...count, room: count.parts === 1 ? single : each * count.parts } }
}
