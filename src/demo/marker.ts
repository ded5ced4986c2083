import type { Kysely } from 'kysely'
import type { ComplaintTables } from '../complaint/store/tables.ts'
import { recordOfficeEvent } from '../office/office-events.ts'
import type { OfficeTables } from '../office/tables.ts'
import { StartError } from '../platform/start-error.ts'
import type { House } from '../procedure/house.ts'

/** What a database holds: nothing yet, a real office, or a demo's data, whole or begun at a moment from which all its times are counted. */
export type DemoState = { kind: 'empty' | 'real' | 'seeded' } | { kind: 'begun'; startedAt: Temporal.Instant }

type Db = Kysely<ComplaintTables & OfficeTables>

/** Looks at the whole database, every office in it: a demo shares it with nobody. */
export async function demoStateOf(db: Db): Promise<DemoState> {
  const begun = await db.selectFrom('office_event').select('data').where('type', '=', 'demo-begun').executeTakeFirst()
  if (begun) {
    const seeded = await db.selectFrom('office_event').select('id').where('type', '=', 'demo-seeded').executeTakeFirst()
    return seeded ? { kind: 'seeded' } : { kind: 'begun', startedAt: startOf(begun.data) }
  }
  const person = await db.selectFrom('person').select('id').limit(1).executeTakeFirst()
  const complaint = person ? undefined : await db.selectFrom('complaint').select('id').limit(1).executeTakeFirst()
  return { kind: person || complaint ? 'real' : 'empty' }
}

function startOf(data: object): Temporal.Instant {
  if (!('startedAt' in data)) throw new Error('the mark of a demo without its start')
  return Temporal.Instant.from(String(data.startedAt))
}

/** Marks the database as a demo's before anything else is written. */
export async function beginDemo({ db, workplace }: Pick<House, 'db' | 'workplace'>, startedAt: Temporal.Instant, at: Temporal.Instant): Promise<void> {
  await recordOfficeEvent(db, { officeId: workplace.officeId, actor: { kind: 'system', part: 'demo' }, now: at }, 'demo-begun', { startedAt: startedAt.toString() })
}

export async function finishDemo({ db, workplace }: Pick<House, 'db' | 'workplace'>, at: Temporal.Instant): Promise<void> {
  await recordOfficeEvent(db, { officeId: workplace.officeId, actor: { kind: 'system', part: 'demo' }, now: at }, 'demo-seeded', {})
}

/**
 * Keeps demo data out of service: a database that was filled by a demo does not open as a real one.
 * @throws StartError
 */
export async function refuseDemoData({ db }: Pick<House, 'db'>): Promise<void> {
  const { kind } = await demoStateOf(db)
  if (kind !== 'seeded' && kind !== 'begun') return
  throw new StartError(
    'Data di sini adalah data peragaan. Untuk bekerja sungguhan, pakai TANGGAP_DATA atau DATABASE_URL yang lain; untuk peragaan, jalankan: npm run demo',
    'The data here is a demo\'s. To work for real, give another TANGGAP_DATA or DATABASE_URL; for the demo run: npm run demo',
  )
}
