import type { Queryable } from '../store/history.ts'
import type { Status } from '../status.ts'

export interface LaporComplaint { id: string; number: string; status: Status; registerNumber: string | null; trackingCode: string; answeredAt: Temporal.Instant | null }

const columns = `e.complaint_id as id, e.data -> 'record' ->> 'laporNumber' as number, c.status, c.register_number as "registerNumber", c.tracking_code as "trackingCode", c.answered_at as "answeredAt"`
const from = `from complaint_event e join complaint c on c.office_id = e.office_id and c.id = e.complaint_id
  where e.office_id = $1 and e.type = 'received' and e.data -> 'record' ->> 'laporNumber' is not null`

/** The complaints that carry one of these numbers of SP4N-LAPOR!, whoever entered them. */
export async function complaintsByLaporNumbers(queryable: Queryable, officeId: number, numbers: readonly string[]): Promise<Map<string, LaporComplaint>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await queryable.query<LaporComplaint>({
    name: 'complaints_by_lapor_numbers', text: `select ${columns} ${from} and e.data -> 'record' ->> 'laporNumber' = any($2)`, values: [officeId, numbers],
  })
  return new Map(rows.map((row) => [row.number, row]))
}

/** All complaints with a number of SP4N-LAPOR!, by their numbers, in pages: for the file that goes back. */
export async function laporComplaints(queryable: Queryable, officeId: number, after: string | null, limit: number): Promise<LaporComplaint[]> {
  const { rows } = await queryable.query<LaporComplaint>({
    name: 'lapor_complaints', text: `select ${columns} ${from} and e.data -> 'record' ->> 'laporNumber' > $2 order by e.data -> 'record' ->> 'laporNumber' limit $3`, values: [officeId, after ?? '', limit],
  })
  return rows
}
