import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { isOurs } from './settings.ts'
import type { EmailSettings, ListenSettings } from './settings.ts'
import { isHouseAway } from '../house-away.ts'
import { largestMail, readOriginal, storeOriginal } from './keep.ts'
import type { Importing } from './keep.ts'
import { backOffMs, isNews } from './pace.ts'
import type { Pace } from './pace.ts'

/** An answer to the mail server: with this code, and these words. */
function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}

/**
 * Takes mail that the office's mail server hands over by LMTP or SMTP, until the signal aborts. Only for this account's own addresses: it relays
 * nothing. The mail server is told 250 only when the message is kept for good, and 451 (come again) while the database or the disk is away.
 */
export async function hearServer(listen: ListenSettings, own: Pick<EmailSettings, 'address' | 'subAddress'>, keeping: Importing, pace: Pace, signal: AbortSignal): Promise<void> {
  const { log, account } = keeping
  let failures = 0
  while (!signal.aborted) {
    const server = mailServer(listen, own, keeping)
    try {
      await listening(server, listen)
      if (failures > 0) log.info({ account, failures }, 'mail can be handed over again')
      failures = 0
      await aborted(signal)
    } catch (error) {
      failures += 1
      if (isNews(failures)) log.warn({ err: error, account, failures }, 'the port for mail cannot be opened; trying again')
    }
    await new Promise<void>((resolve) => server.close(resolve))
    if (!signal.aborted) await pace.wait(backOffMs(Math.max(1, failures)), signal)
  }
}

function mailServer(listen: ListenSettings, own: Pick<EmailSettings, 'address' | 'subAddress'>, keeping: Importing): SMTPServer {
  const { log, account } = keeping
  const server = new SMTPServer({
    lmtp: listen.protocol === 'lmtp', name: 'tanggap', banner: 'Tanggap', disabledCommands: ['AUTH', 'STARTTLS'], authOptional: true, disableReverseLookup: true,
    size: largestMail, rejectOversized: true, maxClients: 50, maxRecipients: 50, socketTimeout: 120_000, closeTimeout: 10_000, logger: false,
    hideENHANCEDSTATUSCODES: false, lenientAddressParsing: true,
    onRcptTo: ({ address }, _session, answer) => answer(isOurs(own, address) ? null : reply(550, 'No such mailbox here')),
    onData(stream, session, answer) {
      keep(stream, session, keeping).then((failure) => answer(failure, 'Kept'), (error: unknown) => {
        log.error({ err: error, account }, 'a mail could not be kept; the mail server was asked to come again')
        answer(reply(451, 'Cannot keep this mail now, come again'))
      })
    },
  })
  // A client that goes away in the middle keeps its mail and comes again.
  server.on('error', (error) => log.debug({ err: error, account }, 'a connection of the mail server broke'))
  return server
}

/** Null when the mail is kept. */
async function keep(stream: SMTPServerDataStream, session: SMTPServerSession, keeping: Importing): Promise<Error | null> {
  const { post, now, log, account } = keeping
  const receivedAt = now()
  try {
    const original = await storeOriginal(keeping, stream)
    if (!original || stream.sizeExceeded) return reply(552, 'Message is too large')
    const { mailFrom, rcptTo } = session.envelope
    const message = await readOriginal(keeping, original, { receivedAt, envelope: { from: mailFrom ? mailFrom.address || null : null, to: rcptTo.map(({ address }) => address) } })
    await post.take(message)
    return null
  } catch (error) {
    if (!isHouseAway(error)) throw error
    log.warn({ err: error, account }, 'the database or the disk is away; the mail server was asked to come again')
    return reply(451, 'Cannot keep mail now, come again')
  }
}

function listening(server: SMTPServer, { host, port }: ListenSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
