import type pg from 'pg'
import type { Actor } from '../../office/actor.ts'
import { withTransaction } from '../../platform/transaction.ts'
import type { Hints, InboundKind, InboundMessage, MessageChannel, MessageFile } from '../message.ts'
import { applyReport } from './reports.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** `new`: not looked at; `inbox`: an officer decides; `quarantine`: looks like fraud or advertising; `aside`: needs nobody (machines, lists); `done`. */
export type InboundState = 'new' | 'done' | 'inbox' | 'quarantine' | 'aside'
/** What a message became: a complaint, an addition to one, an objection, an answer to a question of ours, news about a message of ours. */
export const becameNames = ['complaint', 'supplement', 'objection', 'note', 'dialogue', 'report', 'opt-out', 'opt-in', 'dismissed'] as const
export type Became = (typeof becameNames)[number]

/** A message as it is kept. */
export interface KeptMessage {
  id: string; channel: MessageChannel; account: string; kind: InboundKind
  sender: string | null; senderName: string | null; recipient: string | null
  sentAt: Temporal.Instant | null; receivedAt: Temporal.Instant
  subject: string | null; text: string; quoted: string | null
  hints: Hints; attachments: MessageFile[]; raw: { sha256: string; size: number } | null
  state: InboundState; reason: string | null; became: Became | null; complaintId: string | null
  handledAt: Temporal.Instant | null; handledBy: Actor | null
}

export interface Place { pool: pg.Pool; officeId: number; now(): Temporal.Instant; newId(now: Temporal.Instant): string }

/**
 * Keeps a message, once: durable when this returns, and the job that looks at it exists. A report about one of ours is applied in the same
 * transaction and needs nobody; one about none of ours lies aside, where an officer can look whether a person wrote it. `waits`: an officer
 * brought the message, or the channel could not read it, and an officer decides; it waits in the inbox for this reason.
 */
export async function takeMessage({ pool, officeId, now, newId }: Place, message: InboundMessage, waits: string | null = null): Promise<'kept' | 'known'> {
  const at = now()
  const isReport = message.kind === 'report' && waits === null
  const isOurs = isReport && (message.report ?? null) !== null
  const place = isOurs ? ({ state: 'done', became: 'report', reason: null } as const) : isReport ? ({ state: 'aside', became: null, reason: 'report' } as const) : { state: waits === null ? 'new' : 'inbox', became: null, reason: waits }
  const files = [...new Set([...(message.raw ? [message.raw.sha256] : []), ...message.attachments.map((file) => file.sha256)])]
  return withTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>({
      name: 'take_message',
      text: `insert into inbound_message (office_id, id, channel, account, external_id, kind, sender, sender_name, recipient, sent_at, received_at, subject, body, quoted,
               hints, attachments, raw_sha256, raw_size, files, state, became, handled_at, reason)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
             on conflict on constraint inbound_message_once do nothing returning id`,
      values: [
        officeId, newId(at), message.channel, message.account, message.externalId, message.kind, message.sender, message.senderName, message.recipient,
        message.sentAt, message.receivedAt, message.subject, message.text, message.quoted, JSON.stringify(message.hints), JSON.stringify(message.attachments),
        message.raw?.sha256 ?? null, message.raw?.size ?? null, files, place.state, place.became, isReport ? at : null, place.reason,
      ],
    })
    const kept = rows[0]
    if (!kept) return 'known'
    if (isReport) {
      const about = message.report ? await applyReport(client, officeId, message.report) : null
      if (about?.complaintId) await client.query('update inbound_message set complaint_id = $3 where office_id = $1 and id = $2', [officeId, kept.id, about.complaintId])
    } else if (waits === null) {
      await client.query({ name: 'handle_message', text: `select graphile_worker.add_job('handle-message', json_build_object('id', $1::uuid))`, values: [kept.id] })
    }
    return 'kept'
  })
}

const columns = `id, channel, account, kind, sender, sender_name as "senderName", recipient, sent_at as "sentAt", received_at as "receivedAt", subject, body as text, quoted,
  hints, attachments, case when raw_sha256 is null then null else json_build_object('sha256', raw_sha256, 'size', raw_size) end as raw,
  state, reason, became, complaint_id as "complaintId", handled_at as "handledAt", handled_by as "handledBy"`

