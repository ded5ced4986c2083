import type pg from 'pg'
import type { Attachment } from '../applicant.ts'
import type { ClockReading } from '../clocks.ts'
import type { Status } from '../status.ts'
import type { Queryable } from './history.ts'

/** Takes the next register number of a year. The counter's row stays locked until the transaction ends: no gap, no double. */
export async function takeRegisterNumber(client: pg.PoolClient, officeId: number, year: number): Promise<number> {
  const { rows } = await client.query<{ last: number }>({
    name: 'take_register_number',
    text: `insert into register_counter (office_id, year, last) values ($1, $2, 1)
           on conflict (office_id, year) do update set last = register_counter.last + 1 returning last`,
    values: [officeId, year],
  })
  const row = rows[0]
  if (!row) throw new Error('the register gave no number')
  return row.last
}

/** Of these files, those that were uploaded and are in no complaint yet. */
export async function unclaimedFiles(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const { rows } = await queryable.query<Attachment>({
    name: 'unclaimed_files', text: `select id, sha256, size, media_type as "mediaType" from file
           where office_id = $1 and id = any($2::uuid[]) and complaint_id is null order by uploaded_at, id`,
    values: [officeId, ids],
  })
  return rows
}

/** A complaint as the target of a merge, or null. */
export async function targetOf(queryable: Queryable, officeId: number, id: string): Promise<{ id: string; status: Status } | null> {
  const { rows } = await queryable.query<{ id: string; status: Status }>({
    name: 'target_of', text: 'select id, status from complaint where office_id = $1 and id = $2', values: [officeId, id],
  })
  return rows[0] ?? null
}

export interface Opened { id: string; trackingCode: string; status: Status; registerNumber: string | null; clocks: ClockReading[] }

/** The complaint that was opened under this intake key. */
export async function openedUnder(queryable: Queryable, officeId: number, intakeKey: string): Promise<Opened | null> {
  const { rows } = await queryable.query<Opened>({
    name: 'opened_under',
    text: `select id, tracking_code as "trackingCode", status, register_number as "registerNumber", clocks from complaint where office_id = $1 and intake_key = $2`,
    values: [officeId, intakeKey],
  })
  return rows[0] ?? null
}

/** The answer that was given under this key, or null. */
export async function answeredUnder(queryable: Queryable, officeId: number, key: string): Promise<{ complaintId: string; verb: string; content: string | null; answer: unknown } | null> {
  const { rows } = await queryable.query<{ complaintId: string; verb: string; content: string | null; answer: unknown }>({
    name: 'answered_under', text: 'select complaint_id as "complaintId", verb, content, answer from command_answer where office_id = $1 and key = $2', values: [officeId, key],
  })
  return rows[0] ?? null
}
