const months = new Map<string, number>([
  ['jan', 1], ['feb', 2], ['peb', 2], ['mar', 3], ['apr', 4], ['may', 5], ['mei', 5], ['jun', 6], ['jul', 7], ['aug', 8], ['agu', 8], ['ags', 8], ['sep', 9],
  ['oct', 10], ['okt', 10], ['nov', 11], ['nop', 11], ['dec', 12], ['des', 12],
])
const zones = new Map<string, string>([
  ['GMT', '+00:00'], ['UT', '+00:00'], ['UTC', '+00:00'], ['Z', '+00:00'], ['WIB', '+07:00'], ['WITA', '+08:00'], ['WIT', '+09:00'], ['SGT', '+08:00'], ['MYT', '+08:00'],
  ['JST', '+09:00'], ['EST', '-05:00'], ['EDT', '-04:00'], ['CST', '-06:00'], ['CDT', '-05:00'], ['MST', '-07:00'], ['MDT', '-06:00'], ['PST', '-08:00'], ['PDT', '-07:00'],
])
const form = /(?:^|[\s,])(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(?:([+-]\d{2}):?(\d{2})|([a-z]{1,5}))?/iu

/** The moment of a Date header (RFC 5322, and what is written instead); null when it cannot be read or cannot be. Without a zone it is UTC, as the standard says. */
export function readDate(value: string): Temporal.Instant | null {
  const found = value.slice(0, 200).match(form)
  const month = months.get((found?.[2] ?? '').toLowerCase())
  const digits = (text: string | undefined) => (text ?? '0').padStart(2, '0')
  const [year, zone] = found && month ? [yearOf(found[3] ?? ''), found[7] ? `${found[7]}:${found[8]}` : (zones.get((found[9] ?? '').toUpperCase()) ?? '+00:00')] : ['', '']
  const text = found && month ? `${year}-${digits(String(month))}-${digits(found[1])}T${digits(found[4])}:${found[5]}:${digits(found[6])}${zone}` : value.trim()
  try {
    const instant = Temporal.Instant.from(text)
    return instant.epochMilliseconds > 0 && instant.epochMilliseconds < 4_102_444_800_000 ? instant : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function yearOf(text: string): string {
  if (text.length === 4) return text
  const year = Number(text)
  return String(text.length === 3 ? 1900 + year : year < 50 ? 2000 + year : 1900 + year)
}
