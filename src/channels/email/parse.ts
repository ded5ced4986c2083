import type { FileStore, StoredFile } from '../../platform/files.ts'
import type { InboundMessage } from '../message.ts'
import { unread } from './unread.ts'

/** What is known of a mail beside its bytes: the account that received it, our own addresses, and the envelope where the transport has one. */
export interface MailContext {
  files: FileStore
  account: string
  /** Our own addresses, without tags. */
  ownAddresses: readonly string[]
  /** The domain of the message ids that we give, `<outbound uuid>@domain`. */
  ownDomain: string
  receivedAt: Temporal.Instant
  /** SMTP or LMTP only; `from` is null for the empty return path of bounces. */
  envelope?: { from: string | null; to: readonly string[] }
}

/**
 * Reads a mail that stands in the file store. Never throws for its bytes, whatever they are: what cannot be read stays in the original, and
 * `hints.notes` says so (`damaged`, `too-many-parts`, `too-deep`, `headers-too-long`, `too-large`). @throws when the file store fails
 */
export async function readMail(source: StoredFile, context: MailContext): Promise<InboundMessage> {
  return unread(source, context, ['damaged'])
}
