import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { silentLog } from '../../src/platform/log.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres/start.ts'
import { openDatabase, withDatabase } from '../../src/platform/database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test cluster's owner, in a database of no use to tests. */
    clusterUrl: string
    /** Role of the application's connections. */
    applicationRole: string | null
  }
}

/** Name of the migrated database that every test database is a copy of. */
export const templateName = 'template_tanggap'

const root = join(import.meta.dirname, '..', '..')

/** One database cluster for the whole run, in a temporary folder, with one migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tanggap-test-'))
  const postgres = await startPostgres({
    dataFolder,
    root,
    log: silentLog(),
    // Nobody needs these data after a power cut; the durability tests have clusters of their own.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' },
  })
  const stop = async () => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  try {
    const cluster = openDatabase(postgres.url, { max: 1 })
    await cluster.pool.query(`create database ${templateName}`)
    await cluster.close()
    const { role } = await migrate(withDatabase(postgres.url, templateName), join(root, 'migrations'), silentLog())
    project.provide('clusterUrl', postgres.url)
    project.provide('applicationRole', role)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
