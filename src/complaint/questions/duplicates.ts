import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** A complaint that may be the same as another. */
export interface Duplicate {
  id: string
  status: Status
  trackingCode: string
  registerNumber: string | null
  receivedAt: Temporal.Instant
  summary: string
  because: 'phone' | 'name'
}

const open = ['received', 'incomplete', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'postponed']
const phone = (applicant: string) => `nullif(regexp_replace(regexp_replace(coalesce(${applicant} ->> 'phone', ''), '\\D', '', 'g'), '^62', '0'), '')`
const name = (applicant: string) => `nullif(lower(regexp_replace(coalesce(${applicant} ->> 'name', ''), '\\s+', ' ', 'g')), '')`

/**
 * Open complaints, newest first, of the same telephone, or of the same name in the same kelurahan, as this one: perhaps the same matter by another
 * door. For those who may see secret identities: it compares what people gave, not what lists show.
 */
export async function duplicatesOf(queryable: Queryable, officeId: number, complaintId: string, limit = 5): Promise<Duplicate[]> {
  const { rows } = await queryable.query<Duplicate>(
    `with given as (
       select ${phone('a')} as phone, ${name('a')} as name, area from (
         select p.content -> 'applicant' as a, c.area from complaint c join complaint_event_personal p on p.office_id = c.office_id and p.complaint_id = c.id and p.seq = 1
         where c.office_id = $1 and c.id = $2
       ) g
     )
     select c.id, c.status, c.tracking_code as "trackingCode", c.register_number as "registerNumber", c.received_at as "receivedAt", c.summary,
       case when ${phone('p.a')} = given.phone then 'phone' else 'name' end as because
     from given, complaint c cross join lateral (
       select e.content -> 'applicant' as a from complaint_event_personal e where e.office_id = c.office_id and e.complaint_id = c.id and e.seq = 1
     ) p
     where c.office_id = $1 and c.status = any($3) and c.status not in ('archived', 'merged') and c.id <> $2
       and (${phone('p.a')} = given.phone or (${name('p.a')} = given.name and c.area = given.area))
     order by c.received_at desc, c.id desc limit $4`, [officeId, complaintId, open, limit])
  return rows
}
