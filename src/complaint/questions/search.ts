import type { Projection } from '../projection.ts'
import type { ClockReading } from '../clocks.ts'
import type { Role } from '../../office/roles.ts'
import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** A complaint that a search found. `complainant` null: not given, or kept secret (a secret name is not in the search either). */
export interface Hit {
  id: string
  status: Status
  trackingCode: string
  registerNumber: string | null
  receivedAt: Temporal.Instant
  clocks: ClockReading[]
  standardVersion: number
  complainant: string | null
  secret: boolean
  summary: string
  place: string | null
  holderRole: Role
  holderId: string | null
  archive: Projection['archive']
}

const columns = `id, status, tracking_code as "trackingCode", register_number as "registerNumber", received_at as "receivedAt", clocks, standard_version as "standardVersion",
  complainant, identity_secret as secret, summary, place, holder_role as "holderRole", holder_id as "holderId", archive`

/** The one complaint with this number of the register, or null. */
export async function byRegisterNumber(queryable: Queryable, officeId: number, { year, sequence }: { year: number; sequence: number }): Promise<Hit | null> {
  if (year > 32_767) return null // beyond what the column holds, so none
  const { rows } = await queryable.query<Hit>(`select ${columns} from complaint where office_id = $1 and register_year = $2 and register_sequence = $3`, [officeId, year, sequence])
  return rows[0] ?? null
}

/** The one complaint with this tracking code (as `readTrackingCode` gives it), or null. */
export async function byTrackingCode(queryable: Queryable, officeId: number, code: string): Promise<Hit | null> {
  const { rows } = await queryable.query<Hit>(`select ${columns} from complaint where office_id = $1 and tracking_code = $2`, [officeId, code])
  return rows[0] ?? null
}

/** Only the newest of many hits are ranked: ranking all of a common word costs hundreds of times more than finding them. */
const ranked = 1_000
const byWords = (query: string) => `with asked as (select ${query} as q), hit as materialized (
    select c.*, asked.q from complaint c, asked where c.office_id = $1 and c.search @@ asked.q order by c.received_at desc, c.id desc limit ${ranked}
  )
  select ${columns} from hit order by ts_rank(search, q) desc, received_at desc, id desc limit $3`

/** The same in what was read on scanned pages of a file; not in those of a secret complaint, whose pages may name who complained. */
const inScans = `select ${columns.split(', ').map((column) => `c.${column.trim()}`).join(', ')} from complaint c where c.office_id = $1 and not c.identity_secret and c.id in (
    select p.complaint_id from scan_page g join scan_part p on p.office_id = g.office_id and p.id = g.part_id
    where g.office_id = $1 and g.search @@ websearch_to_tsquery('tanggap', $2) and p.state = 'filed' and p.complaint_id is not null limit ${ranked}
  ) order by c.received_at desc, c.id desc limit $3`

/**
 * Complaints with these words: in the story, the place, the complainant's name, the ordner or shelf, then on scanned pages. Quotes, "or" and a leading minus work as
 * in web searches. When no complaint has all the words, those are given that have words beginning like them.
 */
export async function searchWords(queryable: Queryable, officeId: number, typed: string, limit: number): Promise<{ hits: Hit[]; loose: boolean }> {
  const { rows } = await queryable.query<Hit>(byWords(`websearch_to_tsquery('tanggap', $2)`), [officeId, typed, limit])
  const scanned = rows.length < limit ? (await queryable.query<Hit>(inScans, [officeId, typed, limit])).rows.filter(({ id }) => !rows.some((hit) => hit.id === id)) : []
  const all = [...rows, ...scanned].slice(0, limit)
  if (all.length > 0) return { hits: all, loose: false }
  const beginnings = prefixQuery(typed)
  if (beginnings === null) return { hits: [], loose: false }
  const loose = await queryable.query<Hit>(byWords(`to_tsquery('simple', $2)`), [officeId, beginnings, limit])
  return { hits: loose.rows, loose: true }
}

/** "lampu jal" → "lampu:* | jal:*"; null without a word of three letters. Letters and digits only, so that nothing reads as an operator. */
function prefixQuery(typed: string): string | null {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]{3,40}/gu)?.slice(0, 10) ?? []
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' | ')
}
