import type pg from 'pg'
import type { Actor } from '../../office/actor.ts'
import type { Sent } from '../adapter.ts'
import type { MessageChannel, OutboundContent, OutboundMessage, OutboundState } from '../message.ts'
import { settledJob, writeStep } from './reports.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** A message to be sent. `key`: the same key is sent once. */
export interface NewMessage {
  id: string; key: string; channel: MessageChannel; recipient: string; event: string; language: string
  complaintId: string | null; attemptId: string | null; content: OutboundContent
  notBefore: Temporal.Instant; expiresAt: Temporal.Instant
}

/** A message as it is kept. */
export interface StoredMessage extends NewMessage {
  state: OutboundState; attempts: number; externalId: string | null; words: string | null
  createdAt: Temporal.Instant; sentAt: Temporal.Instant | null; settledAt: Temporal.Instant | null
  /** Of a failed message that needs nobody any more: sent again as a message of its own, or told in another way, and why. */
  closedAt: Temporal.Instant | null; closedHow: 'again' | 'otherwise' | null; closedBy: Actor | null; closedWhy: string | null
}

const wake = `select graphile_worker.add_job('send-messages', json_build_object('channel', $1::text), job_key := $3, run_at := $2::timestamptz)`

/** Queues a message and wakes the sender, in the caller's transaction. @returns false when its key was used before: nothing is written */
export async function queueMessage(queryable: Queryable, officeId: number, message: NewMessage, now: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'queue_message',
    text: `insert into outbound_message (office_id, id, key, channel, recipient, event, language, complaint_id, attempt_id, content, state, not_before, expires_at, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', $11, $12, $13) on conflict on constraint outbound_message_once do nothing`,
    values: [
      officeId, message.id, message.key, message.channel, message.recipient, message.event, message.language, message.complaintId, message.attemptId,
      JSON.stringify(message.content), message.notBefore, message.expiresAt, now,
    ],
  })
  if (rowCount !== 1) return false
  await wakeSender(queryable, message.channel, message.notBefore)
  return true
}

/** Has the messages of a channel sent at this time; many calls for one second are one job. */
export async function wakeSender(queryable: Queryable, channel: MessageChannel, at: Temporal.Instant): Promise<void> {
  await queryable.query({ name: 'wake_sender', text: wake, values: [channel, at, `send-messages:${channel}:${Math.ceil(at.epochMilliseconds / 1_000)}`] })
}

const claimed = `id, channel, recipient, event, language, content, attempts`

/**
 * Takes the messages that are due, oldest first, into hand. One whose recipient waits for an earlier message (tried and put back, or in the
 * hand of a killed program) waits with it: they arrive in order.
 */
export async function claimMessages(queryable: Queryable, officeId: number, channel: MessageChannel, now: Temporal.Instant, limit: number): Promise<OutboundMessage[]> {
  // Scalar questions, not `not exists`: joined, they would be asked of every message that waits (measured: 1.8 s for a hundred of 20,000).
  const { rows } = await queryable.query<OutboundMessage>({
    name: 'claim_messages',
    text: `with due as (
             select id from outbound_message due where office_id = $1 and channel = $2 and state = 'queued' and not_before <= $3 and expires_at > $3
               and (select 1 from outbound_message e where e.office_id = $1 and e.channel = $2 and e.state = 'sending' and e.recipient = due.recipient and e.seq < due.seq limit 1) is null
               and (select 1 from outbound_message e where e.office_id = $1 and e.channel = $2 and e.state = 'queued' and e.recipient = due.recipient and e.seq < due.seq and e.attempts > 0 limit 1) is null
             order by not_before, seq limit $4 for update of due skip locked
           ), taken as (
             update outbound_message m set state = 'sending', claimed_at = $3, attempts = attempts + 1 from due where m.office_id = $1 and m.id = due.id returning m.*
           ) select ${claimed} from taken order by not_before, seq`,
    values: [officeId, channel, now, limit],
  })
  return rows
}

/** Messages that a sender had in hand when it was killed: nobody knows whether they left. */
export async function orphanedMessages(queryable: Queryable, officeId: number, channel: MessageChannel, limit: number): Promise<(OutboundMessage & { claimedAt: Temporal.Instant })[]> {
  const { rows } = await queryable.query<OutboundMessage & { claimedAt: Temporal.Instant }>({
    name: 'orphaned_messages',
    text: `select ${claimed}, claimed_at as "claimedAt" from outbound_message where office_id = $1 and channel = $2 and state = 'sending' order by id limit $3`,
    values: [officeId, channel, limit],
  })
  return rows
}

/**
 * Writes down what became of handing a message over, in one statement. A report may have been faster than the answer to the handing over:
 * what it said stands.
 */
