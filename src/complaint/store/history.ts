import type pg from 'pg'
import type { Actor } from '../../office/actor.ts'
import type { JobRequest } from '../../platform/jobs.ts'
import type { ComplaintEvent } from '../events.ts'
import type { Projection } from '../projection.ts'
import type { ChainedEvent } from './chain.ts'
import { eventOf } from './chain.ts'

/** Anything that runs statements: the pool, or one connection in a transaction. */
export type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

export interface History { events: ComplaintEvent[]; head: Buffer }

interface EventRow { seq: number; type: string; at: Temporal.Instant; actor: Actor; data: unknown; hash: Buffer; personal: unknown }

/** Locks the complaint until the transaction ends and reads its history; null when there is none. */
export async function lockHistory(client: pg.PoolClient, officeId: number, complaintId: string): Promise<History | null> {
  const { rows } = await client.query<EventRow>({ name: 'lock_complaint', text: 'select * from lock_complaint($1, $2)', values: [officeId, complaintId] })
  return historyOf(rows)
}

/** Reads the history without a lock: for pages. */
export async function readHistory(queryable: Queryable, officeId: number, complaintId: string): Promise<History | null> {
  const { rows } = await queryable.query<EventRow>({
    name: 'read_history',
    text: `select e.seq, e.type, e.at, e.actor, e.data, e.hash, p.content as personal
           from complaint_event e left join complaint_event_personal p using (office_id, complaint_id, seq)
           where e.office_id = $1 and e.complaint_id = $2 order by e.seq`,
    values: [officeId, complaintId],
  })
  return historyOf(rows)
}

function historyOf(rows: EventRow[]): History | null {
  const last = rows.at(-1)
  return last ? { events: rows.map(eventOf), head: last.hash } : null
}

/** `content`: digest of what was sent, where the key does not cover it. */
export interface Answered { key: string; verb: string; content: string | null; answer: object }

// One statement for the whole write: events, their personal parts, the answer under its key, follow-up jobs, and the copies in columns.
const eventColumns = `
  new_event as (
    select * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::bytea[], $10::bytea[], $11::text[])
      as e(seq, type, actor, data, digest, previous, hash, salt, personal)
  ), event as (
    insert into complaint_event (office_id, complaint_id, seq, type, at, actor, data, personal_digest, previous, hash)
    select $1, $2, seq, type, $12::timestamptz, actor::jsonb, data::jsonb, digest, previous, hash from new_event
  ), personal as (
    insert into complaint_event_personal (office_id, complaint_id, seq, salt, content)
    select $1, $2, seq, salt, personal::jsonb from new_event where salt is not null
  )`
const jobs = `select graphile_worker.add_job(j.task, j.payload::json, job_key := j.key) from unnest($15::text[], $16::text[], $17::text[]) as j(task, payload, key)`

export const projectionColumns = [
  'status', 'step', 'complete_at', 'due_at', 'clocks', 'holder_role', 'holder_id', 'register_year', 'register_sequence', 'register_number', 'class',
  'category', 'urgency', 'outcome', 'answered_at', 'archived_at', 'respond_by', 'review_on', 'objection_until', 'merged_into', 'identity_secret',
  'complainant', 'area', 'summary', 'place', 'archive',
] as const satisfies readonly (keyof Projection)[]

const appendSql = `with ${eventColumns}, answer as (
    insert into command_answer (office_id, key, complaint_id, verb, content, answer, at)
    select $1, $13->>'key', $2, $13->>'verb', $13->>'content', $13->'answer', $12 where $13->>'key' is not null
  ), job as (${jobs}), claimed as (
    update file set complaint_id = $2 where office_id = $1 and id = any($14::uuid[])
  ), contact as (
    insert into complaint_contact (office_id, digest, complaint_id) select $1, digest, $2 from unnest($20::bytea[]) as digest on conflict do nothing
  )
  update complaint set version = $18, head = $19, updated_at = $12,
    ${projectionColumns.map((column, index) => `${column} = $${21 + index}`).join(', ')}
  where office_id = $1 and id = $2 and (select count(*) from job) >= 0`
  .replaceAll('$13', '$13::jsonb')

export interface Append {
  officeId: number
  complaintId: string
  events: readonly ChainedEvent[]
  projection: Projection
  jobs: readonly JobRequest[]
  fileIds: readonly string[]
  /** Digests of the addresses by which the complaint's people are known again. */
  contacts: readonly Buffer[]
  answered: Answered | null
}

/**
 * Appends decided events to a locked complaint, with everything that follows from them. The statement is on its way when this returns;
 * what cannot be sent at all is thrown at once, so that no commit may follow it.
 */
export function append(client: pg.PoolClient, write: Append): Promise<unknown> {
  const { last, values } = eventValues(write.officeId, write.complaintId, write.events)
  return client.query({
    name: 'append', text: appendSql,
    values: [...values, JSON.stringify(write.answered), write.fileIds, ...jobValues(write.jobs), last.seq, last.hash, write.contacts, ...projectionValues(write.projection)],
  })
}

function eventValues(officeId: number, complaintId: string, events: readonly ChainedEvent[]) {
  const last = events.at(-1)
  if (!last) throw new Error('nothing to write')
  return {
    last,
    values: [
      officeId, complaintId, events.map((event) => event.seq), events.map((event) => event.type), events.map((event) => JSON.stringify(event.actor)),
      events.map((event) => JSON.stringify(event.data)), events.map((event) => event.personal?.digest ?? null), events.map((event) => event.previous),
      events.map((event) => event.hash), events.map((event) => event.personal?.salt ?? null),
      events.map((event) => event.personal && JSON.stringify(event.personal.content)), last.at,
    ],
  }
}

function jobValues(list: readonly JobRequest[]) {
  return [list.map((job) => job.task), list.map((job) => JSON.stringify(job.payload)), list.map((job) => job.key ?? null)]
}

function projectionValues(projection: Projection) {
  return projectionColumns.map((column) => {
    const value = projection[column]
    return value !== null && (column === 'clocks' || column === 'archive') ? JSON.stringify(value) : value
  })
}
