import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { Database } from '../../src/platform/database.ts'
import { openDatabase, withDatabase } from '../../src/platform/database.ts'
import { afterFile } from './cleanup.ts'
import { templateName } from './global-setup.ts'

/** A database of its own for one test file: migrated, empty, dropped afterwards. */
export interface TestDatabase<Tables> extends Database<Tables> {
  /** Its address as the owner. `db` and `pool` work as the application's role, as in the running program. */
  ownerUrl: string
  /** Role to give to `openDatabase` for a further handle. */
  role: string | null
}

/**
 * Clones the migrated template. Call it anywhere; it is dropped after the file's last test.
 * @param options.migrated false for an entirely empty database
 */
export async function testDatabase<Tables>(options: { max?: number; migrated?: boolean } = {}): Promise<TestDatabase<Tables>> {
  const clusterUrl = inject('clusterUrl')
  const role = options.migrated === false ? null : inject('applicationRole')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(clusterUrl, `create database ${name} template ${options.migrated === false ? 'template0' : templateName}`)
  const ownerUrl = withDatabase(clusterUrl, name)
  const database = openDatabase<Tables>(ownerUrl, { max: options.max ?? 5, role, office: 1 })
  afterFile(async () => {
    await database.close()
    await asOwner(clusterUrl, `drop database if exists ${name} with (force)`)
  })
  return { ...database, ownerUrl, role, close: async () => {} }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const cluster = openDatabase(url, { max: 1 })
  try {
    await cluster.pool.query(statement)
  } finally {
    await cluster.close()
  }
}