export async function recordSent(queryable: Queryable, officeId: number, id: string, sent: Exclude<Sent, { outcome: 'later' | 'full' }>, now: Temporal.Instant): Promise<void> {
  const state: OutboundState = sent.outcome === 'refused' ? 'failed' : sent.outcome
  await queryable.query({
    name: 'record_sent',
    text: `with recorded as (
             update outbound_message set external_id = coalesce($4, external_id), words = $5, state = $3,
               sent_at = case when $3 = 'failed' then sent_at else coalesce(sent_at, $6) end, settled_at = case when $7 then $6::timestamptz end
             where office_id = $1 and id = $2 and state = 'sending' returning id, complaint_id
           ), stepped as (
             insert into outbound_step (office_id, message_id, at, state, words) select $1, id, $6, $3, $5 from recorded
           ) select (${settledJob('id')}).id from recorded where $7 and complaint_id is not null`,
    values: [officeId, id, state, sent.outcome === 'refused' ? null : (sent.externalId ?? null), sent.words, now, state !== 'sent'],
  })
}

/** Puts a message back into the queue, and with it what else waits for the same recipient, so that it arrives in order. `until` null: it keeps its place. `counted` false: this was no attempt. */
export async function putBack(queryable: Queryable, officeId: number, message: OutboundMessage, until: Temporal.Instant | null, words: string | null, now: Temporal.Instant, counted = true): Promise<void> {
  await queryable.query({
    name: 'put_back',
    text: `update outbound_message set state = 'queued', not_before = greatest(not_before, coalesce($5::timestamptz, not_before)), words = coalesce($6, words), attempts = case when $7 then attempts else attempts - 1 end
           where office_id = $1 and channel = $2 and id = $4 and state = 'sending' and recipient = $3`,
    values: [officeId, message.channel, message.recipient, message.id, until, words, counted],
  })
  if (!counted || until === null) return
  await queryable.query({
    name: 'hold_recipient', text: `update outbound_message set not_before = $4 where office_id = $1 and channel = $2 and recipient = $3 and state = 'queued' and not_before < $4`,
    values: [officeId, message.channel, message.recipient, until],
  })
  if (words) await writeStep(queryable, officeId, message.id, 'delayed', words, now)
}

/**
 * Ends the messages of a channel whose time is over, all of them in one statement. `abandoned`: nobody sends on this channel any more, so what a
 * sender had in hand until then ends as well. @returns how many
 */
export async function expireMessages(queryable: Queryable, officeId: number, channel: MessageChannel, now: Temporal.Instant, abandoned: Temporal.Instant | null = null): Promise<number> {
  const { rows } = await queryable.query<{ n: number }>({
    name: 'expire_messages',
    text: `with over as (
             select id from outbound_message where office_id = $1 and channel = $2 and expires_at <= $3
               and (state = 'queued' and not_before <= $3 or $4::timestamptz is not null and state = 'sending' and claimed_at <= $4) for update skip locked
           ), ended as (
             update outbound_message m set state = 'expired', settled_at = $3 from over where m.office_id = $1 and m.id = over.id returning m.id, m.complaint_id
           ), stepped as (
             insert into outbound_step (office_id, message_id, at, state) select $1, id, $3, 'expired' from ended
           ) select count(*)::int as n, count(case when complaint_id is not null then (${settledJob('id')}).id end) as jobs from ended`,
    values: [officeId, channel, now, abandoned],
  })
  return rows[0]?.n ?? 0
}

/** When the next queued message of a channel is due; null when nothing waits. */
export async function nextDue(queryable: Queryable, officeId: number, channel: MessageChannel): Promise<Temporal.Instant | null> {
  const { rows } = await queryable.query<{ at: Temporal.Instant | null }>({
    name: 'next_due', text: `select min(not_before) as at from outbound_message where office_id = $1 and channel = $2 and state = 'queued'`, values: [officeId, channel],
  })
  return rows[0]?.at ?? null
}

export const stored = `id, key, channel, recipient, event, language, complaint_id as "complaintId", attempt_id as "attemptId", content, state, attempts, external_id as "externalId", words,
  not_before as "notBefore", expires_at as "expiresAt", created_at as "createdAt", sent_at as "sentAt", settled_at as "settledAt",
  closed_at as "closedAt", closed_how as "closedHow", closed_by as "closedBy", closed_why as "closedWhy"`

