import type { Queryable } from '../store/history.ts'

/** The complaint with this tracking code (as `readTrackingCode` gives it), or null. */
export async function complaintByCode(queryable: Queryable, officeId: number, trackingCode: string): Promise<{ id: string } | null> {
  const { rows } = await queryable.query<{ id: string }>({
    name: 'complaint_by_code', text: 'select id from complaint where office_id = $1 and tracking_code = $2', values: [officeId, trackingCode],
  })
  return rows[0] ?? null
}
