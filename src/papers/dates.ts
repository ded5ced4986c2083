/** Dates as Indonesian papers write them. Own tables, not the machine's: the same paper must come out byte for byte on any machine. */

const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']
const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

type Day = Pick<Temporal.PlainDate, 'day' | 'month' | 'year' | 'dayOfWeek'>

/** "24 November 2026" */
export function dayOnPaper(date: Day): string {
  return `${date.day} ${months[date.month - 1]} ${date.year}`
}

/** "Selasa, 24 November 2026" */
export function weekdayOnPaper(date: Day): string {
  return `${weekdays[date.dayOfWeek - 1]}, ${dayOnPaper(date)}`
}

/** "Selasa, 24 November 2026 pukul 10.00 WIB"; `zone` is the office's IANA zone. */
export function momentOnPaper(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  const time = [local.hour, local.minute].map((part) => String(part).padStart(2, '0')).join('.')
  return `${weekdayOnPaper(local)} pukul ${time} ${zoneNames[zone] ?? `UTC${local.offset}`}`
}

/** A moment for the metadata of a document: the parts that Typst's `datetime` takes. */
export function civil({ year, month, day, hour, minute, second }: Temporal.ZonedDateTime): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number> {
  return { year, month, day, hour, minute, second }
}
