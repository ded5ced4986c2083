import type { Status } from '../status.ts'
import type { Queryable } from '../store/history.ts'

/** Another complaint that this one belongs together with. */
export interface LinkedCase { id: string; registerNumber: string | null; trackingCode: string; status: Status; mergedInto: string | null }

/** Complaints that were merged into this one, and the one that it was merged into. */
export async function linkedCases(queryable: Queryable, officeId: number, complaintId: string, mergedInto: string | null): Promise<LinkedCase[]> {
  const { rows } = await queryable.query<LinkedCase>(
    `select id, register_number as "registerNumber", tracking_code as "trackingCode", status, merged_into as "mergedInto" from complaint
     where office_id = $1 and merged_into = $2
     union all
     select id, register_number, tracking_code, status, merged_into from complaint where office_id = $1 and id = $3`, [officeId, complaintId, mergedInto])
  return rows
}

/** Names of people of the office by id, those no longer in service too. */
export async function namesOfPeople(queryable: Queryable, officeId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await queryable.query<{ id: string; name: string }>('select id, name from person where office_id = $1 and id = any($2::uuid[])', [officeId, ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The complaint with this register number, as written or without leading zeros when the office numbers by `urut/tahun`; or null. */
export async function complaintByNumber(queryable: Queryable, officeId: number, number: string): Promise<{ id: string } | null> {
  const parts = /^0*(\d{1,9})\/(\d{4})$/u.exec(number)
  const { rows } = await queryable.query<{ id: string }>(
    parts
      ? { text: 'select id from complaint where office_id = $1 and register_year = $2 and register_sequence = $3', values: [officeId, Number(parts[2]), Number(parts[1])] }
      : { text: `select id from complaint where office_id = $1 and search @@ plainto_tsquery('tanggap', $2) and register_number = $2`, values: [officeId, number] })
  return rows[0] ?? null
}
