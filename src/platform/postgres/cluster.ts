import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import { syncFolder } from '../sync-folder.ts'
import type { Account } from './account.ts'
import { dieWithParent, spawnAs } from './account.ts'

/** PostgreSQL's major version of the bundled programs: a cluster of another one cannot be opened. */
const majorVersion = '18'

/** Name of the owner of everything in the embedded cluster, and of its database. */
export const ownerName = 'tanggap'

/**
 * PostgreSQL is always told that its data folder is its own working folder. So a folder under /root, which its account
 * could not reach by name, works like any other: we enter it as root, then drop to the account.
 */
export const ownFolder = '/proc/self/cwd'

export interface ClusterPlace {
  /** Folder of the cluster's files. */
  cluster: string
  /** File with the owner's password, mode 0600. */
  passwordFile: string
}

/**
 * Creates the cluster if there is none; an interrupted creation is started over.
 * @param sync false only where a lost cluster does not matter (tests)
 * @returns the owner's password
 * @throws StartError when the folder holds a cluster of another PostgreSQL version
 */
export async function ensureCluster(place: ClusterPlace, binaries: string, account: Account | null, sync: boolean): Promise<string> {
  const version = await readIfThere(join(place.cluster, 'PG_VERSION'))
  if (version !== null) {
    if (version.trim() !== majorVersion) throw otherVersion(place.cluster, version.trim())
    const password = await readIfThere(place.passwordFile)
    if (password) return password.trim()
    const renewed = await newPassword(place.passwordFile)
    await setPassword(place.cluster, binaries, account, renewed)
    return renewed
  }
  const password = await newPassword(place.passwordFile)
  const unfinished = `${place.cluster}.unfinished`
  // An initdb whose parent was killed may still be writing there.
  await rm(unfinished, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  await mkdir(unfinished, { mode: 0o700 })
  if (account) await chown(unfinished, account.uid, account.gid)
  await initdb(unfinished, place.passwordFile, binaries, account, sync)
  await rename(unfinished, place.cluster)
  if (sync) await syncFolder(dirname(place.cluster))
  return password
}

async function newPassword(file: string): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  await rm(file, { force: true })
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return password
}

async function initdb(folder: string, passwordFile: string, binaries: string, account: Account | null, sync: boolean): Promise<void> {
  // The account may not read our password file by name: it gets an open copy, already without a name.
  const nameless = `${passwordFile}.initdb`
  await writeFile(nameless, await readFile(passwordFile), { mode: 0o600 })
  if (account) await chown(nameless, account.uid, account.gid)
  const handle = await open(nameless, 'r')
  try {
    await rm(nameless)
    const args = [
      '-D', ownFolder, '-U', ownerName, '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums',
      '--auth=scram-sha-256', '--pwfile=/proc/self/fd/3', '--no-instructions', ...(sync ? [] : ['--no-sync']),
    ]
    const [program = '', ...rest] = [...(await dieWithParent('KILL')), join(binaries, 'bin', 'initdb'), ...args]
    await finished(program, rest, folder, account, handle.fd)
  } finally {
    await handle.close()
  }
}

function finished(program: string, args: string[], cwd: string, account: Account | null, passwordFd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnAs(account), cwd, stdio: ['ignore', 'ignore', 'pipe', passwordFd] })
    let errors = ''
    child.stderr?.on('data', (data: Buffer) => (errors += data.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed (${code}): ${errors.trim()}`))))
  })
}

// A lost password file is mended in single-user mode, which asks for none: who owns the files owns the data.
function setPassword(cluster: string, binaries: string, account: Account | null, password: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--single', '-D', ownFolder, 'postgres']
    const child = execFile(join(binaries, 'bin', 'postgres'), args, { ...spawnAs(account), cwd: cluster }, (error) => (error ? reject(error) : resolve()))
    child.stdin?.end(`alter role ${ownerName} password '${password}'\n`)
  })
}

function otherVersion(cluster: string, version: string): StartError {
  return new StartError(
    `Folder basis data ${cluster} dibuat oleh PostgreSQL ${version}; program ini membawa PostgreSQL ${majorVersion}. Gunakan versi program yang lama untuk membukanya.`,
    `The database folder ${cluster} was made by PostgreSQL ${version}; this program brings PostgreSQL ${majorVersion}. Open it with the older version of the program.`,
  )
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
