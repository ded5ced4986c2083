import type pg from 'pg'
import { withTransaction } from '../platform/transaction.ts'
import type { Actor } from './actor.ts'
import type { CallDirection, CallResult } from './calls.ts'

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** A call as the officer who spoke writes it down. `key`: the same key is one call. `callId`: the switchboard told of it before. */
export interface CallRecord {
  id: string; key: string; callId: string | null; direction: CallDirection; number: string | null
  startedAt: Temporal.Instant; endedAt: Temporal.Instant; officer: Actor; complaintId: string | null
  result: CallResult | null; note: string | null; callAgainAt: Temporal.Instant | null
}

/** Account of calls that officers write down themselves. */
const ownAccount = 'meja'

/**
 * Keeps the record of a call, and settles what it takes care of: missed calls of this number and promises to call it again, unless
 * nobody picked up.
 */
export async function recordCall(pool: pg.Pool, officeId: number, record: CallRecord): Promise<void> {
  await withTransaction(pool, async (client) => {
    const id = (record.callId && (await takeCall(client, officeId, record.callId, record))) ?? (await keepCall(client, officeId, record))
    if (record.result === 'no-answer') return
    const because = record.direction === 'out' ? 'called-back' : 'got-through'
    await client.query({
      name: 'settle_calls',
      text: `update phone_call set settled_at = $4, settled_by = $5, settled_because = $6
             where office_id = $1 and id <> $2 and settled_at is null and started_at <= $4
               and ((direction = 'in' and answered_at is null and number = $3) or (call_again_at is not null and (number = $3 or complaint_id = $7)))`,
      values: [officeId, id, record.number, record.endedAt, JSON.stringify(record.officer), because, record.complaintId],
    })
  })
}

async function takeCall(client: Queryable, officeId: number, callId: string, { officer, complaintId, endedAt, note, result, callAgainAt }: CallRecord): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>({
    name: 'take_call',
    text: `update phone_call set officer = $3, complaint_id = coalesce($4, complaint_id), answered_at = coalesce(answered_at, started_at), ended_at = coalesce(ended_at, $5),
             note = coalesce($6, note), result = coalesce($7, result), call_again_at = coalesce($8, call_again_at)
           where office_id = $1 and id = $2 returning id`,
    values: [officeId, callId, JSON.stringify(officer), complaintId, endedAt, note, result, callAgainAt],
  })
  return rows[0]?.id ?? null
}

async function keepCall(client: Queryable, officeId: number, record: CallRecord): Promise<string> {
  const spoke = record.direction === 'in' || record.result === 'spoken' || record.result === 'call-again' || record.result === 'wrong-number'
  const { rows } = await client.query<{ id: string }>({
    name: 'keep_call',
    text: `insert into phone_call as c (office_id, id, account, external_id, direction, number, started_at, answered_at, ended_at, officer, complaint_id, result, note, call_again_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
           on conflict on constraint phone_call_once do update set complaint_id = coalesce(excluded.complaint_id, c.complaint_id) returning id`,
    values: [
      officeId, record.id, ownAccount, record.key, record.direction, record.number, record.startedAt, spoke ? record.startedAt : null, record.endedAt,
      JSON.stringify(record.officer), record.complaintId, record.result, record.note, record.callAgainAt,
    ],
  })
  const row = rows[0]
  if (!row) throw new Error('the call was not kept')
  return row.id
}

/** Decides that a number need not be called back, with the reason; calls that came after `until` stand. */
export async function dismissCallBacks(queryable: Queryable, officeId: number, number: string, { until, by, reason, now }: { until: Temporal.Instant; by: Actor; reason: string; now: Temporal.Instant }): Promise<void> {
  await queryable.query({
    name: 'dismiss_call_backs',
    text: `update phone_call set settled_at = $4, settled_by = $5, settled_because = $6
           where office_id = $1 and number = $2 and settled_at is null and started_at <= $3
             and ((direction = 'in' and answered_at is null) or call_again_at is not null)`,
    values: [officeId, number, until, now, JSON.stringify(by), reason],
  })
}
