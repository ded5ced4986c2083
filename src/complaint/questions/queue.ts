import type { Role } from '../../office/roles.ts'
import type { ClockReading } from '../clocks.ts'
import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'
import { followUpDuties } from '../waiting.ts'
import type { Duty } from '../waiting.ts'

/** One file in a queue, from the complaint's row. `complainant` null: not given, or kept secret. */
export interface QueueRow {
  id: string
  status: Status
  step: number
  trackingCode: string
  registerNumber: string | null
  receivedAt: Temporal.Instant
  dueAt: Temporal.Instant | null
  clocks: ClockReading[]
  standardVersion: number
  holderRole: Role
  complainant: string | null
  secret: boolean
  summary: string
  place: string | null
  respondBy: string | null
  reviewOn: string | null
  /** Only for a file in follow-up: what it asks of the one who looks. */
  duty: Duty | null
}

/** Where a page of a queue begins: after this file, in the order of due time (without one last) and id. */
export interface QueueCursor { dueAt: Temporal.Instant | null; id: string }

/** Whose queue. `whole`: all files of the office, as an auditor sees them. */
export interface Viewer { personId: string | null; roles: readonly Role[]; whole: boolean }

/** What to list. `waiting`: statuses with who else may hold them; `followUp`: files in step 6 that ask something of the viewer. */
export interface QueueAsk {
  waiting: readonly { status: Status; notHeldBy: readonly Role[] }[]
  followUp: boolean
  /** Only files due before this moment (exclusive) and from the other (inclusive). */
  dueBefore?: Temporal.Instant | undefined
  dueFrom?: Temporal.Instant | undefined
}

/** Counts stop here: the screen says "99+". */
export const countCap = 100

const columns = `c.id, c.status, c.step, c.tracking_code as "trackingCode", c.register_number as "registerNumber", c.received_at as "receivedAt", c.due_at as "dueAt",
  c.clocks, c.standard_version as "standardVersion", c.holder_role as "holderRole", c.complainant, c.identity_secret as secret, c.summary, c.place,
  c.respond_by as "respondBy", c.review_on as "reviewOn"`

// The statuses asked for, each with its own walk along the index complaint_queue; `duty` is found by the file's events (few, by key).
const asked = `with asked as (
    select w.status, w.not_held_by, false as follow_up from jsonb_to_recordset($2::jsonb) as w(status text, not_held_by text[])
    union all select 'in-follow-up', '{}'::text[], true where $3::boolean
  )`
const dutyOf = `cross join lateral (select case when not a.follow_up then '' else (
    select case
        when f.answer = 'drafted' and ($4::boolean or $5::boolean) then 'approve'
        when f.mine or ($4 and f.open) then 'disposition'
        when f.answer = 'approved' and ($4 or $6::boolean) then 'deliver'
        when f.answer is null and not f.open and ($7::boolean or c.holder_id = $8::uuid or (c.holder_id is null and c.holder_role = any($9::text[]))) then 'continue'
        when $4 then 'continue' end
    from (
      select coalesce(bool_or(d.data -> 'to' @> jsonb_build_array(jsonb_build_object('personId', $8::text))), false) as mine, count(*) > 0 as open,
        (select case when exists (select from complaint_event y where y.office_id = $1 and y.complaint_id = c.id and y.type = 'answer-approved' and y.data ->> 'id' = x.data ->> 'id')
            then 'approved' else 'drafted' end
          from complaint_event x
          where x.office_id = $1 and x.complaint_id = c.id and x.type = 'answer-drafted'
            and not exists (select from complaint_event y where y.office_id = $1 and y.complaint_id = c.id
              and (y.type = 'answer-returned' and y.data ->> 'id' = x.data ->> 'id'
                or y.type in ('answer-attempted', 'answer-attempt-settled') and y.data ->> 'answer' = x.data ->> 'id' and y.data ->> 'result' = 'delivered'
                  and not exists (select from complaint_event z where z.office_id = $1 and z.complaint_id = c.id and z.seq > y.seq and z.type = 'answer-attempt-settled'
                    and z.data ->> 'answer' = x.data ->> 'id' and z.data ->> 'result' = 'failed')))
          order by x.seq desc limit 1) as answer
      from complaint_event d
      where d.office_id = $1 and d.complaint_id = c.id and d.type = 'disposed'
        and not exists (select from complaint_event y where y.office_id = $1 and y.complaint_id = c.id and y.type = 'disposition-done' and y.data ->> 'id' = d.data ->> 'id')
    ) f
  ) end as duty) q`
