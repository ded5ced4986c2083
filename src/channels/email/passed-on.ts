import type { FileStore } from '../../platform/files.ts'
import type { MessageFile } from '../message.ts'
import { senderOf } from './addresses.ts'
import { bodyText } from './body.ts'
import { cleanLine } from './clean.ts'
import { tellForwarded } from './forwarded.ts'
import type { Forwarded } from './forwarded.ts'
import { wordsOf } from './headers.ts'
import { limits } from './limits.ts'
import { splitMail } from './split.ts'

/** A mail that hangs on another: who wrote it, and the text of both. `isWhole`: nothing else was written. */
export interface PassedOn { forwarded: Forwarded; text: string; isWhole: boolean }

/** Most mails that hang on a mail whose text is shown. */
const shown = 3

/** Reads the mails (message/rfc822) that were attached to this one, so that the officer sees who wrote them and what; null when there are none. */
export async function passedOn(attachments: readonly MessageFile[], written: string, files: FileStore): Promise<PassedOn | null> {
  const told: { forwarded: Forwarded; text: string }[] = []
  for (const file of attachments.filter(({ mediaType }) => mediaType === 'message/rfc822').slice(0, shown)) {
    const { headers, parts } = await splitMail(file, files, { store: false })
    const { address, name } = senderOf(headers, null, [])
    const from = address === null ? name : name === null ? address : `${name} <${address}>`
    if (from === null) continue
    const forwarded = { from, date: cleanLine(headers.first('date'), 100), subject: cleanLine(wordsOf(headers, 'subject'), limits.subject) }
    told.push({ forwarded, text: tellForwarded(forwarded, bodyText(parts)) })
  }
  const first = told[0]
  return first ? { forwarded: first.forwarded, text: [written, ...told.map(({ text }) => text)].filter((text) => text !== '').join('\n\n'), isWhole: written === '' } : null
}
