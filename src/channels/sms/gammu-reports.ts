import type { Post } from '../adapter.ts'
import type { DeliveryReport } from '../message.ts'
import type { GammuTables, SentPart } from './gammu-tables.ts'

/** For how long news of a message may still come. Networks give up sooner. */
const days = 2
/** Rows asked at once; when more are open, they take turns. */
const atOnce = 500
const sweepMs = 10 * 60_000
/** Turns in which nothing is found of a row before it counts as gone. */
const patience = 5

/** What the parts of one message say together; null while SMSD is still at it. `queued`: it stands in SMSD's queue. */
export function judgeParts(parts: readonly SentPart[], queued: boolean): Pick<DeliveryReport, 'outcome' | 'words'> & { final: boolean } | null {
  const [first] = parts
  if (!first) return null
  const failed = parts.find(({ status }) => status === 'SendingError' || status === 'DeliveryFailed' || status === 'Error')
  const place = (part: SentPart) => (part.total > 1 ? ` (${part.number}/${part.total})` : '')
  if (failed) return queued ? null : { outcome: 'failed', words: `SMSD: ${failed.status}${place(failed)}${failed.error > 0 ? `, ${failed.error}` : ''}`, final: true }
  if (queued || new Set(parts.map(({ number }) => number)).size < first.total) return null
  if (parts.every(({ status }) => status === 'DeliveryOK')) return { outcome: 'delivered', words: `SMSD: DeliveryOK${first.total > 1 ? ` (${first.total}/${first.total})` : ''}`, final: true }
  const open = parts.find(({ status }) => status !== 'DeliveryOK') ?? first
  return { outcome: 'sent', words: `SMSD: ${open.status}${place(open)}`, final: parts.some(({ status }) => status === 'SendingOKNoReport') }
}

export interface Reports {
  /** A row of SMSD's queue that is ours: it may be gone from there before anybody looks. */
  watch(outboxId: number): void
  /** Asks once, and hands over what is new. */
  read(post: Post): Promise<void>
}

/**
 * Follows what SMSD says of our messages. Which ones are open is known from SMSD's own tables: read whole at the start and every ten
 * minutes, and by their rows in between.
 */
export function followReports(tables: GammuTables, giveUpAfterHours: number, now: () => Temporal.Instant): Reports {
  /** Rows that may change, and how often nothing was found of them: a row just written is in neither table for this reader's eyes. */
  const open = new Map<number, number>()
  const told = new Map<number, string>()
  let sweptAt = -Infinity

  async function read(post: Post): Promise<void> {
    if (performance.now() - sweptAt > sweepMs) {
      const rows = await tables.openRows(days)
      const recent = new Set(rows)
      for (const id of told.keys()) if (!recent.has(id)) told.delete(id)
      for (const id of rows) if (told.get(id) !== 'final') open.set(id, 0)
      sweptAt = performance.now()
    }
    const queue = await tables.waiting()
    for (const { outboxId, messageId, hours } of queue) {
      open.set(outboxId, 0)
      if (hours >= giveUpAfterHours) await giveUp(tables, post, messageId, giveUpAfterHours, now())
    }
    const asked = [...open.keys().take(atOnce)]
    if (asked.length === 0) return
    const queued = new Set(queue.map(({ outboxId }) => outboxId))
    const parts = Map.groupBy(await tables.sentParts(asked), ({ outboxId }) => outboxId)
    for (const id of asked) {
      const found = parts.get(id) ?? []
      const misses = found.length > 0 || queued.has(id) ? 0 : (open.get(id) ?? 0) + 1
      open.delete(id)
      const verdict = judgeParts(found, queued.has(id))
      if (verdict && told.get(id) !== verdict.outcome) await post.report(reportOf(found, verdict, now()))
      if (verdict) told.set(id, verdict.final ? 'final' : verdict.outcome)
      const young = found.length === 0 || found.some(({ sentAt }) => Temporal.Instant.compare(sentAt.add({ hours: days * 24 }), now()) > 0)
      if (!verdict?.final && young && misses < patience) open.set(id, misses)
    }
  }

  return { watch: (outboxId) => { open.set(outboxId, 0) }, read }
}

function reportOf(parts: readonly SentPart[], { outcome, words }: Pick<DeliveryReport, 'outcome' | 'words'>, now: Temporal.Instant): DeliveryReport {
  const last = parts.flatMap(({ deliveredAt }) => deliveredAt ?? []).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b), parts[0]?.sentAt ?? now)
  // A clock that is set to another zone must not put the proof into the future.
  return { channel: 'sms', id: parts[0]?.messageId ?? '', outcome, words, at: Temporal.Instant.compare(last, now) > 0 ? now : last }
}

/** A modem that takes nothing for so long is broken: the message is taken back and counts as failed, so that an officer can use another way. */
async function giveUp(tables: GammuTables, post: Post, messageId: string, hours: number, at: Temporal.Instant): Promise<void> {
  await tables.withdraw(messageId, async () => {
    await post.report({ channel: 'sms', id: messageId, outcome: 'failed', words: `SMSD: tidak diambil modem selama ${hours} jam; ditarik kembali`, at })
  })
}
