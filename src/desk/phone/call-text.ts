import type { Call } from '../../office/calls.ts'
import { ringsAtMost } from '../../office/calls.ts'
import { shownNumber } from '../../office/caller-number.ts'
import { formatNumber, formatTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

export function numberText(lang: Language, number: string | null, whole: boolean): string {
  return number === null ? t(lang, 'phone.withheld') : shownNumber(number, whole)
}

/** How a call stands: rings, is spoken, was missed, was answered, or what came of calling. */
export function stateText(lang: Language, call: Call, now: Temporal.Instant): string {
  if (call.direction === 'out' && call.result && call.result !== 'spoken') return t(lang, keyOf('call_result', call.result))
  if (call.answeredAt) return t(lang, call.endedAt ? 'call_state.answered' : 'call_state.talking')
  const rings = call.endedAt === null && Temporal.Instant.compare(now.subtract(ringsAtMost), call.startedAt) < 0
  return t(lang, rings ? 'call_state.ringing' : 'call_state.missed')
}

/** How long was spoken, in minutes and seconds; '' when nobody spoke or the call goes on. */
export function lengthText(lang: Language, { answeredAt, endedAt }: Pick<Call, 'answeredAt' | 'endedAt'>): string {
  if (!answeredAt || !endedAt) return ''
  const seconds = Math.max(0, Math.round((endedAt.epochMilliseconds - answeredAt.epochMilliseconds) / 1_000))
  if (seconds === 0) return ''
  return t(lang, 'phone.length', { minutes: formatNumber(lang, Math.floor(seconds / 60)), seconds: formatNumber(lang, seconds % 60) })
}

/** `jam 09.05–09.12`, or one time when the call was shorter than a minute. */
export function spanText(lang: Language, from: Temporal.Instant, until: Temporal.Instant, zone: string): string {
  const [begin, end] = [formatTime(lang, from, zone), formatTime(lang, until, zone)]
  return begin === end ? begin : `${begin}–${end}`
}

/** `09:05`, as the history keeps it. */
export function clockOf(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}
