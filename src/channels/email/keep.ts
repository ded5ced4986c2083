import { isDatabaseAway } from '../../platform/database.ts'
import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { Log } from '../../platform/log.ts'
import type { Post } from '../adapter.ts'
import type { InboundMessage } from '../message.ts'
import { readMail } from './parse.ts'
import type { MailContext } from './parse.ts'
import { domainOf } from './settings.ts'

/** The largest mail that is kept, in bytes: 52 MB. Mail servers in use take 25 to 50 MB. */
export const largestMail = 52 * 1024 * 1024

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

/** Full disk, read-only file system, failing disk, too many open files. */
const diskCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM'])

/** Whether keeping failed for a reason that has nothing to do with this mail: the database or the disk is away. It will work later. */
export function isHouseAway(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof Error && 'code' in error && diskCodes.has(String(error.code))) || isPoolEnded(error)
}

/** The program is stopping. */
function isPoolEnded(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Cannot use a pool after calling end')
}
