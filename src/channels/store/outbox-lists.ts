import type pg from 'pg'
import type { Actor } from '../../office/actor.ts'
import type { MessageChannel, OutboundState } from '../message.ts'
import { messageChannels } from '../message.ts'
import type { StoredMessage } from './outbound.ts'
import { stored } from './outbound.ts'
import { writeStep } from './reports.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** What the desk lists: what could not be sent, what waits, what the network has, what arrived. */
export const outboxLists = ['failed', 'waiting', 'sent', 'delivered'] as const
export type OutboxList = (typeof outboxLists)[number]

/** A message with the time by which its list is ordered. */
export type ListedMessage = StoredMessage & { at: Temporal.Instant }
export interface ListCursor { at: Temporal.Instant; id: string }

/** Each list walks an index of its own: a few failures are found among a million deliveries. */
const lists: Record<OutboxList, { states: readonly OutboundState[]; column: string; where?: string }> = {
  failed: { states: ['failed', 'expired'], column: 'settled_at', where: 'and closed_at is null' },
  waiting: { states: ['queued'], column: 'not_before' },
  sent: { states: ['sent'], column: 'sent_at' },
  delivered: { states: ['delivered'], column: 'created_at' },
}

/** A page of one of the desk's lists: what waits in the order in which it is sent, everything else newest first. */
export async function listOutbox(queryable: Queryable, officeId: number, list: OutboxList, after: ListCursor | null, limit: number): Promise<ListedMessage[]> {
  const { states, column, where: open = '' } = lists[list]
  const [further, order] = list === 'waiting' ? ['>', 'asc'] : ['<', 'desc']
  const named = states.map((state) => `'${state}'`).join(', ')
  const page = (where: string) => `select ${stored}, ${column} as at from outbound_message where office_id = $1 and state in (${named}) ${open} ${where}
    and ($2::timestamptz is null or (${column}, id) ${further} ($2, $3::uuid)) order by ${column} ${order}, id ${order} limit $4`
  const { rows } = await queryable.query<ListedMessage>({
    name: `list_outbox_${list}`,
    text: list === 'waiting'
      ? `select m.* from unnest($5::text[]) as c (channel) cross join lateral (${page('and channel = c.channel')}) m order by m.at, m.id limit $4`
      : page(''),
    values: [officeId, after?.at ?? null, after?.id ?? null, limit, ...(list === 'waiting' ? [messageChannels] : [])],
  })
  return rows
}

/** How things stand on one channel; counts end at `countCap`. */
export interface ChannelFigures { channel: MessageChannel; waiting: number; inHand: number; oldest: Temporal.Instant | null }
export const countCap = 1_000

/** How many messages wait on each channel, and since when the oldest does. */
export async function channelFigures(queryable: Queryable, officeId: number): Promise<ChannelFigures[]> {
  const { rows } = await queryable.query<ChannelFigures>({
    name: 'channel_figures',
    text: `select c.channel, w.waiting, w.oldest, h.in_hand as "inHand" from unnest($2::text[]) with ordinality as c (channel, place)
           cross join lateral (select count(*) as waiting, min(created_at) as oldest from (
             select created_at from outbound_message where office_id = $1 and channel = c.channel and state = 'queued' order by not_before, seq limit ${countCap}) q) w
           cross join lateral (select count(*) as in_hand from (
             select from outbound_message where office_id = $1 and channel = c.channel and state = 'sending' limit ${countCap}) s) h
           order by c.place`,
    values: [officeId, messageChannels],
  })
  return rows
}

/** How many messages could not be sent and still need somebody, counted to `countCap`. */
export async function countDead(queryable: Queryable, officeId: number): Promise<number> {
  const { rows } = await queryable.query<{ n: number }>({
    name: 'count_dead', text: `select count(*) as n from (select from outbound_message where office_id = $1 and state in ('failed', 'expired') and closed_at is null limit ${countCap}) d`, values: [officeId],
  })
  return rows[0]?.n ?? 0
}

/** Why a failed message needs nobody any more. */
export interface Closing { how: 'again' | 'otherwise'; by: Actor; why: string | null }

/** Takes a failed message off the list; how it ended stays. @returns false when it is no longer as it was */
export async function closeFailed(client: Queryable, officeId: number, id: string, { how, by, why }: Closing, now: Temporal.Instant): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'close_failed',
    text: `update outbound_message set closed_at = $3, closed_how = $4, closed_by = $5, closed_why = $6 where office_id = $1 and id = $2 and state in ('failed', 'expired') and closed_at is null`,
    values: [officeId, id, now, how, JSON.stringify(by), why],
  })
  if (rowCount !== 1) return false
  await writeStep(client, officeId, id, how === 'again' ? 'superseded' : 'closed', null, now)
  return true
}
