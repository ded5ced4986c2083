import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMail } from '../../../src/channels/email/parse.ts'
import type { InboundMessage } from '../../../src/channels/message.ts'
import { openFileStore } from '../../../src/platform/files.ts'
import type { FileStore } from '../../../src/platform/files.ts'
import { office } from './mail.ts'
import type { MailCase } from './mail.ts'

/** A file store of its own, and mails read from it as the office's mailbox would. */
export interface MailReader { files: FileStore; read(mail: Pick<MailCase, 'raw' | 'envelope'>): Promise<InboundMessage>; close(): Promise<void> }

export async function openReader(): Promise<MailReader> {
  const folder = await mkdtemp(join(tmpdir(), 'mails-'))
  const files = await openFileStore(folder)
  return {
    files,
    async read({ raw, envelope }) {
      const put = await files.put(raw, 100_000_000)
      if (!put.ok) throw new Error('too large for the test')
      return readMail(put.file, { files, account: 'surel', ownAddresses: [office.address], ownDomain: office.domain, receivedAt: Temporal.Instant.from('2026-11-24T04:00:00Z'), ...(envelope ? { envelope } : {}) })
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
