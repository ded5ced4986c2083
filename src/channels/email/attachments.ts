import type { FileStore } from '../../platform/files.ts'
import type { MessageFile } from '../message.ts'
import { limits } from './limits.ts'
import type { Note } from './limits.ts'
import { cleanName, givenName, typeOf } from './part.ts'
import type { Part } from './part.ts'
import { readWinmail } from './tnef.ts'
import type { Winmail } from './tnef.ts'

/** The files of a mail, in their order, those in Outlook's winmail.dat taken out and stored; and the texts that came in one. */
export async function attachmentsOf(parts: readonly Part[], files: FileStore, notes: Set<Note>): Promise<{ attachments: MessageFile[]; winmail: Winmail[] }> {
  const attachments: MessageFile[] = []
  const opened: Winmail[] = []
  const add = (file: { sha256: string; size: number }, mediaType: string, name: string | null, inline: boolean) => {
    attachments.push({ sha256: file.sha256, size: file.size, mediaType, name: name ?? givenName(mediaType, attachments.length + 1), ...(inline ? { inline: true } : {}) })
  }
  for (const part of parts) {
    if (/^application\/(?:x-)?pkcs7-mime$/u.test(part.mediaType) || part.within.some(({ multipart }) => multipart === 'encrypted')) notes.add('encrypted')
    if (part.file) add(part.file, part.mediaType, part.name, part.related && part.mediaType.startsWith('image/'))
    if (part.use !== 'winmail') continue
    const bytes = Buffer.concat(part.pieces)
    const winmail = part.whole ? readWinmail(bytes) : null
    if (!winmail || winmail.damaged) {
      notes.add('damaged')
      const put = await files.put(bytes, limits.mail)
      if (put.ok) add(put.file, part.mediaType, part.name ?? 'winmail.dat', false)
    }
    if (!winmail) continue
    opened.push(winmail)
    for (const { name, mediaType, related, content } of winmail.files.slice(0, limits.parts)) {
      const put = await files.put(content, limits.mail)
      const named = cleanName(name)
      if (put.ok) add(put.file, typeOf(mediaType ?? 'application/octet-stream', named), named, related && (mediaType ?? '').startsWith('image/'))
    }
  }
  return { attachments, winmail: opened }
}
