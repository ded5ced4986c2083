import type { Queryable } from '../store/history.ts'

export interface OfficeGauges { byStatus: { status: string; count: number }[]; overdue: number; jobs: number; failedJobs: number }

/** What an operator watches: open files by status, those late, and the job queue. */
export async function officeGauges(queryable: Queryable, officeId: number, now: Temporal.Instant): Promise<OfficeGauges> {
  const statuses = await queryable.query<{ status: string; count: number; overdue: number }>(
    `select status, count(*)::int as count, count(*) filter (where due_at < $2)::int as overdue
     from complaint where office_id = $1 and status not in ('archived', 'merged') group by status order by status`, [officeId, now])
  const jobs = await queryable.query<{ waiting: number; failed: number }>(
    'select count(*) filter (where attempts = 0)::int as waiting, count(*) filter (where attempts > 0)::int as failed from graphile_worker.jobs')
  return {
    byStatus: statuses.rows.map(({ status, count }) => ({ status, count })), overdue: statuses.rows.reduce((sum, row) => sum + row.overdue, 0),
    jobs: jobs.rows[0]?.waiting ?? 0, failedJobs: jobs.rows[0]?.failed ?? 0,
  }
}
