import { decodeText } from './charset.ts'
import { decodeWords } from './words.ts'
import { limits } from './limits.ts'

/** The header of a mail or of a part, names in lower case, values unfolded, 8-bit text read, encoded words left as they are. */
export interface MailHeaders {
  /** The first of this name; '' when there is none. */
  first(name: string): string
  all(name: string): string[]
  has(name: string): boolean
  names(): IterableIterator<string>
}

/** Most characters of one header that are looked at. */
const longest = 64 * 1024

/** @param lines as the splitter gives them: one byte a character, folded */
export function readHeaders(lines: readonly { key: string; line: string }[]): MailHeaders {
  const values = new Map<string, string[]>()
  for (const { key, line } of lines) {
    const name = key.trim()
    if (!/^[\w.-]{1,80}$/u.test(name)) continue
    const same = values.get(name)
    if (same && same.length >= limits.addresses) continue
    const value = unfold(line.slice(line.indexOf(':') + 1, longest))
    if (same) same.push(value)
    else values.set(name, [value])
  }
  return { first: (name) => values.get(name)?.[0] ?? '', all: (name) => values.get(name) ?? [], has: (name) => values.has(name), names: () => values.keys() }
}

function unfold(value: string): string {
  return decodeText(Buffer.from(value, 'latin1'), null).replace(/[\r\n]+[\t ]*/gu, ' ').trim()
}

/** A header for reading: encoded words decoded. */
export function wordsOf(headers: MailHeaders, name: string): string {
  return decodeWords(headers.first(name))
}

/** Message ids of a header, without angle brackets; those too long to be one are left out. */
export function messageIds(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>\s]{1,1000})>/gu)].map(([, id = '']) => id)
  // Some programs leave the brackets out.
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,]+/u).filter((word) => word.includes('@'))
  return ids.map((id) => id.replace(/[\u0000-\u001F\u007F-\u009F]/gu, '').toWellFormed()).filter((id) => id.length > 0 && id.length <= limits.reference)
}

/** A parameter of a structured header: `report-type` of `multipart/report; report-type=delivery-status`. */
export function parameter(value: string, name: string): string | null {
  const found = value.slice(0, 2000).match(new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'iu'))
  return found ? (found[1] ?? found[2] ?? '').trim() : null
}

/** Fields of a machine's report (RFC 3464, RFC 8098): blocks of `Name: value`, names in lower case, split by empty lines. */
export function fieldBlocks(text: string): Map<string, string>[] {
  return text.replace(/\r\n?/gu, '\n').split(/\n[\t ]*\n/u).map((block) => {
    const fields = new Map<string, string>()
    for (const line of block.replace(/\n[\t ]+/gu, ' ').split('\n')) {
      const [, name = '', value = ''] = line.match(/^([\w-]{1,60})\s*:(.*)$/u) ?? []
      if (name !== '' && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim())
    }
    return fields
  }).filter((fields) => fields.size > 0)
}
