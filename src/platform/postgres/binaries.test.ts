import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { copyOfPackage } from '../../../test/support/postgres-process.ts'
import { chooseAccount, spawnAs } from './account.ts'
import { findBinaries } from './binaries.ts'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0
const parent = await temporaryFolder('binaries')
await chmod(parent, 0o755)
const account = await chooseAccount(join(parent, 'nothing'))

/** A checkout whose package came without its symbolic links, as npm leaves it when install scripts are off. */
async function checkout(): Promise<{ root: string; native: string }> {
  const copy = await copyOfPackage(await mkdtemp(join(parent, 'c-')))
  for (const link of await links(copy.native)) await rm(link, { force: true })
  await chmod(copy.root, 0o755)
  return copy
}

async function links(native: string): Promise<string[]> {
  const list: { target: string }[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  return list.map((link) => join(native, '..', link.target))
}

const works = async (folder: string) => (await run(join(folder, 'bin', 'postgres'), ['--version'], spawnAs(account))).stdout

test('missing library links are mended in place', async () => {
  const { root: there, native } = await checkout()
  await expect(works(native)).rejects.toThrow('error while loading shared libraries')
  expect(await findBinaries({ root: there, account, privateFolder: parent })).toBe(native)
  expect(await works(native)).toContain('18.')
  for (const link of await links(native)) expect((await stat(link)).size).toBeGreaterThan(1000)
})

test('a machine without a package is told what to do', async () => {
  const empty = await mkdtemp(join(parent, 'e-'))
  await expect(findBinaries({ root: empty, account, privateFolder: parent })).rejects.toThrow(/npm ci.*DATABASE_URL/s)
})

describe.skipIf(!isRoot)('as root, whose checkout may be closed to the account', () => {
  test('the programs are copied, once, to where the account can read them', async () => {
    const { root: there, native } = await checkout()
    await chmod(there, 0o700)
    const shared = join(parent, 'shared')
    const wish = { root: there, account, privateFolder: there, sharedFolders: [shared] }
    const umask = process.umask(0o077)
    const found = await Promise.all([findBinaries(wish), findBinaries(wish)]).finally(() => process.umask(umask))
    expect(found[0]).not.toBe(native)
    expect(found[1]).toBe(found[0])
    expect(await works(found[0])).toContain('18.')
    const before = (await stat(found[0])).ino
    expect(await findBinaries(wish)).toBe(found[0])
    expect((await stat(found[0])).ino).toBe(before)
    expect(await readdir(shared)).toHaveLength(1)
  })

  test('a copy that a stranger could have changed is passed over', async () => {
    const { root: there } = await checkout()
    await chmod(there, 0o700)
    const strangers = join(parent, 'strangers')
    const good = join(parent, 'good')
    await mkdir(strangers)
    await chown(strangers, 65534, 65534)
    const found = await findBinaries({ root: there, account, privateFolder: there, sharedFolders: [strangers, good] })
    expect(dirname(found)).toBe(good)
    expect(await readdir(strangers)).toEqual([])
  })

  test('without any usable place the reasons are given', async () => {
    const { root: there } = await checkout()
    await chmod(there, 0o700)
    const closed = join(there, 'shared')
    await expect(findBinaries({ root: there, account, privateFolder: there, sharedFolders: [closed] })).rejects.toThrow(/DATABASE_URL.*EACCES/s)
  })
})
