import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openPost } from '../../src/channels/listen.ts'
import type { ChannelAdapter, ChannelTools, Post } from '../../src/channels/adapter.ts'
import { drain } from '../../src/channels/outbox.ts'
import type { Drained, Outbox } from '../../src/channels/outbox.ts'
import { queueMessage } from '../../src/channels/store/outbound.ts'
import type { NewMessage } from '../../src/channels/store/outbound.ts'
import type { OfficeTables } from '../../src/office/tables.ts'
import { openFileStore } from '../../src/platform/files.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemNow } from '../../src/platform/time.ts'
import { afterFile } from './cleanup.ts'
import { testDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'
import { temporaryFolder } from './folder.ts'
import { outbound } from './messages.ts'
import { testOffice } from './office.ts'
import type { SmsAppOrder } from './sms-app.ts'

/** An office's post without the rest of the house, by the machine's own clock: what an adapter works with. */
export interface PostOffice {
  database: TestDatabase<OfficeTables>
  officeId: number
  folder: string
  post: Post
  tools: ChannelTools
  outbox: Outbox
  /** Queues an SMS, or what `more` says. @returns its id */
  queue(recipient: string, text: string, more?: Partial<NewMessage>): Promise<string>
  drain(account: ChannelAdapter, budgetMs?: number): Promise<Drained | null>
  stateOf(id: string): Promise<{ state: string; words: string | null; attempts: number } | undefined>
  /** Hears on the account while the work is done. */
  hearDuring(account: ChannelAdapter, work: () => Promise<void>): Promise<void>
  /** The account in a program of its own; settles when it is at it. */
  program(kind: SmsAppOrder['kind'], settings: object, task: SmsAppOrder['task']): Promise<Program>
  /** What was kept from this sender, in the order in which it is read. */
  keptFrom(sender: string): Promise<Kept[]>
}
/** A program that can be killed. */
export interface Program { kill(): Promise<void>; ended: Promise<void> }
export interface Kept { id: string; sender: string; body: string; kind: string; sentAt: string | null; notes: string[]; raw: string | null }

export async function postOffice(): Promise<PostOffice> {
  const database = await testDatabase<OfficeTables>({ max: 10 })
  const { pool } = database
  const { officeId } = await testOffice(database.db)
  const folder = await temporaryFolder('post')
  const log = silentLog()
  const outbox = { pool, officeId, now: systemNow, log }
  const post = openPost({ pool, officeId, now: systemNow, newId: uuidv7 })
  return {
    database, officeId, folder, outbox, post,
    tools: { log, files: await openFileStore(`${folder}/files`), now: systemNow, publicUrl: 'http://127.0.0.1:3000', dataFolder: folder },
    async queue(recipient, text, more = {}) {
      const now = systemNow()
      const message = outbound({ recipient, content: { text }, notBefore: now, expiresAt: now.add({ hours: 24 }), ...more })
      await queueMessage(pool, officeId, message, now)
      return message.id
    },
    async hearDuring(account, work) {
      const stopping = new AbortController()
      const listening = account.listen?.(post, stopping.signal)
      await work().finally(() => {
        stopping.abort()
        return listening
      })
    },
    async program(kind, settings, task) {
      const order: SmsAppOrder = { url: database.ownerUrl, role: database.role, officeId, folder, kind, name: 'gerbang', settings, task }
      const child = spawn(process.execPath, [join(import.meta.dirname, 'sms-app.ts'), JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
      const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
      const kill = async () => {
        child.kill('SIGKILL')
        await ended
      }
      afterFile(kill)
      await Promise.race([once(child.stdout, 'data'), ended])
      return { kill, ended }
    },
    drain: (account, budgetMs) => drain(outbox, account, budgetMs),
    stateOf: async (id) => (await pool.query<{ state: string; words: string | null; attempts: number }>('select state, words, attempts from outbound_message where id = $1', [id])).rows[0],
    keptFrom: async (sender) => (await pool.query<Kept>(
      `select id, sender, body, kind, sent_at::text as "sentAt", array(select jsonb_array_elements_text(hints -> 'notes')) as notes, raw_sha256 as raw
       from inbound_message where sender = $1 order by received_at, seq`, [sender])).rows,
  }
}
