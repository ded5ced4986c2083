import type { Actor } from '../../office/actor.ts'
import type { ComplaintEvent } from '../events.ts'
import { eventOf } from '../store/chain.ts'
import type { Queryable } from '../store/history.ts'

interface Row { id: string; seq: number; type: string; at: Temporal.Instant; actor: Actor; data: unknown; personal: unknown }

/** The histories of a page of complaints, read at once. */
export async function readHistories(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<Map<string, ComplaintEvent[]>> {
  const histories = new Map<string, ComplaintEvent[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return histories
  const { rows } = await queryable.query<Row>(
    `select e.complaint_id as id, e.seq, e.type, e.at, e.actor, e.data, p.content as personal
     from complaint_event e left join complaint_event_personal p using (office_id, complaint_id, seq)
     where e.office_id = $1 and e.complaint_id = any($2::uuid[]) order by e.complaint_id, e.seq`, [officeId, ids])
  for (const { id, ...row } of rows) histories.get(id)?.push(eventOf(row))
  return histories
}
