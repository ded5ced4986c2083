import { normalPhone } from '../../office/contact.ts'
import { isDatabaseAway } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Log } from '../../platform/log.ts'
import type { Post } from '../adapter.ts'
import type { InboundMessage } from '../message.ts'
import { externalIdOf } from './external-id.ts'
import type { GammuTables, InboxPiece } from './gammu-tables.ts'
import { assemble } from './parts.ts'
import type { Assembled } from './parts.ts'

/** SMS in hand at once. */
const page = 2_000
/** Ids are given before rows are seen by others: a row may show up after its neighbour. */
const overlap = 1_000
const sweepMs = 10 * 60_000
const beginningOfTime = Temporal.Instant.fromEpochMilliseconds(0)

interface Account { name: string; number: string | null; tables: GammuTables; files: FileStore; log: Log; now(): Temporal.Instant }

/**
 * Hands over what lies in SMSD's inbox: first durable with us, then marked as taken there, so a crash in between has it handed over
 * again, and it is known for the same.
 */
export function readInbox(account: Account): (post: Post) => Promise<'more' | void> {
  const { tables, log, now } = account
  /** Below this id everything is taken. */
  let floor = 0
  let sweptAt = -Infinity
  /** Messages that could not be kept, by their first row: tried again after a while, so that one of them does not stop the others. */
  const refused = new Map<number, number>()

  return async (post) => {
    if (performance.now() - sweptAt > sweepMs) {
      floor = 0
      sweptAt = performance.now()
    }
    const { pieces, highest } = await tables.unprocessed(floor, page)
    const isFull = pieces.length === page
    // Parts that lie beyond the page are not missing.
    const whole = assemble(pieces, isFull ? beginningOfTime : now())
    const messages = isFull && whole.length === 0 ? assemble(pieces, now()) : whole
    const byId = new Map(pieces.map((piece) => [piece.id, piece]))
    for (const message of messages) {
      const first = message.ids[0] ?? 0
      if ((refused.get(first) ?? 0) > performance.now()) continue
      try {
        await post.take(await inboundOf(message, message.ids.flatMap((id) => byId.get(id) ?? []), account))
      } catch (error) {
        if (isDatabaseAway(error)) throw error
        log.error({ err: error, inbox: first, account: account.name }, 'an SMS could not be kept')
        refused.set(first, performance.now() + 60_000)
        continue
      }
      refused.delete(first)
      await tables.markProcessed(message.ids)
    }
    if (!isFull) floor = Math.max(0, (pieces[0]?.id ?? highest) - overlap)
    return isFull && messages.length > 0 ? 'more' : undefined
  }
}

async function inboundOf(message: Assembled, pieces: readonly InboxPiece[], { name, number, files, now }: Account): Promise<InboundMessage> {
  const sender = normalPhone(message.sender)
  const binary = pieces.some((piece) => piece.binary)
  const notes = [...(message.missing.length > 0 ? ['part-missing'] : []), ...(binary ? ['binary'] : []), ...(message.cleaned ? ['cleaned'] : [])]
  // What the text cannot hold is kept as it came: bytes, or UTF-16.
  const original = binary || message.cleaned
    ? await files.put(Buffer.concat(pieces.map((piece) => (piece.binary ? Buffer.from(piece.text, 'hex') : Buffer.from(piece.text, 'utf16le').swap16()))), 1_000_000)
    : null
  const at = now()
  const receivedAt = Temporal.Instant.compare(message.receivedAt, at) > 0 ? at : message.receivedAt
  return {
    channel: 'sms', account: name, kind: sender === null ? 'service' : 'message',
    externalId: externalIdOf(message.sender, message.sentAt.toString(), message.text),
    sender: sender ?? (message.sender.trim() || null), senderName: null, recipient: number,
    // The network's time is not believed when it lies ahead of ours.
    sentAt: Temporal.Instant.compare(message.sentAt, receivedAt.add({ minutes: 5 })) > 0 ? null : message.sentAt,
    receivedAt, subject: null, text: binary ? '' : message.text, quoted: null, attachments: [],
    raw: original?.ok ? original.file : null, hints: notes.length > 0 ? { notes } : {},
  }
}
