import type { Fault } from '../complaint/store/faults.ts'
import { verifyOffice } from '../complaint/store/verify.ts'
import type { Verified } from '../complaint/store/verify.ts'
import type { House } from './house.ts'
import { keptCheckpoint, logVerifier } from './transparency.ts'

/** Holds everything that the office recorded against itself, and against the checkpoint that is kept beside the database. `against`: further ones, from paper or from a witness. */
export async function verifyRecords(house: Pick<House, 'workplace' | 'db' | 'files' | 'secret' | 'config'>, report: (fault: Fault) => void, against: readonly { size: number; root: Buffer }[] = []): Promise<Verified> {
  const { pool, officeId, standards, now } = house.workplace
  const kept = await keptCheckpoint(house)
  return verifyOffice({ pool, db: house.db, officeId, standards, files: house.files, now, verifier: await logVerifier(house), kept: [...(kept ? [kept] : []), ...against] }, report)
}
