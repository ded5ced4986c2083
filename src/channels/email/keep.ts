import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { Log } from '../../platform/log.ts'
import type { Post } from '../adapter.ts'
import type { InboundMessage } from '../message.ts'
import { limits } from './limits.ts'
import { readMail } from './parse.ts'
import type { MailContext } from './parse.ts'
import { domainOf } from './settings.ts'

/** The largest mail that is kept, in bytes: as much as is read of one. */
export const largestMail = limits.mail

/** Where mail of an account is kept. */
export interface Keeping { account: string; address: string; files: FileStore; post: Post }
/** The same, with what listening needs. */
export interface Importing extends Keeping { now(): Temporal.Instant; log: Log }

/** How the mail came: by the mailbox or by a mail server's envelope. */
export type Arrival = Pick<MailContext, 'receivedAt' | 'envelope'>

/** Stores the original, byte for byte; null when it is larger than anything that is kept. */
export async function storeOriginal({ files }: Pick<Keeping, 'files'>, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<StoredFile | null> {
  const put = await files.put(content, largestMail)
  return put.ok ? put.file : null
}

/** Reads a stored original: which message it is. */
export function readOriginal({ account, address, files }: Keeping, original: StoredFile, { receivedAt, envelope }: Arrival): Promise<InboundMessage> {
  return readMail(original, { files, account, ownAddresses: [address], ownDomain: domainOf(address), receivedAt, ...(envelope ? { envelope } : {}) })
}