// `status not in` repeats the condition of the partial index: the planner cannot know it from a parameter.
const matching = `c.office_id = $1 and c.status = a.status and c.status not in ('archived', 'merged') and c.holder_role <> all(a.not_held_by)`

function askedValues(officeId: number, viewer: Viewer, ask: QueueAsk): unknown[] {
  const { approves, delivers, continues } = followUpDuties(viewer.roles)
  const waiting = ask.waiting.map(({ status, notHeldBy }) => ({ status, not_held_by: notHeldBy }))
  return [officeId, JSON.stringify(waiting), ask.followUp, viewer.whole, approves, delivers, continues, viewer.personId, viewer.roles]
}

const page = `${asked}
  select r.* from asked a cross join lateral (
    select * from (
      select ${columns}, nullif(q.duty, '') as duty from complaint c ${dutyOf}
      where ${matching} and q.duty is not null and c.due_at >= coalesce($13::timestamptz, '-infinity') and c.due_at < coalesce($14::timestamptz, 'infinity')
        and ($12::boolean or (c.due_at, c.id) > (coalesce($10::timestamptz, '-infinity'), coalesce($11::uuid, '00000000-0000-0000-0000-000000000000')))
        and not ($11 is not null and $10 is null)
      order by c.due_at, c.id limit $15
    ) due
    union all
    select * from (
      select ${columns}, nullif(q.duty, '') as duty from complaint c ${dutyOf}
      where ${matching} and q.duty is not null and c.due_at is null and $13 is null and $14 is null
        and ($12 or $10 is not null or c.id > $11)
      order by c.id limit $15
    ) undue
  ) r
  order by r."dueAt", r.id limit $15`

/** A page of files that wait, the most urgent first. One more than `limit` means that there is another page. */
export async function listWaiting(
  queryable: Queryable, officeId: number, viewer: Viewer, ask: QueueAsk, after: QueueCursor | null, limit: number,
): Promise<{ rows: QueueRow[]; next: QueueCursor | null }> {
  const { rows } = await queryable.query<QueueRow>(page, [
    ...askedValues(officeId, viewer, ask), after?.dueAt ?? null, after?.id ?? null, after === null, ask.dueFrom ?? null, ask.dueBefore ?? null, limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? { dueAt: last.dueAt, id: last.id } : null }
}

const counting = `${asked}
  select a.status, n.n from asked a cross join lateral (
    select count(*) as n from (select from complaint c ${dutyOf} where ${matching} and q.duty is not null limit ${countCap}) counted
  ) n`

/** How many files wait, by status; each count stops at `countCap`. */
export async function countWaiting(queryable: Queryable, officeId: number, viewer: Viewer, ask: QueueAsk): Promise<Map<Status, number>> {
  const { rows } = await queryable.query<{ status: Status; n: number }>(counting, askedValues(officeId, viewer, ask))
  return new Map(rows.map((row) => [row.status, row.n]))
}

const running = ['received', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'postponed']

/** The office at a glance: promises that are late, promises due before the end of today, files that wait for the complainant. Counts stop at `cap`. */
export async function glance(
  queryable: Queryable, officeId: number, now: Temporal.Instant, endOfDay: Temporal.Instant, cap = 1_000,
): Promise<{ late: number; today: number; incomplete: number }> {
  const { rows } = await queryable.query<{ late: number; today: number; incomplete: number }>(
    `select
       (select count(*) from (select from complaint where office_id = $1 and status = any($2) and status not in ('archived', 'merged') and due_at < $3 limit $5) l) as late,
       (select count(*) from (select from complaint where office_id = $1 and status = any($2) and status not in ('archived', 'merged') and due_at >= $3 and due_at < $4 limit $5) t) as today,
       (select count(*) from (select from complaint where office_id = $1 and status = 'incomplete' limit $5) i) as incomplete`,
    [officeId, running, now, endOfDay, cap])
  const row = rows[0]
  if (!row) throw new Error('a count gave no row')
  return row
}
