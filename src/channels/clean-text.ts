// Control characters that the database cannot store or that would break a line; line ends and tabs stay.
const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/gu

/** Text of a message made safe to store: whole characters, one kind of line end, no control characters, at most `max` characters. */
export function cleanText(text: string, max = 100_000): string {
  return text.slice(0, max * 2).toWellFormed().normalize('NFC').replace(/\r\n?/gu, '\n').replace(unstorable, '').trim().slice(0, max).toWellFormed()
}

/** One line of it; null when nothing is left. */
export function cleanLine(text: string, max = 200): string | null {
  return cleanText(text, max).replace(/\s+/gu, ' ').trim() || null
}
