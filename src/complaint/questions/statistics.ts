import type { Queryable } from '../store/history.ts'

export interface Counted { key: string; count: number }
export interface Statistics {
  received: number
  open: number
  answered: number
  /** Of those answered, how many within the office's promise. */
  onTime: number
  /** Hours by the wall clock from complete to answered; null when nothing was answered. */
  medianHours: number | null
  /** Days since the oldest open complaint came in; null when none is open. */
  oldestDays: number | null
  outcomes: Counted[]
  categories: Counted[]
  channels: Counted[]
  /** The last twelve months that had any, `2026-11`. */
  months: Counted[]
}

/**
 * The figures of complaints received between two moments (inclusive, exclusive), without anything personal, in two reads over the index
 * on the time of receipt. `promise`: id of the clock that is the office's promise; `zone` decides in which month a complaint counts.
 */
export async function statistics(
  queryable: Queryable, officeId: number, given: { from: Temporal.Instant; to: Temporal.Instant; now: Temporal.Instant; promise: string; zone: string },
): Promise<Statistics> {
  const values = [officeId, given.from, given.to]
  const figures = await queryable.query<Omit<Statistics, 'outcomes' | 'categories' | 'channels' | 'months'>>(
    `select count(*)::int as received,
       count(*) filter (where open)::int as open,
       count(*) filter (where outcome is not null)::int as answered,
       count(*) filter (where outcome is not null and stopped <= due)::int as "onTime",
       percentile_cont(0.5) within group (order by extract(epoch from answered_at - complete_at) / 3600)
         filter (where answered_at >= complete_at) as "medianHours",
       floor(extract(epoch from $4::timestamptz - min(received_at) filter (where open)) / 86400)::int as "oldestDays"
     from (
       select received_at, answered_at, complete_at, outcome,
         status not in ('answered', 'archived', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable') as open,
         (promise ->> 'stoppedAt')::timestamptz as stopped, (promise ->> 'dueAt')::timestamptz as due
       from complaint left join lateral jsonb_path_query_first(clocks, '$[*] ? (@.kind == $kind)', jsonb_build_object('kind', $5::text)) as promise on true
       where office_id = $1 and received_at >= $2 and received_at < $3
     ) as counted`,
    [...values, given.now, given.promise])
  const groups = await queryable.query<{ what: 'outcome' | 'category' | 'channel' | 'month'; key: string | null; count: number }>(
    `select case grouping(outcome, category, channel, month) when 7 then 'outcome' when 11 then 'category' when 13 then 'channel' else 'month' end as what,
       coalesce(outcome, category, channel, month) as key, count(*)::int as count
     from (
       select outcome, category, channel, to_char(received_at at time zone $4, 'YYYY-MM') as month
       from complaint where office_id = $1 and received_at >= $2 and received_at < $3
     ) as counted
     group by grouping sets ((outcome), (category), (channel), (month))`,
    [...values, given.zone])
  const of = (what: string) => groups.rows.filter((row) => row.what === what).map(({ key, count }) => ({ key: key ?? '', count }))
  const bySize = (list: Counted[]) => list.toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key))
  const row = figures.rows[0]
  if (!row) throw new Error('a count gave no row')
  return {
    ...row, medianHours: row.medianHours === null ? null : Math.round(Number(row.medianHours) * 10) / 10,
    outcomes: bySize(of('outcome').filter(({ key }) => key !== '')), categories: bySize(of('category')), channels: bySize(of('channel')),
    months: of('month').toSorted((a, b) => a.key.localeCompare(b.key)).slice(-12),
  }
}
