import type { FileStore } from '../platform/files.ts'
import type { ChannelTools, Post } from './adapter.ts'
import type { FileNote } from './fetch-file.ts'
import { isHouseAway } from './house-away.ts'
import type { InboundMessage, MessageFile } from './message.ts'
import { NetworkAway } from './network-away.ts'

/** A message of a chat network, before its files were fetched. */
export interface ChatMessage {
  message: InboundMessage
  /** Each fetches one file of it. */
  files: readonly (() => Promise<MessageFile | FileNote>)[]
  /** What the network sent, for an officer to look at where it could not be read. */
  original: unknown
  /** It could not be read: it waits for an officer. */
  unread?: boolean
}

/** A message that fails so often for a reason of its own is kept as far as it goes: what comes after it must not wait for ever. */
const mostTries = 5
/** Networks drop what was not taken after a day or a few: by then the words are kept without the file. */
const patienceHours = 12
/** Messages whose failures are counted at once. */
const mostCounted = 1_000
const originalLimit = 1024 * 1024

type Tools = Pick<ChannelTools, 'files' | 'log' | 'now'>

/**
 * Keeps the messages of a chat account, each with its files. What the network says cannot be had is noted and the message is kept; while the network
 * or the house is away it is not, and must come again.
 * @returns `again`: it is not kept
 */
export function chatKeeper(account: string, { files, log, now }: Tools): (post: Post, came: ChatMessage) => Promise<'kept' | 'again'> {
  const failures = new Map<string, number>()

  return async function keep(post, came) {
    const { externalId } = came.message
    let message = came.unread ? noted(came.message, ['not-read']) : came.message
    try {
      message = await withFiles({ ...came, message }, now())
      await (came.unread ? post.take(await withOriginal(message, came.original, files), 'trouble') : post.take(message))
      failures.delete(externalId)
      return 'kept'
    } catch (error) {
      if (error instanceof NetworkAway) {
        log.warn({ account, code: error.code }, 'a file of a message could not be fetched: the message must come again')
        return 'again'
      }
      const tries = (failures.get(externalId) ?? 0) + 1
      log.error({ err: error, account, tries }, 'a message could not be kept and must come again')
      if (isHouseAway(error)) return 'again'
      count(externalId, tries)
      return tries < mostTries ? 'again' : keepStub(post, message, came)
    }
  }

  function count(externalId: string, tries: number): void {
    failures.delete(externalId)
    failures.set(externalId, tries)
    for (const oldest of failures.keys()) {
      if (failures.size <= mostCounted) break
      failures.delete(oldest)
    }
  }

  /** The message as far as it goes, for an officer: with its words and what the network sent, else with nothing but who sent it. */
  async function keepStub(post: Post, message: InboundMessage, { original, files: wanted }: ChatMessage): Promise<'kept' | 'again'> {
    const lost = message.attachments.length < wanted.length ? (['file-not-fetched'] as const) : []
    const bare: InboundMessage = { ...message, senderName: null, recipient: null, text: '', quoted: null, attachments: [], hints: {} }
    const words = noted(message, ['not-read', ...lost])
    const stubs = [async () => withOriginal(words, original, files), async () => words, async () => noted(bare, ['not-read', ...lost])]
    for (const stub of stubs) {
      try {
        await post.take(await stub(), 'trouble')
        failures.delete(message.externalId)
        return 'kept'
      } catch (error) {
        log.error({ err: error, account }, 'not even part of a message could be kept')
      }
    }
    return 'again'
  }
}

/** @throws NetworkAway while there is hope for a file */
async function withFiles({ message, files }: ChatMessage, now: Temporal.Instant): Promise<InboundMessage> {
  const isLate = Temporal.Instant.compare((message.sentAt ?? now).add({ hours: patienceHours }), now) <= 0
  const fetched = await Promise.all(files.map((fetch) => fetch().catch((error: unknown) => {
    if (isLate && error instanceof NetworkAway) return 'file-not-fetched' as const
    throw error
  })))
  const notes = fetched.filter((one) => typeof one === 'string')
  return { ...noted(message, [...new Set(notes)]), attachments: fetched.filter((one) => typeof one !== 'string') }
}

async function withOriginal(message: InboundMessage, original: unknown, files: FileStore): Promise<InboundMessage> {
  const put = await files.put(Buffer.from(JSON.stringify(original ?? null, null, 2)), originalLimit)
  return put.ok ? { ...message, raw: put.file } : message
}

function noted(message: InboundMessage, more: readonly string[]): InboundMessage {
  if (more.length === 0) return message
  return { ...message, hints: { ...message.hints, notes: [...(message.hints.notes ?? []), ...more] } }
}
