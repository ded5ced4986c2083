import type pg from 'pg'
import type { Actor } from './actor.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

export const callEvents = ['ringing', 'answered', 'ended', 'missed'] as const
/** One piece of news from a switchboard. `externalId` names the call; `seconds`: how long was spoken, said at the end. */
export interface CallEvent {
  account: string; externalId: string; event: (typeof callEvents)[number]
  number: string | null; callee: string | null; at: Temporal.Instant; seconds: number | null
}

export const callResults = ['spoken', 'no-answer', 'wrong-number', 'call-again'] as const
/** What became of a call that the office made. */
export type CallResult = (typeof callResults)[number]
export type CallDirection = 'in' | 'out'

/** A call as it is kept. `settled`: how a missed call or a promise to call again was taken care of. */
export interface Call {
  id: string; direction: CallDirection; number: string | null; startedAt: Temporal.Instant; answeredAt: Temporal.Instant | null; endedAt: Temporal.Instant | null
  officer: Actor | null; complaintId: string | null; result: CallResult | null; note: string | null; callAgainAt: Temporal.Instant | null
}

/** No telephone rings longer: a call of which nothing was heard since was lost, and whoever called waits. */
export const ringsAtMost = { minutes: 3 } as const

const columns = `id, direction, number, started_at as "startedAt", answered_at as "answeredAt", ended_at as "endedAt", officer, complaint_id as "complaintId", result, note, call_again_at as "callAgainAt"`
/** Calls that wait for a call back, whoever withheld their number aside. */
const missed = `c.direction = 'in' and c.answered_at is null and c.settled_at is null and c.number is not null`
const promised = 'c.call_again_at is not null and c.settled_at is null'

/**
 * Writes news of a call down. What is known of a call only grows, so that news may come twice, late, and in any order. Whoever gets
 * through needs no call back for the calls of theirs that were missed before.
 */
export async function noteCall(queryable: Queryable, officeId: number, id: string, call: CallEvent): Promise<void> {
  const { event, at, seconds } = call
  const ended = event === 'ended' || event === 'missed'
  const spoke = event === 'ended' && seconds !== null && seconds > 0
  const begun = spoke ? at.subtract({ seconds }) : at
  await queryable.query({
    name: 'note_call',
    text: `with noted as (
             insert into phone_call as c (office_id, id, account, external_id, direction, number, callee, started_at, answered_at, ended_at)
             values ($1, $2, $3, $4, 'in', $5, $6, $7, $8, $9)
             on conflict on constraint phone_call_once do update set
               number = coalesce(c.number, excluded.number), callee = coalesce(c.callee, excluded.callee), started_at = least(c.started_at, excluded.started_at),
               answered_at = coalesce(c.answered_at, excluded.answered_at), ended_at = coalesce(c.ended_at, excluded.ended_at)
             returning number, started_at, answered_at
           ) update phone_call c set settled_at = $10, settled_because = 'got-through' from noted
             where c.office_id = $1 and ${missed} and c.number = noted.number and c.started_at < noted.started_at and noted.answered_at is not null`,
    values: [officeId, id, call.account, call.externalId, call.number, call.callee, begun, event === 'answered' ? at : spoke ? begun : null, ended ? at : null, at],
  })
}

/** Calls that ring now, the longest waiting first. */
export async function ringingCalls(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<Call[]> {
  const { rows } = await queryable.query<Call>({
    name: 'ringing_calls',
    text: `select ${columns} from phone_call c where office_id = $1 and started_at > $2 and direction = 'in' and answered_at is null and ended_at is null and settled_at is null
           order by started_at, id limit 20`,
    values: [officeId, now.subtract(ringsAtMost)],
  })
  return rows
}

/** A number to call back: how often it was missed, since when, and last when. */
export interface CallBack { number: string; times: number; since: Temporal.Instant; last: Temporal.Instant }

/** Numbers to call back, whoever waits longest first. */
export async function listCallBacks(queryable: Queryable, officeId: number, { now, after, limit }: { now: Temporal.Instant; after: CallBack | null; limit: number }): Promise<CallBack[]> {
  const { rows } = await queryable.query<CallBack>({
    name: 'list_call_backs',
    text: `select number, count(*) as times, min(started_at) as since, max(started_at) as last from phone_call c
           where office_id = $1 and ${missed} and (ended_at is not null or started_at <= $2)
           group by number having $3::timestamptz is null or (min(started_at), number) > ($3, $4) order by min(started_at), number limit $5`,
    values: [officeId, now.subtract(ringsAtMost), after?.since ?? null, after?.number ?? null, limit],
  })
  return rows
}

/** How many numbers wait for a call back, promises to call again by now included; counted to 100. */
export async function countCallBacks(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await queryable.query<{ n: number }>({
    name: 'count_call_backs',
    text: `select count(*) as n from (
             (select number from phone_call c where office_id = $1 and ${missed} and (ended_at is not null or started_at <= $2) group by number limit 100)
             union all (select number from phone_call c where office_id = $1 and ${promised} and call_again_at <= $3 limit 100)) as waiting`,
    values: [officeId, now.subtract(ringsAtMost), now],
  })
  return rows[0]?.n ?? 0
}

/** Promises to call again, the earliest first. */
export async function promisedCalls(queryable: Queryable, officeId: number, limit: number): Promise<Call[]> {
  const { rows } = await queryable.query<Call>({
    name: 'promised_calls', text: `select ${columns} from phone_call c where office_id = $1 and ${promised} order by call_again_at, id limit $2`, values: [officeId, limit],
  })
  return rows
}

/** A page of the calls since a moment, newest first. */
export async function callsSince(queryable: Queryable, officeId: number, { from, before, limit }: { from: Temporal.Instant; before: { at: Temporal.Instant; id: string } | null; limit: number }): Promise<Call[]> {
  const { rows } = await queryable.query<Call>({
    name: 'calls_since',
    text: `select ${columns} from phone_call c where office_id = $1 and started_at >= $2 and ($3::timestamptz is null or (started_at, id) < ($3, $4::uuid)) order by started_at desc, id desc limit $5`,
    values: [officeId, from, before?.at ?? null, before?.id ?? null, limit],
  })
  return rows
}

/** The call, or null. */
export async function findCall(queryable: Queryable, officeId: number, id: string): Promise<Call | null> {
  const { rows } = await queryable.query<Call>({ name: 'find_call', text: `select ${columns} from phone_call c where office_id = $1 and id = $2`, values: [officeId, id] })
  return rows[0] ?? null
}

/** The last calls from and to a number, newest first. */
export async function callsOfNumber(queryable: Queryable, officeId: number, number: string, limit: number): Promise<Call[]> {
  const { rows } = await queryable.query<Call>({
    name: 'calls_of_number', text: `select ${columns} from phone_call c where office_id = $1 and number = $2 order by started_at desc, id desc limit $3`, values: [officeId, number, limit],
  })
  return rows
}

/** Calls about a complaint, oldest first. */
export async function callsOfComplaint(queryable: Queryable, officeId: number, complaintId: string): Promise<Call[]> {
  const { rows } = await queryable.query<Call>({
    name: 'calls_of_complaint', text: `select ${columns} from phone_call c where office_id = $1 and complaint_id = $2 order by started_at, id limit 200`, values: [officeId, complaintId],
  })
  return rows
}
