import type { Log } from '../../platform/log.ts'
import type { Post } from '../adapter.ts'
import type { ChatMessage } from '../chat.ts'
import type { DeliveryReport } from '../message.ts'
import { heard } from './call.ts'
import type { HeardMessage } from './call.ts'
import type { Graph } from './graph.ts'

export interface Hearing {
  account: string
  phoneNumberId: string
  log: Log
  keep(post: Post, came: ChatMessage): Promise<'kept' | 'again'>
  fetchMedia: Graph['fetchMedia']
}

/**
 * Keeps what a call of the network tells, each message and each report on its own. `again`: something of it must come again, and the network repeats the
 * whole call; what was kept is known then. What the same person wrote after a message that must come again waits for it, so that their words keep their order.
 */
export async function hear(hearing: Hearing, post: Post, body: unknown, now: Temporal.Instant): Promise<'heard' | 'again' | 'nonsense'> {
  const { account, phoneNumberId, log } = hearing
  const told = heard(body, { account, phoneNumberId, now })
  if (!told) return 'nonsense'
  if (told.skipped > 0) log.warn({ account, count: told.skipped }, 'news of an unknown shape was left out')
  const held = new Set<string | null>()
  for (const one of told.messages) {
    const { sender } = one.message
    if (!held.has(sender) && (await hearing.keep(post, chatMessage(one, hearing))) === 'again') held.add(sender)
  }
  let again = held.size > 0
  for (const report of told.reports) if (!(await apply(report, hearing, post))) again = true
  return again ? 'again' : 'heard'
}

function chatMessage({ message, media, original, unread }: HeardMessage, { fetchMedia }: Hearing): ChatMessage {
  return { message, files: media.map((one) => () => fetchMedia(one)), original, unread }
}

async function apply(report: DeliveryReport, { account, log }: Hearing, post: Post): Promise<boolean> {
  try {
    await post.report(report)
    return true
  } catch (error) {
    log.error({ err: error, account }, 'a report could not be written down and must come again')
    return false
  }
}
