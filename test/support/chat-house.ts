import { fastify } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { ChannelAdapter, ChannelTools, Post } from '../../src/channels/adapter.ts'
import type { DeliveryReport, InboundMessage, OutboundMessage } from '../../src/channels/message.ts'
import { openFileStore } from '../../src/platform/files.ts'
import type { FileStore } from '../../src/platform/files.ts'
import { createLog } from '../../src/platform/log.ts'
import { telegramSettings, whatsappSettings } from './chat-networks.ts'
import { afterFile } from './cleanup.ts'
import { temporaryFolder } from './folder.ts'

/** A house that keeps what a chat account hears in memory, each message once. */
export interface ChatHouse {
  now: Temporal.Instant
  files: FileStore
  tools: ChannelTools
  post: Post
  taken: InboundMessage[]
  /** Ids of those that wait for an officer. */
  waiting: string[]
  reports: DeliveryReport[]
  /** When anybody wrote last. */
  lastHeard: Temporal.Instant | null
  /** What the house does before it keeps a message. */
  before(message: InboundMessage): void
  /** As it was at the beginning. */
  reset(): void
  /** The account's hooks on a server. */
  served(adapter: ChannelAdapter): FastifyInstance
  /** Nothing that opens an account, and nothing that people wrote, stands in the log. */
  expectSilentLog(): void
}

export async function chatHouse(): Promise<ChatHouse> {
  const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
  const files = await openFileStore(await temporaryFolder('chat-files'))
  const logged: string[] = []
  const log = createLog({ logLevel: 'debug' }, { write: (line: string) => { logged.push(line) } })
  const known = new Set<string>()
  const house: ChatHouse = {
    now, files, taken: [], waiting: [], reports: [], lastHeard: null, before: () => {},
    tools: { log, files, now: () => now, publicUrl: 'https://pengaduan.contoh.test', dataFolder: '/nowhere', lastHeardFrom: async () => house.lastHeard },
    post: {
      async take(message, waits) {
        house.before(message)
        if (known.has(message.externalId)) return 'known'
        known.add(message.externalId)
        house.taken.push(message)
        if (waits) house.waiting.push(message.externalId)
        return 'kept'
      },
      async report(report) {
        house.reports.push(report)
        return 'kept'
      },
    },
    reset() {
      known.clear()
      for (const list of [house.taken, house.waiting, house.reports, logged]) list.length = 0
      house.before = () => {}
      house.lastHeard = null
    },
    served(adapter) {
      const app = fastify()
      adapter.routes?.(app, house.post)
      afterFile(() => app.close())
      return app
    },
    expectSilentLog() {
      for (const secret of [telegramSettings.token, whatsappSettings.accessToken, whatsappSettings.appSecret, 'rusak', '6281234567890']) expect(logged.join('')).not.toContain(secret)
    },
  }
  return house
}

/** A letter with its template. */
export const chatLetter = (more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: crypto.randomUUID(), channel: 'whatsapp', recipient: '+6281234567890', event: 'receipt', language: 'id', attempts: 1,
  content: { text: 'Tanda terima 0001/2026', template: { name: 'receipt', language: 'id', texts: ['0001/2026', 'https://pengaduan.contoh.test/lacak/AB'] } }, ...more,
})
