import { decodeText } from './charset.ts'
import { limits } from './limits.ts'
import { rtfText } from './rtf.ts'
import { readProperties } from './tnef-properties.ts'
import type { Properties } from './tnef-properties.ts'

/** What Outlook packed into a winmail.dat (TNEF). */
export interface Winmail {
  text: string | null
  html: string | null
  files: { name: string | null; mediaType: string | null; related: boolean; content: Buffer }[]
  /** It ended too early, or held what cannot be or is too much: what came before is here. */
  damaged: boolean
}

const signature = 0x223e9f78
const attribute = { body: 0x0002800c, properties: 0x00069003, codepage: 0x00069007, attachStart: 0x00069002, attachTitle: 0x00018010, attachData: 0x0006800f, attachProperties: 0x00069005 } as const
const property = { body: 0x1000, rtf: 0x1009, html: 0x1013, longName: 0x3707, shortName: 0x3704, displayName: 0x3001, mimeTag: 0x370e, contentId: 0x3712, data: 0x3701 } as const
/** Messages within messages that are opened. */
const deepest = 3

/** Reads a winmail.dat (MS-OXTNEF); null when it is none. Never throws: bounded by its own length. */
export function readWinmail(bytes: Buffer, depth = 0): Winmail | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null
  const winmail: Winmail = { text: null, html: null, files: [], damaged: false }
  let codepage = 'windows-1252'
  const open: OpenFile[] = []
  const finish = () => {
    for (const file of open.splice(0)) keepFile(winmail, file, depth)
  }
  let at = 6
  while (at < bytes.length) {
    // Level, id, length; then the data and a checksum of two bytes, which programs get wrong.
    if (at + 9 > bytes.length) return { ...done(), damaged: true }
    const id = bytes.readUInt32LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const start = at + 9
    if (start + length > bytes.length) return { ...done(), damaged: true }
    const data = bytes.subarray(start, start + length)
    at = start + length + 2
    if (id === attribute.codepage && length >= 4) codepage = `windows-${data.readUInt32LE(0)}`
    else if (id === attribute.body) winmail.text ??= untilNull(decodeText(data, codepage))
    else if (id === attribute.properties) readMessage(winmail, readProperties(data), codepage)
    else if (id === attribute.attachStart) {
      finish()
      open.push({ title: null, content: null, properties: new Map() })
    } else if (open[0]) Object.assign(open[0], fileAttribute(id, data, codepage))
  }
  return done()

  function done(): Winmail {
    finish()
    return winmail
  }
}

/** An attachment while its attributes are still coming. */
interface OpenFile { title: string | null; content: Buffer | null; properties: Properties }

function fileAttribute(id: number, data: Buffer, codepage: string): Partial<OpenFile> {
  if (id === attribute.attachTitle) return { title: untilNull(decodeText(data, codepage)) }
  if (id === attribute.attachData) return { content: data }
  return id === attribute.attachProperties ? { properties: readProperties(data) } : {}
}

function readMessage(winmail: Winmail, properties: Properties, codepage: string): void {
  winmail.text ??= textOf(properties, property.body, codepage)
  // As with every other text of a mail: more is not read, and the file is kept.
  if ((properties.get(property.html)?.value.length ?? 0) > limits.texts) winmail.damaged = true
  else winmail.html ??= textOf(properties, property.html, codepage)
  // Most of them have their text as compressed RTF alone.
  const rtf = winmail.text ?? winmail.html ? null : properties.get(property.rtf)?.value
  if (rtf) winmail.text = rtfText(rtf)
}

function keepFile(winmail: Winmail, { title, content, properties }: OpenFile, depth: number): void {
  const name = textOf(properties, property.longName) ?? textOf(properties, property.shortName) ?? title ?? textOf(properties, property.displayName)
  const data = content && content.length > 0 ? content : (properties.get(property.data)?.value ?? null)
  if (!data) return
  // A message that hangs on this one: its interface id, then a winmail of its own.
  const inner = properties.has(property.data) && depth < deepest ? readWinmail(data.subarray(16), depth + 1) : null
  if (!inner) {
    winmail.files.push({ name, mediaType: textOf(properties, property.mimeTag), related: properties.has(property.contentId), content: data })
    return
  }
  winmail.text = [winmail.text, name, inner.text].filter((text) => text).join('\n\n') || null
  winmail.files.push(...inner.files)
  winmail.damaged ||= inner.damaged
}

function textOf(properties: Properties, id: number, codepage = 'windows-1252'): string | null {
  const found = properties.get(id)
  if (!found) return null
  return untilNull(found.unicode ? decodeText(found.value, 'utf-16le') : decodeText(found.value, codepage)) || null
}

function untilNull(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
