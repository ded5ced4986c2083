import { dayOnPaper } from '../../papers/dates.ts'
import { formatMonth } from '../../ui/format.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** A month or a quarter (triwulan). `key`: `2026-11`, `2026-T4`. */
export interface Period { key: string; from: Temporal.PlainDate; months: 1 | 3 }

/** Reads `2026-11` or `2026-T4`; null: neither. */
export function readPeriod(text: string): Period | null {
  const [, year = '', month = '', quarter = ''] = /^(\d{4})-(?:(\d{2})|T([1-4]))$/u.exec(text) ?? []
  if (year === '') return null
  const first = quarter === '' ? Number(month) : (Number(quarter) - 1) * 3 + 1
  if (first < 1 || first > 12) return null
  return { key: text, from: Temporal.PlainDate.from({ year: Number(year), month: first, day: 1 }), months: quarter === '' ? 1 : 3 }
}

/** The day after its last. */
export function endOf({ from, months }: Period): Temporal.PlainDate {
  return from.add({ months })
}

/** The last so many months, then the last quarters, newest first, the running ones included. */
export function recentPeriods(today: Temporal.PlainDate, months: number, quarters: number): Period[] {
  const month = today.with({ day: 1 })
  const quarter = month.with({ month: month.month - ((month.month - 1) % 3) })
  const monthKey = ({ year, month: number }: Temporal.PlainDate) => `${year}-${String(number).padStart(2, '0')}`
  const quarterKey = ({ year, month: number }: Temporal.PlainDate) => `${year}-T${(number + 2) / 3}`
  return [
    ...Array.from({ length: months }, (_, back): Period => ({ key: monthKey(month.subtract({ months: back })), from: month.subtract({ months: back }), months: 1 })),
    ...Array.from({ length: quarters }, (_, back): Period => ({ key: quarterKey(quarter.subtract({ months: back * 3 })), from: quarter.subtract({ months: back * 3 }), months: 3 })),
  ]
}

const roman = ['I', 'II', 'III', 'IV']

/** "November 2026", "Triwulan IV 2026" */
export function periodName(lang: Language, { from, months }: Period): string {
  if (months === 1) return `${formatMonth(lang, from.month)} ${from.year}`
  const number = (from.month + 2) / 3
  return lang === 'id' ? `Triwulan ${roman[number - 1]} ${from.year}` : `Quarter ${number} of ${from.year}`
}

/** "1 Oktober 2026 s.d. 31 Desember 2026" */
export function spanOnPaper(period: Period): string {
  return `${dayOnPaper(period.from)} s.d. ${dayOnPaper(endOf(period).subtract({ days: 1 }))}`
}