/** The message, or null. */
export async function findMessage(queryable: Queryable, officeId: number, id: string): Promise<KeptMessage | null> {
  const { rows } = await queryable.query<KeptMessage>({ name: 'find_message', text: `select ${columns} from inbound_message where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

/** The message that has this id of its channel's, or null. */
export async function findByExternalId(queryable: Queryable, officeId: number, channel: MessageChannel, externalId: string): Promise<KeptMessage | null> {
  const { rows } = await queryable.query<KeptMessage>({
    name: 'find_by_external_id', text: `select ${columns} from inbound_message where office_id = $1 and channel = $2 and external_id = $3`, values: [officeId, channel, externalId],
  })
  return rows[0] ?? null
}

/** A sender's messages that nobody has looked at, in the order in which they came. */
export async function newOfSender(queryable: Queryable, officeId: number, { channel, sender }: Pick<KeptMessage, 'channel' | 'sender'>): Promise<KeptMessage[]> {
  const { rows } = await queryable.query<KeptMessage>({
    name: 'new_of_sender',
    text: `select ${columns} from inbound_message where office_id = $1 and channel = $2 and sender is not distinct from $3 and state = 'new' order by received_at, seq limit 200`,
    values: [officeId, channel, sender],
  })
  return rows
}

export interface Settled { state: InboundState; reason?: string | null; became?: Became | null; complaintId?: string | null; by?: Actor | null }

/** Writes down what became of a message, if it is still as it was when that was decided. @returns false when somebody was faster */
export async function settleMessage(queryable: Queryable, officeId: number, message: Pick<KeptMessage, 'id' | 'state'>, settled: Settled, at: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'settle_message',
    text: `update inbound_message set state = $4, reason = $5, became = $6, complaint_id = $7, handled_by = $8, handled_at = $9 where office_id = $1 and id = $2 and state = $3`,
    values: [officeId, message.id, message.state, settled.state, settled.reason ?? null, settled.became ?? null, settled.complaintId ?? null, settled.by ? JSON.stringify(settled.by) : null, at],
  })
  return rowCount === 1
}

export interface Cursor { at: Temporal.Instant; id: string }

/** A page of messages of these states (or all), newest first. */
export async function listMessages(queryable: Queryable, officeId: number, { states, before, limit }: { states: readonly InboundState[] | null; before: Cursor | null; limit: number }): Promise<KeptMessage[]> {
  const { rows } = await queryable.query<KeptMessage>({
    name: states ? 'list_messages_of_states' : 'list_messages',
    text: `select ${columns} from inbound_message where office_id = $1 and ($2::timestamptz is null or (received_at, id) < ($2, $3::uuid)) ${states ? 'and state = any($5)' : ''}
           order by received_at desc, id desc limit $4`,
    values: [officeId, before?.at ?? null, before?.id ?? null, limit, ...(states ? [states] : [])],
  })
  return rows
}

/** How many messages wait for an officer, by state; counted to 1,000. */
export async function countWaiting(queryable: Queryable, officeId: number): Promise<{ inbox: number; quarantine: number }> {
  const count = (state: string) => `(select count(*) from (select from inbound_message where office_id = $1 and state = '${state}' limit 1000) as waiting)`
  const { rows } = await queryable.query<{ inbox: number; quarantine: number }>({
    name: 'count_waiting', text: `select ${count('inbox')} as inbox, ${count('quarantine')} as quarantine`, values: [officeId],
  })
  return rows[0] ?? { inbox: 0, quarantine: 0 }
}

/** Messages of a complaint, oldest first. */
export async function messagesOfComplaint(queryable: Queryable, officeId: number, complaintId: string): Promise<KeptMessage[]> {
  const { rows } = await queryable.query<KeptMessage>({
    name: 'messages_of_complaint', text: `select ${columns} from inbound_message where office_id = $1 and complaint_id = $2 order by received_at, id limit 500`, values: [officeId, complaintId],
  })
  return rows
}

/** Other messages of the same sender, newest first: what an officer sees beside a message. */
export async function lastOfSender(queryable: Queryable, officeId: number, sender: string, limit: number): Promise<KeptMessage[]> {
  const { rows } = await queryable.query<KeptMessage>({
    name: 'last_of_sender', text: `select ${columns} from inbound_message where office_id = $1 and sender = $2 order by received_at desc, id desc limit $3`, values: [officeId, sender, limit],
  })
  return rows
}

/**
 * When this person wrote last to an account, by the network's clock where it is behind ours: a message may have come late. Null when never; what an officer
 * pasted in by hand was not written to the account.
 */
export async function lastHeardFrom(queryable: Queryable, officeId: number, { account, channel, sender }: Pick<InboundMessage, 'account' | 'channel'> & { sender: string }): Promise<Temporal.Instant | null> {
  const { rows } = await queryable.query<{ at: Temporal.Instant | null }>({
    name: 'last_heard_from',
    text: `select max(least(sent_at, received_at)) as at from inbound_message where office_id = $1 and sender = $3 and channel = $2 and account = $4 and kind = 'message'`,
    values: [officeId, channel, sender, account],
  })
  return rows[0]?.at ?? null
}
