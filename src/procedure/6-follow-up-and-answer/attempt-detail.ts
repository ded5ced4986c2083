import type { Attempt } from '../../complaint/state.ts'
import { formatNumber, formatPlainDate } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/**
 * The proof of an attempt in one line, as its channel gives it: "Surat nomor 005/12/2026, dikirim 24/11/2026, pos tercatat, resi P123".
 * `names` false leaves out who took the answer, for readers from whom the complainant is kept secret. Null when nothing was written down.
 */
export function attemptDetailText(lang: Language, { channel, detail, receiver }: Pick<Attempt, 'channel' | 'detail'> & { receiver?: Attempt['receiver'] | undefined }, names = true): string | null {
  const { letter, fax, phone } = detail ?? {}
  const who = names && receiver ? [receiver.name, receiver.relation && `(${receiver.relation})`].filter(Boolean).join(' ') : null
  const parts = [
    letter?.number && t(lang, 'attempt.letter_number', { number: letter.number }),
    letter?.sentOn && t(lang, 'attempt.sent_on', { date: formatPlainDate(lang, Temporal.PlainDate.from(letter.sentOn), 'short') }),
    letter?.means && t(lang, keyOf('letter_means', letter.means)),
    letter?.tracking && t(lang, 'attempt.tracking', { number: letter.tracking }),
    fax?.report && t(lang, keyOf('fax_report', fax.report)),
    fax?.pages && t(lang, 'attempt.pages', { n: formatNumber(lang, fax.pages) }),
    who && t(lang, channel === 'phone' ? 'attempt.spoke_with' : 'attempt.taken_by', { who }),
    phone?.from && phone.until ? t(lang, 'attempt.from_until', { from: clock(lang, phone.from), until: clock(lang, phone.until) })
      : phone?.from && t(lang, 'attempt.at_time', { at: clock(lang, phone.from) }),
  ].filter((part): part is string => typeof part === 'string' && part !== '')
  if (parts.length === 0) return null
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 10:15 as it is written: 10.15 in Indonesian. */
function clock(lang: Language, time: string): string {
  return lang === 'id' ? time.replace(':', '.') : time
}
