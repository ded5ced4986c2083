/** What separates the fields: a comma (RFC 4180), or the semicolon that spreadsheet programs set to Indonesian expect. */
export type Separator = ',' | ';'

/** Tells spreadsheet programs that the file is UTF-8. */
export const byteOrderMark = '\uFEFF'

// A field that begins like this would be carried out as a formula by a spreadsheet program; what people typed must stay text.
const formula = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

/** One record of a CSV file (RFC 4180), with its line end. */
export function csvRecord(fields: readonly string[], separator: Separator): string {
  return `${fields.map((field) => csvField(field, separator)).join(separator)}\r\n`
}

function csvField(text: string, separator: Separator): string {
  const safe = formula.test(text) ? `'${text}` : text
  return safe.includes(separator) || /["\r\n]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
