import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { applicationRole, ensureApplicationRole, grantJobs, raiseWalls } from './application-role.ts'
import { hearLostConnections } from './database.ts'
import type { Log } from './log.ts'
import type { MigrationFile } from './migration-files.ts'
import { readMigrations } from './migration-files.ts'
import { StartError } from './start-error.ts'

/** The database's schema and this program's migrations do not belong together. */
export class MigrationRefused extends StartError {
  override name = 'MigrationRefused'
}

export interface Migrated {
  /** Migrations applied by this call. */
  applied: number
  /** Role for the application's own connections; null where the database's owner may not create roles. */
  role: string | null
}

interface AppliedMigration {
  number: number
  name: string
  sha256: string
  breaking: boolean
}

// Any number of our own; all programs that migrate this database take the same lock.
const advisoryLock = 7_277_000_001

/**
 * Brings the database up to date: the role of the application, our migrations one transaction each, then the job queue's own.
 * Safe when several processes start together.
 * @param ownerUrl address of the database as its owner
 * @throws MigrationRefused when an applied file was edited or is missing, or a newer program has changed the schema in a breaking way
 */
export async function migrate(ownerUrl: string, folder: string, log: Log): Promise<Migrated> {
  const files = await readMigrations(folder)
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  hearLostConnections(pool, log)
  try {
    const role = await withMigrationLock(pool, (client) => prepare(client, log))
    let applied = 0
    for (const file of files) {
      if (await withMigrationLock(pool, (client) => applyOnce(client, file))) {
        applied += 1
        log.info({ migration: file.name }, 'migration applied')
      }
    }
    await withMigrationLock(pool, async (client) => judge(files, await appliedMigrations(client), log))
    await runMigrations({ pgPool: pool, taskList: {}, logger: new Logger(() => (level, message) => log.debug({ level }, message)) })
    if (role) {
      await withMigrationLock(pool, async (client) => {
        await grantJobs(client)
        await raiseWalls(client)
      })
    }
    return { applied, role }
  } finally {
    await pool.end()
  }

  async function prepare(client: pg.PoolClient, ownLog: Log): Promise<string | null> {
    await client.query(`create table if not exists applied_migration (
      number integer primary key, name text not null, sha256 text not null, breaking boolean not null,
      applied_at timestamptz not null default now())`)
    judge(files, await appliedMigrations(client), ownLog)
    if (await ensureApplicationRole(client)) return applicationRole
    ownLog.warn(`the database user may not create the role ${applicationRole}: going on as the database user itself`)
    return null
  }
}

/** @returns false if this migration was applied before, by us or by another process */
async function applyOnce(client: pg.PoolClient, file: MigrationFile): Promise<boolean> {
  const inserted = await client.query(
    'insert into applied_migration (number, name, sha256, breaking) values ($1, $2, $3, $4) on conflict do nothing',
    [file.number, file.name, file.sha256, file.breaking],
  )
  if (inserted.rowCount === 0) return false
  try {
    await client.query(file.sql)
  } catch (error) {
    throw new Error(`migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  return true
}

async function appliedMigrations(client: pg.PoolClient): Promise<AppliedMigration[]> {
  return (await client.query<AppliedMigration>('select number, name, sha256, breaking from applied_migration order by number')).rows
}

function judge(files: MigrationFile[], applied: AppliedMigration[], log: Log): void {
  const known = new Map(files.map((file) => [file.number, file]))
  const highestKnown = files.at(-1)?.number ?? 0
  const highestApplied = applied.at(-1)?.number ?? 0
  for (const row of applied) {
    const file = known.get(row.number)
    if (file && file.sha256 !== row.sha256) {
      throw new MigrationRefused(
        `Berkas migrasi ${file.name} diubah setelah dijalankan. Kembalikan isinya, lalu buat migrasi baru untuk perubahan itu.`,
        `The migration ${file.name} was edited after it had been applied. Restore it, and put the change into a new migration.`,
      )
    }
    if (file) continue
    if (row.number < highestKnown || row.breaking) {
      throw new MigrationRefused(
        `Basis data memuat migrasi ${row.name} yang tidak dikenal program ini. Pasang versi program yang lebih baru, atau pulihkan cadangan yang sesuai.`,
        `The database holds the migration ${row.name}, which this program does not know and cannot work with. Install the newer version of the program, or restore a matching backup.`,
      )
    }
    log.warn({ migration: row.name }, 'the database is ahead of this program by a compatible migration')
  }
  const skipped = files.find((file) => file.number < highestApplied && !applied.some((row) => row.number === file.number))
  if (skipped) {
    throw new MigrationRefused(
      `Migrasi ${skipped.name} belum dijalankan, padahal migrasi sesudahnya sudah. Beri nomor baru di atas ${highestApplied}.`,
      `The migration ${skipped.name} was not applied, though a later one was. Give it a new number above ${highestApplied}.`,
    )
  }
}

async function withMigrationLock<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    // A large migration may take its time: neither the wait for another process nor the work itself is cut short.
    await client.query('set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    await client.query('select pg_advisory_xact_lock($1)', [advisoryLock])
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    client.release(true) // closing the connection rolls back, whatever state it is in
    throw error
  }
}
