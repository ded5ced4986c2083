import type { Standard } from '../../office/standard/schema.ts'
import { formatAmount } from '../../ui/format.ts'
import type { TimeAmount } from '../../ui/format.ts'
import type { Language } from '../../ui/messages/messages.ts'

const units = {
  'same-time': 'work-days', 'end-of-day': 'work-days', 'working-days': 'work-days', 'office-hours': 'work-hours', 'calendar-days': 'days', 'elapsed-hours': 'hours',
} as const satisfies Record<Standard['clocks'][number]['limit']['unit'], TimeAmount['unit']>

/** The office's promise (S4) in words: "1 hari kerja". */
export function promiseText(standard: Standard, lang: Language): string {
  const clock = standard.clocks.find((candidate) => candidate.id === standard.time.promise)
  if (!clock) throw new Error(`the standard has no clock ${standard.time.promise}`)
  return formatAmount(lang, { value: clock.limit.amount, unit: units[clock.limit.unit] })
}
