/**
 * Dates, times and numbers as people here read them. The zone is the office's, never the machine's:
 * every function that shows a moment takes it as an argument (IANA name, `Asia/Jakarta`).
 */
import { t } from './messages/messages.ts'
import type { Language, MessageKey } from './messages/messages.ts'

const locales = { id: 'id-ID', en: 'en-GB' } as const

const indonesianZones: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** Building a formatter costs 50 times its use; a page may show hundreds of dates. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function dateFormat(lang: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name} ${options.timeZone ?? ''}`
  let format = dateFormats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locales[lang], { calendar: 'gregory', ...options })
    dateFormats.set(key, format)
  }
  return format
}

/** "WIB", "WITA", "WIT"; elsewhere the zone's own short name. */
export function zoneLabel(lang: Language, zone: string): string {
  const known = indonesianZones[zone]
  if (known) return known
  const parts = dateFormat(lang, 'zone', { timeZone: zone, timeZoneName: 'short' }).formatToParts(0)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** "10.00" in Indonesian, "10:00" in English; 24 hours. */
export function formatTime(lang: Language, at: Temporal.Instant, zone: string): string {
  return dateFormat(lang, 'time', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at.epochMilliseconds,
  )
}

/** "Selasa, 24 November 2026". */
export function formatDate(lang: Language, at: Temporal.Instant, zone: string): string {
  const weekday = dateFormat(lang, 'weekday', { timeZone: zone, weekday: 'long' }).format(at.epochMilliseconds)
  return `${weekday}, ${formatDay(lang, at, zone)}`
}

/** "24 November 2026": without the weekday, for papers and lists. */
export function formatDay(lang: Language, at: Temporal.Instant, zone: string): string {
  return dateFormat(lang, 'day', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    at.epochMilliseconds,
  )
}

/** "Selasa, 24 November 2026 pukul 10.00 WIB". */
export function formatDateTime(lang: Language, at: Temporal.Instant, zone: string): string {
  return t(lang, 'time.at', {
    date: formatDate(lang, at, zone),
    time: formatTime(lang, at, zone),
    zone: zoneLabel(lang, zone),
  })
}

/** "24/11/2026". */
export function formatShortDate(lang: Language, at: Temporal.Instant, zone: string): string {
  return dateFormat(lang, 'short', { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    at.epochMilliseconds,
  )
}

/** "24/11/2026 10.00": for tables and the register. */
export function formatShortDateTime(lang: Language, at: Temporal.Instant, zone: string): string {
  return `${formatShortDate(lang, at, zone)} ${formatTime(lang, at, zone)}`
}

/** A calendar date without a time, as "Selasa, 24 November 2026" (`long`), "Sel 24 Nov" (`strip`) or "24/11/2026" (`short`). */
export function formatPlainDate(lang: Language, date: Temporal.PlainDate, style: 'long' | 'strip' | 'short' = 'long'): string {
  const at = date.toZonedDateTime({ timeZone: 'UTC' }).toInstant()
  if (style === 'long') return formatDate(lang, at, 'UTC')
  if (style === 'short') return formatShortDate(lang, at, 'UTC')
  const weekday = dateFormat(lang, 'weekday-short', { timeZone: 'UTC', weekday: 'short' }).format(at.epochMilliseconds)
  const day = dateFormat(lang, 'day-short', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(at.epochMilliseconds)
  return `${weekday} ${day}`
}

/** "November": a month of the year, 1 to 12. */
export function formatMonth(lang: Language, month: number): string {
  const at = Temporal.PlainDate.from({ year: 2000, month, day: 1 }).toZonedDateTime({ timeZone: 'UTC' })
  return dateFormat(lang, 'month', { timeZone: 'UTC', month: 'long' }).format(at.epochMilliseconds)
}

/** The office's clock on the machine-readable side of `<time>`: "2026-11-24T10:00+07:00". */
export function machineTime(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' })
}

/** "1.234,5" in Indonesian, "1,234.5" in English. `decimals`: exactly so many; without it up to three. */
export function formatNumber(lang: Language, value: number | bigint, decimals?: number): string {
  const key = `${lang} ${decimals ?? 'any'}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(
      locales[lang],
      decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
    )
    numberFormats.set(key, format)
  }
  return format.format(value)
}

/** Size of a file for people: "850 kB", "1,2 MB" (decimal units; `bytes` ≥ 0). */
export function formatBytes(lang: Language, bytes: number): string {
  if (bytes < 1000) return `${formatNumber(lang, bytes, 0)} B`
  if (bytes < 999_500) return `${formatNumber(lang, bytes / 1000, 0)} kB`
  return `${formatNumber(lang, bytes / 1_000_000, 1)} MB`
}

/** An amount of time in one unit. `work-*` is time of the office's calendar, the others run on. */
export type TimeAmount = {
  readonly value: number
  readonly unit: 'work-days' | 'work-hours' | 'work-minutes' | 'days' | 'hours' | 'minutes'
}

const unitKeys = {
  'work-days': ['time.work_day_one', 'time.work_days'],
  'work-hours': ['time.work_hour_one', 'time.work_hours'],
  'work-minutes': ['time.work_minute_one', 'time.work_minutes'],
  days: ['time.day_one', 'time.days'],
  hours: ['time.hour_one', 'time.hours'],
  minutes: ['time.minute_one', 'time.minutes'],
} as const satisfies Record<TimeAmount['unit'], readonly [MessageKey, MessageKey]>

/** "3 jam kerja". The sign is dropped. */
export function formatAmount(lang: Language, amount: TimeAmount): string {
  const value = Math.abs(amount.value)
  const [one, many] = unitKeys[amount.unit]
  return t(lang, value === 1 ? one : many, { n: formatNumber(lang, value) })
}

/** "3 jam kerja lagi"; "terlambat 2 jam kerja" when negative. */
export function formatTimeLeft(lang: Language, amount: TimeAmount): string {
  return t(lang, amount.value < 0 ? 'time.late' : 'time.left', { amount: formatAmount(lang, amount) })
}
