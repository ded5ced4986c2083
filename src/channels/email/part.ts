import libmime from 'libmime'
import type { StoredFile } from '../../platform/files.ts'
import { cleanLine, cut } from './clean.ts'
import { decodeText } from './charset.ts'
import { decodeWords } from './words.ts'

/** The splitter's node, as far as it is used here. */
export interface MailNode {
  parentNode: MailNode | false; contentType: string | false; charset: string | false; disposition: string | false; filename: string | false
  flowed: boolean; delSp: boolean; multipart: string | false
}

/** A leaf of a mail: text, a file, a machine's report. */
export interface Part {
  mediaType: string
  charset: string | null
  name: string | null
  disposition: string | null
  /** It has a Content-ID within `multipart/related`: shown within the text. */
  related: boolean
  flowed: boolean
  delSp: boolean
  /** The parts that it lies in, outermost first. */
  within: readonly MailNode[]
  /** What it is kept for. */
  use: 'text' | 'report' | 'winmail' | 'file'
  /** Its content, decoded from its transfer encoding; of a file only what is looked at. */
  pieces: Buffer[]
  /** Whether `pieces` are all of it. */
  whole: boolean
  file: StoredFile | null
}

const reportTypes: ReadonlySet<string> = new Set(['message/delivery-status', 'message/global-delivery-status', 'message/disposition-notification', 'message/global-disposition-notification',
  'message/feedback-report', 'message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers'])

/** Files whose beginning is looked at as well: machines' reports, returned and attached mails, invitations. */
export function isLookedAt(mediaType: string): boolean {
  return reportTypes.has(mediaType) || mediaType === 'text/calendar'
}

/** The leaf that starts at this node, still without content. */
export function partOf(node: MailNode, { hasCid }: { hasCid: boolean }): Part {
  const within: MailNode[] = []
  for (let parent = node.parentNode; parent; parent = parent.parentNode) within.unshift(parent)
  const name = cleanName(node.filename)
  const mediaType = typeOf(node.contentType, name)
  return {
    mediaType, charset: node.charset || null, name, disposition: node.disposition || null, flowed: node.flowed, delSp: node.delSp, within,
    related: hasCid && within.some((parent) => parent.multipart === 'related'),
    use: useOf(mediaType, name, node.disposition || null, within), pieces: [], whole: true, file: null,
  }
}

function useOf(mediaType: string, name: string | null, disposition: string | null, within: readonly MailNode[]): Part['use'] {
  const isText = mediaType === 'text/plain' || mediaType === 'text/html'
  // A text that is the whole mail is what was written, even when it is called a file.
  if (isText && (within.length === 0 || (disposition !== 'attachment' && name === null))) return 'text'
  if (within[0]?.multipart === 'report' && reportTypes.has(mediaType)) return 'report'
  return /^application\/(?:vnd\.)?ms-tnef$/u.test(mediaType) || name?.toLowerCase() === 'winmail.dat' ? 'winmail' : 'file'
}

const typesByEnding: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp', heic: 'image/heic', pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv', zip: 'application/zip',
  doc: 'application/msword', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xls: 'application/vnd.ms-excel', rtf: 'application/rtf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', odt: 'application/vnd.oasis.opendocument.text', mp3: 'audio/mpeg', m4a: 'audio/mp4', amr: 'audio/amr',
  ogg: 'audio/ogg', opus: 'audio/ogg', wav: 'audio/wav', mp4: 'video/mp4', '3gp': 'video/3gpp', mov: 'video/quicktime', eml: 'message/rfc822', ics: 'text/calendar',
}

/** The media type as declared; by the ending of its name when the declaration says nothing. */
export function typeOf(declared: string | false | null, name: string | null): string {
  const type = (declared || '').toLowerCase()
  if (type === 'text' || type === '') return 'text/plain'
  const known = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/u.test(type) && type !== 'application/octet-stream'
  return known ? type : (typesByEnding[name?.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream')
}

const endings: Readonly<Record<string, string>> = { 'message/rfc822': 'eml', 'text/calendar': 'ics', 'text/plain': 'txt', 'text/html': 'html', ...Object.fromEntries(Object.entries(typesByEnding).reverse().map(([ending, type]) => [type, ending])) }

/** The name of a file that has none: by its kind and place. */
export function givenName(mediaType: string, place: number): string {
  return `lampiran-${place}.${endings[mediaType] ?? 'bin'}`
}

/** A file's name without folders and control characters, at most 200 characters, its ending kept. */
export function cleanName(raw: string | false | null): string | null {
  const name = cleanLine(decodeWords(raw || '').split(/[/\\]/u).at(-1), 1000)?.replace(/[<>:"|?*\u202A-\u202E\u2066-\u2069]/gu, '').replace(/^\.+/u, '').trim()
  if (!name) return null
  const ending = name.match(/\.[\w]{1,10}$/u)?.[0] ?? ''
  return name.length <= 200 ? name : cut(name.slice(0, name.length - ending.length), 200 - ending.length) + ending
}

/** The text of a part, its lines as they were written (RFC 3676 for flowed text). */
export function textOf(part: Part): string {
  const text = decodeText(Buffer.concat(part.pieces), part.charset).replace(/\r\n?/gu, '\n')
  // The mark of a signature stands alone, also below a line that ends in a blank (RFC 3676, 4.3); the library would join them.
  return part.flowed ? libmime.decodeFlowed(text.replace(/ \n(?=-- \n)/gu, '\n'), part.delSp) : text
}
