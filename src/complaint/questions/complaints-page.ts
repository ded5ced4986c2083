import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { ComplaintTables } from '../store/tables.ts'

/** What to look for; absent: everything. Moments are instants; `to` is exclusive. */
export interface ComplaintFilter {
  status?: readonly string[]
  step?: number
  channel?: string
  class?: string
  category?: string
  area?: string
  overdue?: boolean
  receivedFrom?: Temporal.Instant
  receivedTo?: Temporal.Instant
  /** Words, as a person types them. */
  q?: string
}

/** Where a page ends: the next one begins behind it. */
export interface PagePlace { receivedAt: Temporal.Instant; id: string }

const columns = [
  'id', 'version', 'status', 'step', 'channel', 'tracking_code', 'register_number', 'class', 'category', 'urgency', 'area', 'outcome', 'received_at',
  'complete_at', 'due_at', 'answered_at', 'archived_at', 'holder_role', 'holder_id', 'identity_secret', 'complainant', 'summary', 'place', 'updated_at',
] as const

/** A page of complaints, newest receipt first (index complaint_received), and whether there are more. A secret identity is never in it. */
export async function complaintsPage(
  db: Kysely<ComplaintTables>, officeId: number, filter: ComplaintFilter, page: { after: PagePlace | null; limit: number; now: Temporal.Instant },
) {
  let query = db.selectFrom('complaint').select(columns).where('office_id', '=', officeId)
  if (filter.status && filter.status.length > 0) query = query.where('status', 'in', filter.status)
  if (filter.step !== undefined) query = query.where('step', '=', filter.step)
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel)
  if (filter.class !== undefined) query = query.where('class', '=', filter.class)
  if (filter.category !== undefined) query = query.where('category', '=', filter.category)
  if (filter.area !== undefined) query = query.where('area', '=', filter.area)
  if (filter.overdue === true) query = query.where('due_at', '<', page.now)
  if (filter.overdue === false) query = query.where((eb) => eb.or([eb('due_at', 'is', null), eb('due_at', '>=', page.now)]))
  if (filter.receivedFrom) query = query.where('received_at', '>=', filter.receivedFrom)
  if (filter.receivedTo) query = query.where('received_at', '<', filter.receivedTo)
  if (filter.q !== undefined) query = query.where(sql<boolean>`search @@ websearch_to_tsquery('tanggap', ${filter.q})`)
  if (page.after) {
    const { receivedAt, id } = page.after
    query = query.where(sql<boolean>`(received_at, id) < (${receivedAt}::timestamptz, ${id}::uuid)`)
  }
  const rows = await query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(page.limit + 1).execute()
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit }
}

export type ComplaintRow = Awaited<ReturnType<typeof complaintsPage>>['rows'][number]
