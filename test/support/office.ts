import { join } from 'node:path'
import { loadStandard } from '../../src/office/standard/load.ts'
import { syncStandard } from '../../src/office/standard-versions.ts'
import type { Change } from '../../src/office/office-events.ts'
import { addPerson } from '../../src/office/people/people.ts'
import type { PersonInput } from '../../src/office/people/people.ts'
import type { OfficeTables } from '../../src/office/tables.ts'
import type { Kysely } from 'kysely'

/** A Tuesday morning on which the office is open. */
export const tuesday = Temporal.Instant.from('2026-11-24T10:00:00+07:00')

/** The office of the standard that the software ships with, in an empty database; and a hand to change it with. */
export async function testOffice(db: Kysely<OfficeTables>): Promise<{ officeId: number; by: Change }> {
  const bundle = await loadStandard(join(import.meta.dirname, '..', '..', 'standards', 'kecamatan-wonoasih'))
  const { officeId } = await syncStandard(db, bundle, tuesday)
  return { officeId, by: { officeId, actor: { kind: 'system', part: 'test' }, now: tuesday } }
}

/** A person of this office. @returns the id */
export async function testPerson(db: Kysely<OfficeTables>, by: Change, input: Partial<PersonInput> & { email: string }): Promise<string> {
  const added = await addPerson(db, by, { name: 'Sri Wahyuni', title: 'Pengadministrasi Umum', role: 'petugas', ...input })
  if (!added.ok) throw new Error(added.refusal.key)
  return added.id
}
