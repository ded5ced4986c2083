import { cleanLine } from './clean.ts'
import { limits } from './limits.ts'
import { isForwardMark } from './quoted.ts'

/** Whose mail was passed on, as far as the mail says. */
export interface Forwarded { from: string; date: string | null; subject: string | null }

const field = /^[\s>*]*(dari|from|daripada|tanggal|date|dikirim|sent|tarikh|perihal|subyek|subjek|subject|judul)\s*:\*?\s*(.+?)\**\s*$/iu
const fieldNames: Readonly<Record<string, keyof Forwarded>> = {
  dari: 'from', from: 'from', daripada: 'from', tanggal: 'date', date: 'date', dikirim: 'date', sent: 'date', tarikh: 'date',
  perihal: 'subject', subyek: 'subject', subjek: 'subject', subject: 'subject', judul: 'subject',
}

/** Reads who wrote the mail that is passed on within this text; null when the text passes none on. */
export function readForwarded(text: string, subject: string | null): Forwarded | null {
  const lines = text.split('\n')
  const mark = lines.findIndex(isForwardMark)
  // Outlook has no mark: a block of headers, and a subject that says so.
  const start = mark >= 0 ? mark + 1 : isForwardSubject(subject) ? lines.findIndex((line) => /^[\s>*]*(?:dari|from|daripada)\s*:/iu.test(line)) : -1
  if (start < 0) return null
  const found: Partial<Record<keyof Forwarded, string>> = {}
  for (const line of lines.slice(start, start + 12)) {
    const [, name = '', value = ''] = line.slice(0, 500).match(field) ?? []
    const key = fieldNames[name.toLowerCase()]
    if (key && found[key] === undefined) found[key] = value
  }
  const from = cleanLine(found.from, limits.name)
  return from === null ? null : { from, date: cleanLine(found.date, 100), subject: cleanLine(found.subject, limits.subject) }
}

/** Fwd:, Fw:, Trs:, Terusan:, Diteruskan: */
export function isForwardSubject(subject: string | null): boolean {
  return /^\s*(?:fwd?|trs|terusan|diteruskan|wg)\s*(?:\[\d+\])?:/iu.test(subject ?? '')
}

/** Re:, Bls:, Balas:, Tanggapan:, AW: … */
export function isReplySubject(subject: string | null): boolean {
  return /^\s*(?:re|bls|balas|balasan|tanggapan|aw|antw|sv|res|rif)\s*(?:\[\d+\])?:/iu.test(subject ?? '')
}

/** A mail that hangs on another as a file, told as the mail programs do it: who, when, what about, and its text. */
export function tellForwarded({ from, date, subject }: Forwarded, text: string): string {
  return [`Dari: ${from}`, ...(date ? [`Tanggal: ${date}`] : []), ...(subject ? [`Perihal: ${subject}`] : []), '', text].join('\n').trim()
}
