import type { ComplaintClass } from '../../office/standard/vocabulary.ts'
import type { ClockReading } from '../clocks.ts'
import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** Which lines of the Buku Pengaduan. `month` 1 to 12 is that of the receipt in the office's zone; `state` a status or an outcome. */
export interface RegisterFilter {
  year: number
  month?: number | undefined
  channel?: string | undefined
  class?: string | undefined
  category?: string | undefined
  state?: string | undefined
  /** Words, as a person types them. */
  words?: string | undefined
}

/** What a line has beside its history: copies in the complaint's row, and the number of what it was merged into. */
export interface RegisterRow {
  id: string
  sequence: number
  status: Status
  class: ComplaintClass | null
  category: string | null
  clocks: ClockReading[]
  standardVersion: number
  mergedNumber: string | null
}

const matching = `c.office_id = $1 and c.register_year = $2 and c.register_sequence is not null
  and ($4::int is null or extract(month from c.received_at at time zone $3) = $4)
  and ($5::text is null or c.channel = $5) and ($6::text is null or c.class = $6) and ($7::text is null or c.category = $7)
  and ($8::text is null or c.status = $8 or c.outcome = $8) and ($9::text is null or c.search @@ websearch_to_tsquery('tanggap', $9))`

function values(officeId: number, zone: string, filter: RegisterFilter): unknown[] {
  return [officeId, filter.year, zone, filter.month ?? null, filter.channel ?? null, filter.class ?? null, filter.category ?? null, filter.state ?? null, filter.words ?? null]
}

/** A page of register lines in the order of their numbers, rising or falling, after the number `after`. */
export async function registerPage(
  queryable: Queryable, officeId: number, zone: string, filter: RegisterFilter, page: { order: 'rising' | 'falling'; after: number | null; limit: number },
): Promise<{ rows: RegisterRow[]; next: number | null }> {
  const [compare, direction] = page.order === 'rising' ? ['>', 'asc'] : ['<', 'desc']
  const { rows } = await queryable.query<RegisterRow>(
    `select c.id, c.register_sequence as sequence, c.status, c.class, c.category, c.clocks, c.standard_version as "standardVersion",
       coalesce(m.register_number, m.tracking_code) as "mergedNumber"
     from complaint c left join complaint m on m.office_id = c.office_id and m.id = c.merged_into
     where ${matching} and ($10::int is null or c.register_sequence ${compare} $10)
     order by c.register_sequence ${direction} limit $11`, [...values(officeId, zone, filter), page.after, page.limit + 1])
  const shown = rows.slice(0, page.limit)
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.sequence ?? null) : null }
}

/** How many lines match; stops at `cap`. */
export async function registerCount(queryable: Queryable, officeId: number, zone: string, filter: RegisterFilter, cap: number): Promise<number> {
  const { rows } = await queryable.query<{ n: number }>(
    `select count(*) as n from (select from complaint c where ${matching} limit $10) counted`, [...values(officeId, zone, filter), cap])
  return rows[0]?.n ?? 0
}

/** Years in which the office has recorded complaints, latest first. */
export async function registerYears(queryable: Queryable, officeId: number): Promise<number[]> {
  const { rows } = await queryable.query<{ year: number }>('select year from register_counter where office_id = $1 order by year desc', [officeId])
  return rows.map((row) => row.year)
}