/** The message, or null. */
export async function findOutbound(queryable: Queryable, officeId: number, id: string): Promise<StoredMessage | null> {
  const { rows } = await queryable.query<StoredMessage>({ name: 'find_outbound', text: `select ${stored} from outbound_message where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

/** Our messages whose network ids are among these: what an answer refers to. */
export async function outboundByExternalIds(queryable: Queryable, officeId: number, channel: MessageChannel, externalIds: readonly string[]): Promise<StoredMessage[]> {
  if (externalIds.length === 0) return []
  const { rows } = await queryable.query<StoredMessage>({
    name: 'outbound_by_external_ids', text: `select ${stored} from outbound_message where office_id = $1 and channel = $2 and external_id = any($3) order by id desc limit 50`,
    values: [officeId, channel, externalIds],
  })
  return rows
}

/** Messages to the people of a complaint, oldest first. */
export async function outboundOfComplaint(queryable: Queryable, officeId: number, complaintId: string): Promise<StoredMessage[]> {
  const { rows } = await queryable.query<StoredMessage>({
    name: 'outbound_of_complaint', text: `select ${stored} from outbound_message where office_id = $1 and complaint_id = $2 order by created_at, id limit 500`, values: [officeId, complaintId],
  })
  return rows
}

/** A page of outgoing messages of these states, newest first. */
export async function listOutbound(queryable: Queryable, officeId: number, { states, before, limit }: { states: readonly OutboundState[]; before: { at: Temporal.Instant; id: string } | null; limit: number }): Promise<StoredMessage[]> {
  const { rows } = await queryable.query<StoredMessage>({
    name: 'list_outbound',
    text: `select ${stored} from outbound_message where office_id = $1 and state = any($2) and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
           order by created_at desc, id desc limit $5`,
    values: [officeId, states, before?.at ?? null, before?.id ?? null, limit],
  })
  return rows
}

/** Every change of a message's state, with the other side's words. */
export async function stepsOf(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<{ messageId: string; at: Temporal.Instant; state: string; words: string | null }[]> {
  if (ids.length === 0) return []
  const { rows } = await queryable.query<{ messageId: string; at: Temporal.Instant; state: string; words: string | null }>({
    name: 'steps_of', text: 'select message_id as "messageId", at, state, words from outbound_step where office_id = $1 and message_id = any($2::uuid[]) order by id', values: [officeId, ids],
  })
  return rows
}

/** Ends a message that still waits. `words`: why. @returns false when it waits no more */
export async function cancelOutbound(client: Queryable, officeId: number, id: string, words: string | null, now: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'cancel_outbound', text: `update outbound_message set state = 'cancelled', settled_at = $3, words = coalesce($4, words) where office_id = $1 and id = $2 and state = 'queued'`, values: [officeId, id, now, words],
  })
  if (rowCount !== 1) return false
  await writeStep(client, officeId, id, 'cancelled', words, now)
  return true
}

/**
 * How much news went to an address, or is to go, since a moment. Who asks holds the address until the end of their transaction, so that two at once are
 * counted both.
 */
export async function newsSince(client: Queryable, officeId: number, channel: MessageChannel, recipient: string, since: Temporal.Instant): Promise<number> {
  await client.query({ name: 'hold_address', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`news:${officeId}:${channel}:${recipient}`] })
  const { rows } = await client.query<{ count: number }>({
    name: 'news_since',
    text: `select count(*)::int as count from outbound_message where office_id = $1 and channel = $2 and recipient = $3 and complaint_id is not null and attempt_id is null
             and event <> 'dialogue' and state <> 'cancelled' and created_at >= $4`,
    values: [officeId, channel, recipient, since],
  })
  return rows[0]?.count ?? 0
}

/** Ends the news that still waits for an address on a channel. Answers to a complaint and to a message of theirs still go. */
export async function cancelNotices(client: Queryable, officeId: number, channel: MessageChannel, recipient: string, words: string, now: Temporal.Instant): Promise<void> {
  await client.query({
    name: 'cancel_notices',
    text: `with ended as (
             update outbound_message set state = 'cancelled', settled_at = $4, words = $5
             where office_id = $1 and channel = $2 and recipient = $3 and state = 'queued' and attempt_id is null and event <> 'dialogue' returning id
           ) insert into outbound_step (office_id, message_id, at, state, words) select $1, id, $4, 'cancelled', $5 from ended`,
    values: [officeId, channel, recipient, now, words],
  })
}

/** Messages that the network took long ago and of which nothing was heard since. */
export async function sentBeforeWithoutReport(queryable: Queryable, officeId: number, before: Temporal.Instant, limit: number): Promise<StoredMessage[]> {
  const { rows } = await queryable.query<StoredMessage>({
    name: 'sent_without_report', text: `select ${stored} from outbound_message where office_id = $1 and state = 'sent' and sent_at < $2 order by sent_at limit $3`, values: [officeId, before, limit],
  })
  return rows
}
