import type { Log } from '../platform/log.ts'
import { noteCall } from '../office/calls.ts'
import type { CallBook, ChannelAdapter, Post } from './adapter.ts'
import { applyReport } from './store/reports.ts'
import { takeMessage } from './store/inbound.ts'
import type { Place } from './store/inbound.ts'

/** Where channels hand over what they hear: durable when it returns. */
export function openPost(place: Place): Post {
  return {
    take: (message, waits) => takeMessage(place, message, waits),
    report: async (report) => ((await applyReport(place.pool, place.officeId, report)) ? 'kept' : 'unknown'),
  }
}

/** Where switchboards hand over what they hear. */
export function openCallBook({ pool, officeId, now, newId }: Place): CallBook {
  return { note: (call) => noteCall(pool, officeId, newId(now()), call) }
}

/** Listens on every account that can, until `stop`. An account that fails is logged and does not take the others with it. */
export function startListening(accounts: readonly ChannelAdapter[], post: Post, log: Log): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const listening = accounts.map((account) => account.listen?.(post, stopping.signal).catch((error: unknown) => log.error({ err: error, account: account.name }, 'listening ended')))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(listening)
      await Promise.all(accounts.map((account) => account.close?.()))
    },
  }
}
