import type { Actor } from '../../office/actor.ts'
import type { LookWhy } from '../events.ts'
import type { Queryable } from '../store/history.ts'

/** One look at who complained, as those who watch over it see it. */
export interface SeenLook { complaintId: string; seq: number; at: Temporal.Instant; by: Actor; why: LookWhy; reason: string | null; reference: string }

/** Looks at complainants' identities, newest first; only those with a reason of their own when `unusual`. `before`: the last one of the page before. */
export async function looksPage(queryable: Queryable, officeId: number, { unusual, before, limit }: { unusual: boolean; before: { at: Temporal.Instant; id: string; seq: number } | null; limit: number }): Promise<SeenLook[]> {
  const { rows } = await queryable.query<SeenLook>({
    name: 'looks_page',
    text: `select e.complaint_id as "complaintId", e.seq, e.at, e.actor as by, e.data ->> 'why' as why, p.content ->> 'reason' as reason, coalesce(c.register_number, c.tracking_code) as reference
           from complaint_event e join complaint c on c.office_id = e.office_id and c.id = e.complaint_id
           left join complaint_event_personal p on p.office_id = e.office_id and p.complaint_id = e.complaint_id and p.seq = e.seq
           where e.office_id = $1 and e.type = 'identity-looked-at' and (not $2 or e.data ->> 'why' = 'break-glass') and ($3::timestamptz is null or (e.at, e.complaint_id, e.seq) < ($3, $4::uuid, $5))
           order by e.at desc, e.complaint_id desc, e.seq desc limit $6`,
    values: [officeId, unusual, before?.at ?? null, before?.id ?? null, before?.seq ?? null, limit],
  })
  return rows
}
