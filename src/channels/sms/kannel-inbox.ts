import { normalPhone } from '../../office/contact.ts'
import { isDatabaseAway } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Log } from '../../platform/log.ts'
import type { Spool } from '../../platform/spool.ts'
import type { Post } from '../adapter.ts'
import type { InboundMessage } from '../message.ts'
import { externalIdOf } from './external-id.ts'
import { readNotice } from './kannel-notice.ts'
import type { KannelReport, KannelRequest, KannelSms } from './kannel-notice.ts'
import { assemble } from './parts.ts'
import type { Assembled } from './parts.ts'
import { readStored } from './spool.ts'

/** Requests in hand at once. */
const page = 500
/** Reports of different messages, and SMS of different senders, that are handed over at the same time. */
const hands = 8
/** Kannel itself has waited for half an hour before it brings parts one by one, all together. */
const patienceMinutes = 1
const beginningOfTime = Temporal.Instant.fromEpochMilliseconds(0)

interface Account { name: string; spool: Spool; files: FileStore; log: Log; now(): Temporal.Instant }
interface Waiting<N> { name: string; request: KannelRequest; notice: N }

/** Hands over what lies in the spool: first durable with us, then taken out of it. */
export function readSpool(account: Account): (post: Post) => Promise<'more' | void> {
  const { spool, log, now } = account
  /** What could not be kept, by its first file: tried again after a while, so that it does not stop the rest. */
  const refused = new Map<string, number>()

  async function handOver(first: string, names: readonly string[], work: () => Promise<unknown>): Promise<void> {
    if ((refused.get(first) ?? 0) > performance.now()) return
    try {
      await work()
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      log.error({ err: error, spool: first, account: account.name }, 'a request of the SMS gateway could not be kept')
      refused.set(first, performance.now() + 60_000)
      return
    }
    refused.delete(first)
    for (const name of names) await spool.remove(name)
  }

  return async (post) => {
    const all = await spool.waiting()
    const names = all.slice(0, page)
    const isFull = all.length > page
    const waiting = await load(account, names)
    const reports = waiting.filter((one): one is Waiting<KannelReport> => one.notice.kind === 'report')
    const sms = waiting.filter((one): one is Waiting<KannelSms> => one.notice.kind === 'sms')
    const pieces = sms.map(({ request, notice }, id) => ({
      id, sender: notice.sender, modem: notice.recipient ?? '', part: notice.part, text: notice.text, sentAt: notice.sentAt ?? request.at, receivedAt: request.at,
    }))
    // Parts that lie beyond the page are not missing.
    const whole = assemble(pieces, isFull ? beginningOfTime : now(), patienceMinutes)
    const messages = isFull && whole.length === 0 && reports.length === 0 ? assemble(pieces, now(), patienceMinutes) : whole
    await inHands([
      ...Map.groupBy(reports, ({ notice }) => notice.id).values().map((group) => async () => {
        for (const { name, request, notice } of group) {
          await handOver(name, [name], () => post.report({ channel: 'sms', id: notice.id, outcome: notice.outcome, words: notice.words, at: request.at }))
        }
      }),
      ...Map.groupBy(messages, ({ sender }) => sender).values().map((group) => async () => {
        for (const message of group) {
          const parts = message.ids.flatMap((id) => sms[id] ?? [])
          await handOver(parts[0]?.name ?? '', parts.map(({ name }) => name), async () => post.take(await inboundOf(message, parts, account)))
        }
      }),
    ])
    return isFull && reports.length + messages.length > 0 ? 'more' : undefined
  }
}

async function load({ spool, log, name: account }: Account, names: readonly string[]): Promise<Waiting<KannelReport | KannelSms>[]> {
  const waiting: Waiting<KannelReport | KannelSms>[] = []
  for (const name of names) {
    const content = await spool.read(name)
    if (content === null) continue
    const request = readStored(content)
    const notice = request && readNotice(request)
    if (request && notice) waiting.push({ name, request, notice })
    else {
      log.error({ spool: name, account }, 'a request of the SMS gateway makes no sense: put aside')
      await spool.setAside(name)
    }
  }
  return waiting
}

async function inHands(work: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...work]
  const hand = async () => {
    for (let next = left.shift(); next; next = left.shift()) await next()
  }
  await Promise.all(Array.from({ length: Math.min(hands, left.length) }, hand))
}

async function inboundOf(message: Assembled, parts: readonly Waiting<KannelSms>[], { name, files, now }: Account): Promise<InboundMessage> {
  const sender = normalPhone(message.sender)
  const binary = parts.some(({ notice }) => notice.binary)
  const notes = [...(message.missing.length > 0 ? ['part-missing'] : []), ...(binary ? ['binary'] : []), ...(message.cleaned ? ['cleaned'] : [])]
  const original = binary || message.cleaned ? await files.put(Buffer.concat(parts.map(({ notice }) => notice.bytes)), 1_000_000) : null
  const at = now()
  const receivedAt = Temporal.Instant.compare(message.receivedAt, at) > 0 ? at : message.receivedAt
  const ids = [...new Set(parts.map(({ notice }) => notice.id))].toSorted()
  return {
    channel: 'sms', account: name, kind: sender === null ? 'service' : 'message', externalId: externalIdOf(...ids, message.sender, message.text),
    sender: sender ?? (message.sender || null), senderName: null, recipient: parts[0]?.notice.recipient ?? null,
    sentAt: Temporal.Instant.compare(message.sentAt, receivedAt.add({ minutes: 5 })) > 0 ? null : message.sentAt,
    receivedAt, subject: null, text: message.text, quoted: null, attachments: [],
    raw: original?.ok ? original.file : null, hints: notes.length > 0 ? { notes } : {},
  }
}
