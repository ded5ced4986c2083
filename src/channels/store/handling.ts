import type pg from 'pg'
import type { MessageChannel } from '../message.ts'
import type { KeptMessage } from './inbound.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/**
 * Counts a try at a message before it is made, so that a program that dies of it has counted it too. `again`: when the next one may be made after
 * the first, the second …; the last repeats.
 * @returns which try this is; null when its time has not come, or the message is not new any more
 */
export async function startTry(queryable: Queryable, officeId: number, id: string, again: readonly Temporal.Instant[], now: Temporal.Instant): Promise<number | null> {
  const { rows } = await queryable.query<{ tries: number }>({
    name: 'start_try',
    text: `update inbound_message set tries = tries + 1, try_after = ($4::timestamptz[])[least(tries + 1, cardinality($4::timestamptz[]))]
           where office_id = $1 and id = $2 and state = 'new' and (try_after is null or try_after <= $3) returning tries`,
    values: [officeId, id, now, again.map(String)],
  })
  return rows[0]?.tries ?? null
}

/** When a message may be tried again; null when it may at once. */
export async function tryAfter(queryable: Queryable, officeId: number, id: string): Promise<Temporal.Instant | null> {
  const { rows } = await queryable.query<{ at: Temporal.Instant | null }>({ name: 'when_to_try', text: 'select try_after as at from inbound_message where office_id = $1 and id = $2', values: [officeId, id] })
  return rows[0]?.at ?? null
}

/**
 * Has what a sender wrote looked at again at this time. One job for all that waits of one sender: a flood of theirs must not keep the workers
 * busy with asking whether its time has come.
 */
export async function comeBack(queryable: Queryable, officeId: number, { id, channel, sender }: Pick<KeptMessage, 'id' | 'channel' | 'sender'>, at: Temporal.Instant): Promise<void> {
  await queryable.query({
    name: 'come_back_to_messages',
    text: `select graphile_worker.add_job('handle-message', json_build_object('id', $1::uuid), job_key := 'handle-messages:' || encode(sha256(convert_to($2, 'UTF8')), 'hex'), run_at := $3::timestamptz)`,
    values: [id, JSON.stringify([officeId, channel, sender]), at],
  })
}

/** Of each sender whose messages have been new since before this moment, and not put off, the first: their job may be lost. */
export async function forgottenMessages(queryable: Queryable, officeId: number, before: Temporal.Instant, now: Temporal.Instant, limit: number): Promise<Pick<KeptMessage, 'id' | 'channel' | 'sender'>[]> {
  const { rows } = await queryable.query<Pick<KeptMessage, 'id' | 'channel' | 'sender'>>({
    name: 'forgotten_messages',
    text: `select distinct on (channel, sender) id, channel, sender from inbound_message
           where office_id = $1 and state = 'new' and received_at < $2 and (try_after is null or try_after <= $3) order by channel, sender, received_at, seq limit $4`,
    values: [officeId, before, now, limit],
  })
  return rows
}

/** Whether something that one of these senders wrote has not been looked at, or waits for an officer. */
export async function waitsFrom(queryable: Queryable, officeId: number, senders: readonly string[]): Promise<boolean> {
  const { rowCount } = await queryable.query({
    name: 'waits_from', text: `select from inbound_message where office_id = $1 and sender = any($2) and state in ('new', 'inbox') limit 1`, values: [officeId, senders],
  })
  return rowCount === 1
}

/** How many answers of the dialogue went to an address since a moment. */
export async function answersSince(queryable: Queryable, officeId: number, channel: MessageChannel, recipient: string, since: Temporal.Instant): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>({
    name: 'answers_since', text: `select count(*)::int as count from outbound_message where office_id = $1 and channel = $2 and recipient = $3 and event = 'dialogue' and created_at > $4`,
    values: [officeId, channel, recipient, since],
  })
  return rows[0]?.count ?? 0
}

/** Whether the same words of the same sender became a complaint since a moment. */
export async function saidBefore(queryable: Queryable, officeId: number, { id, sender, text }: Pick<KeptMessage, 'id' | 'sender' | 'text'>, since: Temporal.Instant): Promise<boolean> {
  const plain = (words: string) => `lower(regexp_replace(trim(${words}), '\\s+', ' ', 'g'))`
  const { rowCount } = await queryable.query({
    name: 'said_before',
    text: `select from inbound_message where office_id = $1 and sender = $2 and received_at > $3 and id <> $4 and became = 'complaint' and ${plain('body')} = ${plain('$5::text')} limit 1`,
    values: [officeId, sender, since, id, text],
  })
  return rowCount === 1
}
