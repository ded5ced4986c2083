import { createHash } from 'node:crypto'
import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { MessageFile } from '../message.ts'
import type { MailHeaders } from './headers.ts'
import { textOf } from './part.ts'
import type { Part } from './part.ts'

/** What makes a mail this mail, by whichever way it came. */
export interface MailContent { headers: MailHeaders; messageId: string | null; sender: string | null; subject: string | null; text: string; attachments: readonly MessageFile[]; parts: readonly Part[] }

/**
 * The same content has the same id, however often and by whichever servers it is delivered; a Message-ID that a broken program uses again makes
 * another mail of other content. @param unread a mail of which not all was read: its body counts as it is, so that two are never taken for one
 */
export async function contentId({ headers, messageId, sender, subject, text, attachments, parts }: MailContent, unread: { source: StoredFile; files: FileStore } | null): Promise<string> {
  const common = [messageId, sender, headers.first('date'), subject]
  const reports = parts.filter(({ use }) => use === 'report').map((part) => textOf(part).trim())
  const content = unread ? [...common, await bodyDigest(unread.source, unread.files)] : [...common, text.replace(/\s+/gu, ' '), attachments.map(({ sha256 }) => sha256), reports]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** The body as it came, line ends aside; the header has the way that it took. */
async function bodyDigest({ sha256 }: StoredFile, files: FileStore): Promise<string> {
  const hash = createHash('sha256')
  let inHead = true
  let last = ''
  for await (const chunk of files.read(sha256) as AsyncIterable<Buffer>) {
    const text = chunk.toString('latin1').replaceAll('\r', '')
    if (!inHead) hash.update(text, 'latin1')
    else {
      const end = (last + text).indexOf('\n\n')
      if (end >= 0) hash.update((last + text).slice(end + 2), 'latin1')
      inHead = end < 0
      last = text.slice(-1)
    }
  }
  return inHead ? sha256 : hash.digest('hex')
}
