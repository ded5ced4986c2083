import { constants } from 'node:fs'
import { access, mkdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, ownerName } from './cluster.ts'
import { addressAt, chooseDoor } from './door.ts'
import { stopFormerServer } from './former.ts'
import { lockFolder } from './lock.ts'
import type { ServerPlan } from './server.ts'
import { launch } from './server.ts'
import type { Settings } from './settings.ts'
import { baseSettings } from './settings.ts'

export interface PostgresOptions {
  /** The program's data folder; the database lives in its subfolder `postgres`. */
  dataFolder: string
  /** Folder whose node_modules holds the PostgreSQL package. */
  root: string
  log: Log
  /** Server settings that differ from settings.ts. */
  settings?: Settings
  /** Where root may put a copy of the programs that every account can read. */
  sharedFolders?: string[]
}

export interface Postgres {
  /** Address of the database, as its owner (superuser). Stays the same when the server is started anew. */
  readonly url: string
  /** Process number of the server that runs at present. */
  readonly pid: number
  /** Settles only if the server died and could not be brought back: the program should end. */
  readonly lost: Promise<Error>
  /** Stops the server cleanly and frees the data folder. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL 18 on the data folder: creates it at the first start, clears up after a killed
 * instance, and brings the server back if it dies while we live.
 * @throws FolderInUse, StartError
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log } = options
  const dataFolder = await openFolder(options.dataFolder)
  const lock = await lockFolder(dataFolder)
  try {
    const home = join(dataFolder, 'postgres')
    const place = { cluster: join(home, 'cluster'), passwordFile: join(home, 'password') }
    await openFolder(home)
    const account = await chooseAccount(place.cluster)
    const binaries = await findBinaries({ root: options.root, account, privateFolder: home, sharedFolders: options.sharedFolders })
    if (await stat(place.cluster).catch(() => null)) await stopFormerServer(place.cluster, log)
    const password = await ensureCluster(place, binaries, account, options.settings?.['fsync'] !== 'off')
    const door = await chooseDoor(place.cluster)
    const plan = { binaries, cluster: place.cluster, account, log, settings: { ...baseSettings, ...door.settings, ...options.settings } }
    const kept = await keepRunning(plan)
    await ensureDatabase(addressAt(door, password, 'postgres')).catch(async (error: unknown) => {
      await kept.stop()
      throw error
    })
    return {
      url: addressAt(door, password, ownerName),
      get pid() {
        return kept.pid()
      },
      lost: kept.lost,
      stop: async () => {
        await kept.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Makes the folder if it is absent. @throws StartError when we may not write in it */
async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) throw error
    throw new StartError(
      `Folder data ${folder} tidak dapat dibuat atau ditulis oleh pengguna ini (${code}). Jalankan sebagai pemiliknya, atau pilih folder lain dengan TANGGAP_DATA.`,
      `The data folder ${folder} cannot be made or written by this user (${code}). Start as its owner, or choose another folder with TANGGAP_DATA.`,
    )
  }
}

/** Runs the server, and starts it anew when it dies; gives up when it dies ten times within a minute. */
async function keepRunning(plan: ServerPlan): Promise<{ pid(): number; lost: Promise<Error>; stop(): Promise<void> }> {
  let server = await launch(plan)
  let stopping = false
  let giveUp: (error: Error) => void = () => {}
  const lost = new Promise<Error>((resolve) => (giveUp = resolve))
  const deaths: number[] = []
  const watch = async (): Promise<void> => {
    for (;;) {
      const how = await server.ended
      if (stopping) return
      plan.log.error({ how }, 'the database server died: starting it anew')
      deaths.push(performance.now())
      if (deaths.length >= 10 && performance.now() - (deaths.at(-10) ?? 0) < 60_000) throw new Error('the database server died ten times within a minute')
      await stopFormerServer(plan.cluster, plan.log)
      if (stopping) return
      server = await launch(plan)
      if (stopping) return server.stop()
    }
  }
  const watching = watch().catch((error: unknown) => giveUp(error instanceof Error ? error : new Error(String(error))))
  const stop = async () => {
    stopping = true
    await server.stop()
    await watching
  }
  return { pid: () => server.pid, lost, stop }
}

/** Creates our database at the first start. */
async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, ssl: false })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [ownerName])
    if (found.rowCount === 0) await client.query(`create database ${ownerName}`)
  } finally {
    await client.end()
  }
}
