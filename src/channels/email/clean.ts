const unstorable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFEFF\u200B\u00AD]/gu

/** Text of a mail made safe to store: whole characters, no control characters, one kind of line end, plain blanks, at most two empty lines in a row. */
export function cleanBody(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/gu, '\n').replace(/\u00A0/gu, ' ').replace(unstorable, '')
    .split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{4,}/gu, '\n\n\n').replace(/^\n+|\n+$/gu, '')
}

/** One line, at most `max` characters, without half a character at its end; null when nothing is left. */
export function cleanLine(text: string | null | undefined, max: number): string | null {
  const line = (text ?? '').slice(0, max * 4).toWellFormed().normalize('NFC').replace(unstorable, '').replace(/\s+/gu, ' ').trim()
  return line === '' ? null : cut(line, max)
}

/** The first `max` characters, never half of one. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/u, '')
}
