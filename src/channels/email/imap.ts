import { ImapFlow } from 'imapflow'
import type { ImapFlowOptions } from 'imapflow'
import { readTextFile } from '../../platform/text-file.ts'
import { openMailbox } from './mailbox.ts'
import type { Importing } from './keep.ts'
import { backOffMs, isNews } from './pace.ts'
import type { Pace } from './pace.ts'
import type { ImapSettings } from './settings.ts'
import { newSuspects } from './suspects.ts'
import type { Suspects } from './suspects.ts'

/** Some servers say nothing of new mail: the folder is looked at every three minutes all the same. */
const pollMs = 180_000
/** Mail that was known already is moved a little later: another program on the same mailbox is probably moving it now, and two copies help nobody. */
const knownMs = 2_000

/** A connection to the mail server, not yet opened. The certificate of its authority is read anew each time: it may have been renewed. */
export async function imapClient(imap: ImapSettings, more: ImapFlowOptions = {}): Promise<ImapFlow> {
  return new ImapFlow({
    host: imap.host, port: imap.port, secure: imap.tls === 'implicit', auth: { user: imap.user, pass: imap.password },
    // Without this a server that does not offer STARTTLS would be given the password in the clear.
    doSTARTTLS: imap.tls === 'implicit' ? undefined : imap.tls === 'starttls',
    tls: { minVersion: 'TLSv1.2', ...(imap.ca ? { ca: await readTextFile(imap.ca) } : {}) },
    logger: false, disableAutoIdle: true, clientInfo: { name: 'Tanggap' },
    connectionTimeout: 20_000, greetingTimeout: 15_000, socketTimeout: 150_000, maxIdleTime: 100_000,
    ...more,
  })
}

/** Hears all folders of a mailbox until the signal aborts; each has a connection of its own, so that each can wait for new mail. */
export async function hearMailbox(imap: ImapSettings, importing: Importing, pace: Pace, signal: AbortSignal): Promise<void> {
  await Promise.all(imap.folders.map((path) => hearFolder(imap, path, importing, pace, signal)))
}

/** Never ends because of a failure: the server, the network or the database may be away for hours. */
async function hearFolder(imap: ImapSettings, path: string, importing: Importing, pace: Pace, signal: AbortSignal): Promise<void> {
  const { log, account } = importing
  const suspects = newSuspects()
  let failures = 0
  while (!signal.aborted) {
    try {
      await session(imap, path, importing, pace, suspects, signal, () => {
        if (failures > 0) log.info({ account, failures }, 'the mailbox is heard again')
        failures = 0
      })
    } catch (error) {
      failures += 1
      const entry = { err: error, account, failures }
      if (isNews(failures)) log.warn(entry, 'the mailbox cannot be heard; trying again')
      else log.debug(entry, 'the mailbox cannot be heard; trying again')
    }
    if (!signal.aborted) await pace.wait(backOffMs(Math.max(1, failures)), signal)
  }
}

/** One connection, from login to its end. Returns when stopped; throws when the server, the network, or the house is away. */
async function session(imap: ImapSettings, path: string, importing: Importing, pace: Pace, suspects: Suspects, signal: AbortSignal, heard: () => void): Promise<void> {
  const { log, account } = importing
  const client = await imapClient(imap)
  let broken: Error | null = null
  let news = false
  let wake = () => {}
  client.on('error', (error) => { broken = error })
  client.on('close', () => wake())
  client.on('exists', () => { news = true; wake() })
  let busy = false
  // In the middle of a pass the mails in hand are finished first.
  const stop = () => { wake(); if (!busy) client.close() }
  signal.addEventListener('abort', stop)
  try {
    await client.connect()
    await makeFolders(client, [path, imap.processed, imap.failed])
    await client.mailboxOpen(path)
    const mailbox = openMailbox(client, { path, processed: imap.processed, failed: imap.failed }, importing, suspects, signal)
    while (!signal.aborted && !client.isClosed) {
      news = false
      busy = true
      const done = await mailbox.pass()
      busy = false
      heard()
      if (done.kept + done.known + done.failed > 0) log.info({ account, ...done }, 'mail was fetched')
      if (done.known > 0) await pace.wait(knownMs, signal)
      if (signal.aborted || client.isClosed || news || done.known > 0) continue
      const waiting = Promise.withResolvers<void>()
      wake = waiting.resolve
      client.idle().catch((error: unknown) => log.debug({ err: error, account }, 'waiting for mail ended')) // the next command ends it
      await Promise.race([waiting.promise, pace.wait(pollMs, AbortSignal.any([signal, until(waiting.promise)]))])
    }
    if (client.isClosed && !signal.aborted) throw broken ?? new Error('the mail server closed the connection')
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
    if (client.usable) await client.logout().catch((error: unknown) => log.debug({ err: error, account }, 'the mail server did not say goodbye'))
    client.close()
  }
}

/** Aborts when the promise resolves: no timer is left behind. */
function until(promise: Promise<void>): AbortSignal {
  const controller = new AbortController()
  void promise.then(() => controller.abort())
  return controller.signal
}

async function makeFolders(client: ImapFlow, paths: readonly string[]): Promise<void> {
  const present = new Set((await client.list()).map(({ path }) => path.toUpperCase() === 'INBOX' ? 'INBOX' : path))
  for (const path of paths) {
    if (!present.has(path.toUpperCase() === 'INBOX' ? 'INBOX' : path)) await client.mailboxCreate(path)
  }
}
