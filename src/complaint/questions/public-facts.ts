import type { ClockReading } from '../clocks.ts'
import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** What may be told of a complaint without its content: how far it is, and when. */
export interface PublicFacts {
  trackingCode: string; status: Status; category: string | null; receivedAt: Temporal.Instant; updatedAt: Temporal.Instant; clocks: ClockReading[]
}

/** The complaints with these tracking codes, newest first; codes that nobody has are left out. */
export async function publicFacts(queryable: Queryable, officeId: number, trackingCodes: readonly string[]): Promise<PublicFacts[]> {
  if (trackingCodes.length === 0) return []
  const { rows } = await queryable.query<PublicFacts>(
    `select tracking_code as "trackingCode", status, category, received_at as "receivedAt", updated_at as "updatedAt", clocks from complaint
     where office_id = $1 and tracking_code = any($2::text[]) order by received_at desc, id desc`, [officeId, trackingCodes])
  return rows
}
