import { createTransport } from 'nodemailer'
import { readPrivateFile } from '../../platform/private-file.ts'
import { readTextFile } from '../../platform/text-file.ts'
import type { ChannelTools, Sent } from '../adapter.ts'
import type { OutboundMessage } from '../message.ts'
import { composeMail, messageIdOf, recipientOf } from './compose.ts'
import { domainOf } from './settings.ts'
import type { EmailSettings, SmtpSettings } from './settings.ts'
import { meaningOf } from './smtp-reply.ts'

/** How many mails are handed over at once: as many connections. */
export const connections = 5

/** How a server is reached, for sending and for testing alike. */
export async function smtpOptions(smtp: SmtpSettings, address: string) {
  return {
    host: smtp.host, port: smtp.port, secure: smtp.tls === 'implicit', requireTLS: smtp.tls === 'starttls', ignoreTLS: smtp.tls === 'none',
    tls: { minVersion: 'TLSv1.2' as const, ...(smtp.ca ? { ca: await readTextFile(smtp.ca) } : {}) },
    name: domainOf(address), connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 120_000, dnsTimeout: 15_000,
  }
}

/** The key that mail is signed with. @throws when the file is absent or others may read it */
export async function dkimKey({ key }: { key: string }): Promise<string> {
  const text = await readPrivateFile(key)
  if (text === null) throw new Error(`berkas kunci ${key} tidak ada\nthe file ${key} is not there`)
  return text
}

async function openTransport(smtp: SmtpSettings, address: string) {
  const { dkim } = smtp
  return createTransport({
    ...(await smtpOptions(smtp, address)), pool: true, maxConnections: connections, maxMessages: 200,
    // A connection that the server closed while it rested: what had not begun goes over another. What had begun is never sent again by itself.
    maxRequeues: 2, idleTimeout: 30_000, logger: false, disableFileAccess: true, disableUrlAccess: true,
    ...(smtp.user === undefined ? {} : { auth: { user: smtp.user, pass: smtp.password } }),
    ...(dkim ? { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: await dkimKey(dkim) } } : {}),
  })
}

/**
 * Sends through the office's mail server. `sent` means that the server took the mail; whether it arrived is told by its report, if it makes one.
 * If the connection breaks after the whole mail was given and before the server answered, nobody knows: it is tried again half a minute later,
 * under the same Message-ID, unless a report came first.
 */
export function openSender(smtp: SmtpSettings, own: EmailSettings, { files, now, log }: Pick<ChannelTools, 'files' | 'now' | 'log'>, account: string) {
  let opening: ReturnType<typeof openTransport> | null = null
  const transport = () => (opening ??= openTransport(smtp, own.address).catch((error: unknown) => {
    opening = null
    throw error
  }))

  async function send(message: OutboundMessage): Promise<Sent> {
    const recipient = recipientOf(message.recipient)
    if (recipient === null) return { outcome: 'refused', words: 'Bukan alamat surel.' }
    for (const { sha256 } of message.content.files ?? []) {
      if (!(await files.has(sha256))) {
        log.error({ account, message: message.id, sha256 }, 'a file of a message is missing from the store')
        return { outcome: 'refused', words: 'Lampiran pesan ini hilang dari penyimpanan.' }
      }
    }
    try {
      const sending = await transport()
      const { response } = await sending.sendMail(composeMail(message, own, files, recipient, now()))
      return { outcome: 'sent', externalId: messageIdOf(message, own), words: response.slice(0, 500) }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const meaning = meaningOf(error)
      log.debug({ err: error, account, message: message.id, outcome: meaning.outcome }, 'the mail server did not take a message')
      return meaning
    }
  }

  return {
    send,
    async close(): Promise<void> {
      const sending = await opening?.catch(() => null) // nothing was opened: nothing to close
      sending?.close()
    },
  }
}
