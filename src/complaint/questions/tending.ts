import type { Queryable } from '../store/history.ts'

/** Files in step 2 whose reminder or end may have come, oldest first. `today`: date in the office's zone. */
export async function waitingForCompletion(queryable: Queryable, officeId: number, after: string | null, limit: number): Promise<{ id: string; respondBy: string }[]> {
  const { rows } = await queryable.query<{ id: string; respondBy: string }>(
    `select id, respond_by as "respondBy" from complaint
     where office_id = $1 and status = 'incomplete' and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by id limit $3`,
    [officeId, after, limit])
  return rows
}

/** Postponed files whose day of review has come. */
export async function postponedUntil(queryable: Queryable, officeId: number, today: string): Promise<string[]> {
  const { rows } = await queryable.query<{ id: string }>(
    `select id from complaint where office_id = $1 and status = 'postponed' and review_on <= $2 order by review_on, id limit 500`, [officeId, today])
  return rows.map((row) => row.id)
}

/** Open files with a running promise, by pages: their due time may change with the calendar. */
export async function withPromise(queryable: Queryable, officeId: number, after: string | null, limit: number): Promise<{ id: string; dueAt: Temporal.Instant }[]> {
  const { rows } = await queryable.query<{ id: string; dueAt: Temporal.Instant }>(
    `select id, due_at as "dueAt" from complaint
     where office_id = $1 and due_at is not null and status not in ('archived', 'merged')
       and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by id limit $3`, [officeId, after, limit])
  return rows
}

/** Takes the records of uploads that no complaint claimed since this moment, and says which contents nothing refers to any more. */
export async function dropUnclaimedFiles(queryable: Queryable, officeId: number, before: Temporal.Instant): Promise<string[]> {
  const { rows } = await queryable.query<{ sha256: string }>(
    `with dropped as (
       delete from file where office_id = $1 and complaint_id is null and uploaded_at < $2
         and not exists (select from intake_draft i where i.office_id = $1 and i.closed_at is null and file.id = any(i.files)) returning id, sha256
     )
     select distinct sha256 from dropped d
     where not exists (select from file f where f.sha256 = d.sha256 and f.id not in (select id from dropped))
       and not exists (select from issued_paper p where p.sha256 = d.sha256)
       and not exists (select from inbound_message m where m.files @> array[d.sha256])
       and not exists (select from recording_piece r where r.sha256 = d.sha256)`, [officeId, before])
  return rows.map((row) => row.sha256)
}
