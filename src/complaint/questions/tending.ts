import type { JobRequest } from '../../platform/jobs.ts'
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

/** An event that should have been followed by a message, and was not. */
export interface Unsent { complaintId: string; seq: number; type: 'answer-attempted' | 'answer-approved' }

/**
 * Answers of files in follow-up that were put on their way before this moment on one of these channels, without a message that carries them; and
 * those approved since `since` that nobody has tried to give: the job that follows may be lost.
 */
export async function unsentAnswers(queryable: Queryable, officeId: number, channels: readonly string[], before: Temporal.Instant, since: Temporal.Instant, limit: number): Promise<Unsent[]> {
  const { rows } = await queryable.query<Unsent>({
    name: 'unsent_answers',
    text: `select e.complaint_id as "complaintId", e.seq, e.type from complaint c join complaint_event e on e.office_id = c.office_id and e.complaint_id = c.id
           where c.office_id = $1 and c.status = 'in-follow-up' and e.at < $3 and (
             e.type = 'answer-attempted' and e.data ->> 'result' = 'queued' and e.data ->> 'channel' = any($2)
               and not exists (select from complaint_event s where s.office_id = $1 and s.complaint_id = c.id and s.type = 'answer-attempt-settled' and s.data ->> 'attempt' = e.data ->> 'id')
               and not exists (select from outbound_message m where m.office_id = $1 and m.complaint_id = c.id and m.attempt_id::text = e.data ->> 'id')
             or e.type = 'answer-approved' and e.at > $4
               and not exists (select from complaint_event a where a.office_id = $1 and a.complaint_id = c.id and a.type = 'answer-attempted' and a.data ->> 'answer' = e.data ->> 'id'))
           order by e.at, e.complaint_id, e.seq limit $5`,
    values: [officeId, channels, before, since, limit],
  })
  return rows
}

/** Enqueues jobs anew; one that waits under the same key is that job. */
export async function enqueueAgain(queryable: Queryable, requests: readonly JobRequest[]): Promise<void> {
  await queryable.query({
    name: 'enqueue_again', text: `select graphile_worker.add_job(j.task, j.payload::json, job_key := j.key) from unnest($1::text[], $2::text[], $3::text[]) as j(task, payload, key)`,
    values: [requests.map(({ task }) => task), requests.map(({ payload }) => JSON.stringify(payload)), requests.map(({ key }) => key ?? null)],
  })
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
       and not exists (select from paper_rendition r where r.sha256 = d.sha256)
       and not exists (select from inbound_message m where m.files @> array[d.sha256])
       and not exists (select from scan_file s where s.sha256 = d.sha256)
       and not exists (select from scan_part s where s.sha256 = d.sha256)
       and not exists (select from letter_template l where l.sha256 = d.sha256)
       and not exists (select from letter_document l where l.sha256 = d.sha256 or l.pdf_sha256 = d.sha256)
       and not exists (select from recording_piece r where r.sha256 = d.sha256)`, [officeId, before])
  return rows.map((row) => row.sha256)
}
