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

/** Has a message looked at again at this time; asked for often, it is one job. */
export async function comeBack(queryable: Queryable, id: string, at: Temporal.Instant): Promise<void> {
  await queryable.query({
    name: 'come_back_to_message', text: `select graphile_worker.add_job('handle-message', json_build_object('id', $1::uuid), job_key := 'handle-message:' || $1::text, run_at := $2::timestamptz)`, values: [id, at],
  })
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
