import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** A complaint as another page names it. `complainant` null: not given, or kept secret. */
export interface CaseReference {
  id: string; trackingCode: string; registerNumber: string | null; status: Status; summary: string; complainant: string | null; secret: boolean; receivedAt: Temporal.Instant
}

const columns = `id, tracking_code as "trackingCode", register_number as "registerNumber", status, summary, complainant, identity_secret as secret, received_at as "receivedAt"`

/** The complaints with these ids, by id. */
export async function referencesOf(queryable: Queryable, officeId: number, ids: readonly (string | null)[]): Promise<Map<string, CaseReference>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await queryable.query<CaseReference>({
    name: 'case_references', text: `select ${columns} from complaint where office_id = $1 and id = any($2::uuid[])`, values: [officeId, wanted],
  })
  return new Map(rows.map((row) => [row.id, row]))
}
