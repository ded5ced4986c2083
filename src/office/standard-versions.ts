import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { recordOfficeEvent } from './office-events.ts'
import type { StandardBundle } from './standard/bundle.ts'
import type { OfficeTables } from './tables.ts'

/** A version of the office's standard as it was loaded; never changed afterwards. `validFrom`: date in the office's zone. */
export type StandardVersion = { version: number; validFrom: string; sha256: string; content: StandardBundle }

export type Synced = { officeId: number; version: number; isNew: boolean }

/**
 * Brings the office's row and the standard's version up to what the files say: a first start makes them, changed files
 * make a new version, unchanged files change nothing. Several processes may do this at once.
 */
export async function syncStandard(db: Kysely<OfficeTables>, bundle: StandardBundle, now: Temporal.Instant): Promise<Synced> {
  const { slug, name, zone } = bundle.standard.office
  return db.transaction().execute(async (trx) => {
    // One at a time: the lock stands in for the row that may not exist yet.
    await lockOffices(trx)
    const found = await trx.selectFrom('office').select(['id', 'name', 'zone']).where('slug', '=', slug).executeTakeFirst()
    const officeId = found?.id ?? (await nextOfficeId(trx))
    if (found === undefined) await trx.insertInto('office').values({ id: officeId, slug, name, zone }).execute()
    else if (found.name !== name || found.zone !== zone) await trx.updateTable('office').set({ name, zone }).where('id', '=', officeId).execute()

    const versions = await trx.selectFrom('standard_version').select(['version', 'sha256']).where('office_id', '=', officeId).orderBy('version', 'desc').execute()
    const same = versions.find((version) => version.sha256 === bundle.sha256)
    if (same !== undefined) return { officeId, version: same.version, isNew: false }
    const version = (versions[0]?.version ?? 0) + 1
    await trx
      .insertInto('standard_version')
      .values({ office_id: officeId, version, valid_from: bundle.standard.validFrom, sha256: bundle.sha256, content: JSON.stringify(bundle), loaded_at: now })
      .execute()
    const actor = { kind: 'system', part: 'standard' } as const
    await recordOfficeEvent(trx, { officeId, actor, now }, 'standard-loaded', { version, sha256: bundle.sha256, validFrom: bundle.standard.validFrom })
    return { officeId, version, isNew: true }
  })
}

/** The versions of one office's standard, from memory where possible: a version never changes. */
export type StandardVersions = {
  /**
   * The version in force on a date (`YYYY-MM-DD`, office's zone): of those whose day has come, the latest loaded.
   * Before the first one's day, the first one: a letter may be older than the software.
   */
  inForce(date: string): Promise<StandardVersion>
  /** @throws RangeError for a version that was never loaded, which no record can name */
  byVersion(version: number): Promise<StandardVersion>
  list(): Promise<StandardVersion[]>
}

/** @param freshSeconds how long a version loaded by another process may go unnoticed */
export function openStandardVersions(db: Kysely<OfficeTables>, officeId: number, freshSeconds = 10): StandardVersions {
  let known: { versions: StandardVersion[]; until: number } | undefined

  async function load(): Promise<StandardVersion[]> {
    const newest = known?.versions.at(-1)?.version ?? 0
    const rows = await db
      .selectFrom('standard_version')
      .select(['version', 'valid_from', 'sha256', 'content'])
      .where('office_id', '=', officeId)
      .where('version', '>', newest)
      .orderBy('version')
      .execute()
    const versions = [...(known?.versions ?? []), ...rows.map(({ valid_from, ...row }) => ({ ...row, validFrom: valid_from }))]
    known = { versions, until: performance.now() + freshSeconds * 1000 }
    return versions
  }
  const list = async (): Promise<StandardVersion[]> => (known !== undefined && performance.now() < known.until ? known.versions : load())

  return {
    list,
    async inForce(date) {
      const versions = await list()
      const inForce = versions.findLast((version) => version.validFrom <= date) ?? versions[0]
      if (inForce === undefined) throw new Error(`office ${officeId} has no standard: syncStandard has not run`)
      return inForce
    },
    async byVersion(wanted) {
      const find = (versions: StandardVersion[]) => versions.find(({ version }) => version === wanted)
      const version = find(await list()) ?? find(await load())
      if (version === undefined) throw new RangeError(`standard version ${wanted} was never loaded`)
      return version
    },
  }
}

async function lockOffices(trx: Kysely<OfficeTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tanggap.office'))`.execute(trx)
}

async function nextOfficeId(trx: Kysely<OfficeTables>): Promise<number> {
  const { last } = await trx.selectFrom('office').select((eb) => eb.fn.coalesce(eb.fn.max('id'), eb.lit(0)).as('last')).executeTakeFirstOrThrow()
  return Number(last) + 1
}
