/** Reading addresses: what stands after the question mark is typed by people and by strangers. */

const longest = 300

/** One text of a query, trimmed and of a sensible length; '' when it is missing, repeated or something else. */
export function textAt(query: unknown, name: string): string {
  const value = typeof query === 'object' && query !== null && Object.hasOwn(query, name) ? (query as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim().slice(0, longest).toWellFormed() : ''
}

/** The text when it is one of these, else undefined. */
export function choiceAt<const T extends string>(query: unknown, name: string, values: readonly T[]): T | undefined {
  const text = textAt(query, name)
  return values.find((value) => value === text)
}

/** A whole number between two others, else undefined. */
export function wholeAt(query: unknown, name: string, min: number, max: number): number | undefined {
  const text = textAt(query, name)
  if (!/^\d{1,9}$/u.test(text)) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

/** A moment and an id, as a page's `sesudah` says where the next one begins: `2026-11-24T03:00:00Z_0193…`; the moment may be missing: `-_0193…`. */
export function cursorAt(query: unknown, name: string): { at: Temporal.Instant | null; id: string } | null {
  const [, at = '', id = ''] = /^([\dT:.Z-]{1,40})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(textAt(query, name)) ?? []
  if (id === '') return null
  if (at === '-') return { at: null, id }
  try {
    return { at: Temporal.Instant.from(at), id }
  } catch (error) {
    if (error instanceof RangeError) return null // not a moment: as if there were no cursor
    throw error
  }
}

export function cursorText(at: Temporal.Instant | null, id: string): string {
  return `${at?.toString() ?? '-'}_${id}`
}

/** An address with these parameters; those without a value are left out. */
export function href(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
