import type { Queryable } from '../store/history.ts'

/** `total`: complaints of a status; `overdue`: those whose promised time is up. */
export interface StatusGauge { status: string; total: number; overdue: number }

/** What an operator watches: complaints by status, and those late. What is filed away is left out, so that the queue's index alone answers. */
export async function officeGauges(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<StatusGauge[]> {
  const { rows } = await queryable.query<StatusGauge>(
    `select status, count(*)::int as total, count(*) filter (where due_at < $2)::int as overdue from complaint
     where office_id = $1 and status not in ('archived', 'merged') group by status order by status`, [officeId, now])
  return rows
}
