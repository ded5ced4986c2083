import type { Kysely } from 'kysely'
import type { OfficeTables } from '../tables.ts'

/** Everyone who works or worked in the office, as papers print them under a signature: post, pangkat/golongan, NIP. By id. */
export async function officials(db: Kysely<OfficeTables>, officeId: number): Promise<Map<string, { name: string; title: string; nip: string | null; rank: string | null }>> {
  const rows = await db.selectFrom('person').select(['id', 'name', 'title', 'nip', 'rank']).where('office_id', '=', officeId).execute()
  return new Map(rows.map(({ id, ...official }) => [id, official]))
}
