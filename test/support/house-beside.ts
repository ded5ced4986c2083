import { openHouse } from '../../src/open-house.ts'
import { createApiToken } from '../../src/office/api-tokens.ts'
import { addPerson } from '../../src/office/people/people.ts'
import { readConfig } from '../../src/platform/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import { runningPostgres } from '../../src/platform/postgres/door.ts'
import type { House } from '../../src/procedure/house.ts'
import { root } from './served-office.ts'

/** The staff that commands are given as, each with a bearer token. */
export type Staff = 'petugas' | 'kasi-pelayanan' | 'camat' | 'arsiparis'

export interface HouseBeside { house: House; ownerUrl: string; role: string | null; close(): Promise<void> }

/** The house of a running office, opened a second time on its database by this process: to prepare, seed and look. */
export async function houseBeside(dataFolder: string, max = 2): Promise<HouseBeside> {
  const config = readConfig({ TANGGAP_DATA: dataFolder }, root)
  const ownerUrl = await runningPostgres(dataFolder)
  if (ownerUrl === null) throw new Error('the office has no running database')
  const { house, close } = await openHouse({ config, log: silentLog(), ownerUrl, max, frame: () => Promise.reject(new Error('no pages here')) })
  const { rows } = await house.pool.query<{ role: string }>('select current_user as role')
  return { house, ownerUrl, role: rows[0]?.role ?? null, close }
}

/** A bearer token for each of the staff, and the Kasi whom the Camat instructs. */
export async function staff({ workplace, db }: House): Promise<{ tokens: Record<Staff, string>; kasi: string }> {
  const by = { officeId: workplace.officeId, actor: { kind: 'system', part: 'bench' }, now: workplace.now() } as const
  const token = async (role: Staff) => (await createApiToken(db, by, { label: `bench ${role}`, role, expiresAt: null })).token
  const kasi = await addPerson(db, by, { name: 'Kasi Trantib', title: 'Kasi Trantib', role: 'kasi', email: `kasi.${Date.now()}@contoh.test` })
  if (!kasi.ok) throw new Error(kasi.refusal.key)
  const tokens = {
    petugas: await token('petugas'), 'kasi-pelayanan': await token('kasi-pelayanan'), camat: await token('camat'), arsiparis: await token('arsiparis'),
  }
  return { tokens, kasi: kasi.id }
}
