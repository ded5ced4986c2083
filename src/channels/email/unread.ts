import type { StoredFile } from '../../platform/files.ts'
import type { InboundMessage } from '../message.ts'

/** A mail of which nothing could be read but that it is there: an officer opens the original. */
export function unread(source: StoredFile, { account, receivedAt }: { account: string; receivedAt: Temporal.Instant }, notes: string[]): InboundMessage {
  return {
    channel: 'email', account, externalId: source.sha256, kind: 'message', sender: null, senderName: null, recipient: null, sentAt: null, receivedAt,
    subject: null, text: '', quoted: null, attachments: [], raw: source, hints: { notes },
  }
}
