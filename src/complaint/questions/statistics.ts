import type { Outcome } from '../outcome.ts'
import { isOpen, sideExits, statuses } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** A number of complaints for each code; `code` null: not given yet. Largest first, but months in order. */
export interface Count<Code = string> { code: Code | null; count: number }

/**
 * The office in numbers, nothing of a person in them. All but the last three are about complaints received in the period.
 * `outcome` of the answered ones only: answered is not solved.
 */
export interface Statistics {
  received: number
  answered: number
  /** Ended in another way: withdrawn, merged, not processable. */
  endedOtherwise: number
  /** The office's promise (S4): kept, answered late, and overdue without an answer. A complaint whose time runs is in none of them. */
  promise: { kept: number; lateAnswered: number; lateOpen: number }
  /** Half of the promises that were answered took at most so many minutes from complete to the first answer, by the wall clock. */
  medianMinutes: number | null
  byOutcome: Count<Outcome>[]
  byClass: Count[]
  byCategory: Count[]
  byChannel: Count[]
  /** `2026-11`, in the office's zone; months without complaints are left out. */
  byMonth: Count[]
  /** At present, whenever received. */
  open: number
  overdue: number
  oldestOpen: Temporal.Instant | null
}

export interface StatisticsAsked {
  officeId: number
  /** Received at or after this moment … */
  from: Temporal.Instant
  /** … and before this one; absent: until now. */
  until?: Temporal.Instant
  now: Temporal.Instant
  zone: string
  /** Version of the standard → the clock that it promises. */
  promises: Readonly<Record<number, string>>
}

const openStatuses = statuses.filter(isOpen)

/** One pass over the period, one over the open files. */
export async function statistics(queryable: Queryable, { officeId, from, until, now, zone, promises }: StatisticsAsked): Promise<Statistics> {
  const { rows } = await queryable.query<Omit<Statistics, 'promise'> & Statistics['promise']>(
    `with period as materialized (
       select received_at, status, outcome, class, category, channel, answered_at, complete_at,
         jsonb_path_query_first(clocks, '$[*] ? (@.kind == $kind)', jsonb_build_object('kind', $4::jsonb ->> standard_version::text)) as clock
       from complaint where office_id = $1 and received_at >= $2 and received_at <= $3 and ($8::timestamptz is null or received_at < $8)
     ), judged as materialized (
       select (clock ->> 'stoppedAt')::timestamptz as stopped, (clock ->> 'dueAt')::timestamptz as due, (clock ->> 'startedAt')::timestamptz as started
       from period where clock is not null and status <> all ($6) and (status <> 'archived' or answered_at is not null)
     ), open as materialized (
       select received_at, due_at from complaint where office_id = $1 and status = any ($5) and status not in ('archived', 'merged')
     )
     select
       (select count(*) from period)::int as received,
       (select count(*) from period where answered_at is not null)::int as answered,
       (select count(*) from period where answered_at is null and (status = any ($6) or status = 'archived'))::int as "endedOtherwise",
       (select count(*) from judged where stopped <= due)::int as kept,
       (select count(*) from judged where stopped > due)::int as "lateAnswered",
       (select count(*) from judged where stopped is null and due < $3)::int as "lateOpen",
       (select extract(epoch from percentile_cont(0.5) within group (order by stopped - started)) / 60 from judged where stopped is not null)::float as "medianMinutes",
       ${counts(`outcome`, 'where answered_at is not null')} as "byOutcome",
       ${counts('class')} as "byClass",
       ${counts('category')} as "byCategory",
       ${counts('channel')} as "byChannel",
       ${counts(`to_char(received_at at time zone $7, 'YYYY-MM')`, '', 'code')} as "byMonth",
       (select count(*) from open)::int as open,
       (select count(*) from open where due_at < $3)::int as overdue,
       (select min(received_at) from open) as "oldestOpen"`,
    [officeId, from, now, JSON.stringify(promises), openStatuses, [...sideExits, 'merged'], zone, until ?? null],
  )
  const row = rows[0]
  if (!row) throw new Error('no statistics')
  const { kept, lateAnswered, lateOpen, ...rest } = row
  return { ...rest, promise: { kept, lateAnswered, lateOpen } }
}

/** Subquery: the period counted by an expression of ours, as a JSON list. */
function counts(expression: string, where = '', order = 'count desc, code'): string {
  return `(select coalesce(json_agg(counted order by ${order}), '[]') from (select ${expression} as code, count(*)::int as count from period ${where} group by 1) counted)`
}
