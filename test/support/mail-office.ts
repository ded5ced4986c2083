import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { SendMailOptions } from 'nodemailer'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { ChannelAdapter, ChannelTools, Post } from '../../src/channels/adapter.ts'
import { openEmail } from '../../src/channels/email/email.ts'
import { wallPace } from '../../src/channels/email/pace.ts'
import type { Pace } from '../../src/channels/email/pace.ts'
import { emailSettings } from '../../src/channels/email/settings.ts'
import { openPost } from '../../src/channels/listen.ts'
import { drain } from '../../src/channels/outbox.ts'
import type { Drained } from '../../src/channels/outbox.ts'
import type { InboundKind } from '../../src/channels/message.ts'
import { findOutbound, queueMessage } from '../../src/channels/store/outbound.ts'
import type { NewMessage, StoredMessage } from '../../src/channels/store/outbound.ts'
import type { OfficeTables } from '../../src/office/tables.ts'
import type { FileStore } from '../../src/platform/files.ts'
import { openFileStore } from '../../src/platform/files.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'
import { afterFile } from './cleanup.ts'
import { testDatabase } from './database.ts'
import { temporaryFolder } from './folder.ts'
import type { MailAppOrder } from './mail-app.ts'
import type { MailServers } from './mail-servers.ts'
import { accountSettings } from './mail-settings.ts'
import { outbound } from './messages.ts'
import { testOffice } from './office.ts'

/** What is kept of a mail that came in. `size` and `source`: of the original (0 and '' without one), the latter at most its first 64 kB. */
export interface Kept { id: string; externalId: string; kind: InboundKind; sender: string | null; recipient: string | null; subject: string | null; body: string; attachments: { name: string; size: number; sha256: string }[]; size: number; source: string }

/** An office with a database and a file store of its own, and its mail account at the test servers. */
export interface MailOffice {
  pool: pg.Pool; officeId: number; files: FileStore; filesFolder: string; post: Post; tools: ChannelTools
  database: { url: string; role: string | null }
  account(settings?: object, options?: { pace?: Pace; post?: Post }): ChannelAdapter
  /** Listens until `stop`, or until the end of the file's tests. */
  hear(adapter: ChannelAdapter, post?: Post): { stop(): Promise<void> }
  /** Listens while this is done. */
  hearDuring(adapter: ChannelAdapter, work: () => Promise<void>, post?: Post): Promise<void>
  kept(): Promise<Kept[]>
  count(): Promise<number>
  queue(given?: Partial<NewMessage>): Promise<string>
  drain(adapter: ChannelAdapter): Promise<Drained | null>
  sent(id: string): Promise<StoredMessage>
}

export async function mailOffice(servers: MailServers, now: () => Temporal.Instant = systemNow): Promise<MailOffice> {
  const database = await testDatabase<OfficeTables>({ max: 10 })
  const { pool } = database
  const { officeId } = await testOffice(database.db)
  const filesFolder = await temporaryFolder('mail-files')
  const files = await openFileStore(filesFolder)
  const log = silentLog()
  const post = openPost({ pool, officeId, now, newId: uuidv7 })
  let queued = 0
  const tools = { log, files, now, publicUrl: 'http://127.0.0.1:3000', dataFolder: filesFolder }
  return {
    pool, officeId, files, filesFolder, post, tools, database: { url: database.ownerUrl, role: database.role },
    account(settings = accountSettings(servers), options = {}) {
      const adapter = openEmail('surel', emailSettings.parse(settings), tools, options.pace)
      afterFile(() => adapter.close?.())
      return adapter
    },
    hear(adapter, to = post) {
      const stopping = new AbortController()
      const listening = adapter.listen?.(to, stopping.signal)
      const stop = async () => {
        stopping.abort()
        await listening
      }
      afterFile(stop)
      return { stop }
    },
    async hearDuring(adapter, work, to = post) {
      const stopping = new AbortController()
      const listening = adapter.listen?.(to, stopping.signal)
      try {
        await work()
      } finally {
        stopping.abort()
        await listening
      }
    },
    async kept() {
      const { rows } = await pool.query<Omit<Kept, 'source'> & { raw: string | null }>(
        `select id, external_id as "externalId", kind, sender, recipient, subject, body, attachments, coalesce(raw_size, 0) as size, raw_sha256 as raw from inbound_message where office_id = $1 order by received_at, id`, [officeId])
      return Promise.all(rows.map(async ({ raw, ...row }) => ({ ...row, source: await beginningOf(files, raw) })))
    },
    async count() {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from inbound_message where office_id = $1', [officeId])
      return rows[0]?.n ?? 0
    },
    async queue(given = {}) {
      queued += 1 // ids in the order of queueing, also within a millisecond
      const message = outbound({ id: uuidv7(now().add({ milliseconds: queued })), channel: 'email', recipient: 'budi@luar.example', notBefore: now(), expiresAt: now().add({ hours: 72 }), ...given })
      await queueMessage(pool, officeId, message, now())
      return message.id
    },
    drain: (adapter) => drain({ pool, officeId, now, log }, adapter),
    async sent(id) {
      const found = await findOutbound(pool, officeId, id)
      if (!found) throw new Error('no such message')
      return found
    },
  }
}

/** Waits until it is so, at most so long. @returns what it became */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>, milliseconds = 10_000): Promise<T> {
  const end = performance.now() + milliseconds
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`it did not come to this: ${what}`)
    await sleep(20)
  }
}

/** A person out there who writes to the office through its mail server. */
export function citizen(servers: MailServers) {
  const transport = createTransport({ host: '127.0.0.1', port: servers.ports.smtp, ignoreTLS: true, pool: true, maxConnections: 4 })
  afterFile(() => transport.close())
  return (mail: SendMailOptions) => transport.sendMail({ from: 'budi@luar.example', to: 'aduan@adu.test', ...mail })
}

/** The mail program of this office in a process of its own, to be killed. */
export function mailProgram(office: MailOffice, servers: MailServers, task: MailAppOrder['task']): { kill(): Promise<void> } {
  const order: MailAppOrder = { ...office.database, officeId: office.officeId, filesFolder: office.filesFolder, settings: accountSettings(servers), task }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mail-app.ts'), JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  afterFile(kill)
  return { kill }
}

/** Time that goes `speed` times as fast as on the wall: hours pass in seconds. `waits`: how long each wait was meant to be, in milliseconds. */
export function fastTime(speed: number): { now(): Temporal.Instant; pace: Pace; waits: number[] } {
  const [realStart, start] = [performance.now(), systemNow()]
  const waits: number[] = []
  return {
    waits, now: () => start.add({ milliseconds: Math.round((performance.now() - realStart) * speed) }),
    pace: {
      async wait(milliseconds, signal) {
        waits.push(milliseconds)
        await wallPace.wait(milliseconds / speed, signal)
      },
    },
  }
}

async function beginningOf(files: FileStore, sha256: string | null): Promise<string> {
  if (sha256 === null) return ''
  for await (const chunk of files.read(sha256)) return Buffer.from(chunk).toString('latin1')
  return ''
}
