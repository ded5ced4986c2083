import { chmod, chown, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { copyOfPackage, root, startApp } from '../../../test/support/postgres-process.ts'
import { silentLog } from '../log.ts'
import { runningPostgres } from './door.ts'
import { clusterProcesses } from './former.ts'
import { FolderInUse } from './lock.ts'
import type { Postgres } from './start.ts'
import { startPostgres } from './start.ts'

const parent = await temporaryFolder('start')
await chmod(parent, 0o755)
const newFolder = () => mkdtemp(join(parent, 'd-'))
const log = silentLog()
const quick = { fsync: 'off' }
const isRoot = process.getuid?.() === 0
const nobody = 65534

/** The first value of the answer's first row, if there is one. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

async function use<T>(postgres: Postgres, work: (url: string) => Promise<T>): Promise<T> {
  try {
    return await work(postgres.url)
  } finally {
    await postgres.stop()
  }
}

test('the first start makes a durable cluster that no other user of the machine can enter', async () => {
  const dataFolder = await newFolder()
  await use(await startPostgres({ dataFolder, root, log }), async (url) => {
    for (const [setting, value] of [['fsync', 'on'], ['synchronous_commit', 'on'], ['full_page_writes', 'on'], ['data_checksums', 'on'], ['server_encoding', 'UTF8'], ['listen_addresses', ''], ['password_encryption', 'scram-sha-256']]) {
      expect([setting, await ask(url, `show ${setting}`)]).toEqual([setting, value])
    }
    expect(await ask(url, 'show server_version')).toMatch(/^18\./)
    expect(await ask(url, `select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256'`)).toBe(0)
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  })
  const mode = async (name: string) => (await stat(join(dataFolder, name))).mode & 0o777
  expect([await mode('postgres'), await mode('postgres/cluster'), await mode('postgres/password')]).toEqual([0o700, 0o700, 0o600])
})

test('what Indonesian search needs is there', async () => {
  await use(await startPostgres({ dataFolder: await newFolder(), root, log, settings: quick }), async (url) => {
    expect(await ask(url, `select to_tsvector('indonesian', 'perbaikan jalan')::text`)).toContain('jalan')
    expect(await ask(url, `select count(*)::int from pg_available_extensions where name in ('pg_trgm', 'unaccent')`)).toBe(2)
  })
})

test('the second start finds what the first one kept; the address stays', async () => {
  const dataFolder = await newFolder()
  const first = await startPostgres({ dataFolder, root, log, settings: quick })
  await use(first, (url) => ask(url, `comment on database tanggap is 'ada'`))
  await use(await startPostgres({ dataFolder, root, log, settings: quick }), async (url) => {
    expect(url).toBe(first.url)
    expect(await ask(url, `select shobj_description(oid, 'pg_database') from pg_database where datname = 'tanggap'`)).toBe('ada')
  })
})

test('a second instance on the same folder says who has it and leaves it alone', async () => {
  const dataFolder = await newFolder()
  const link = join(parent, 'other-name')
  await symlink(dataFolder, link)
  const app = startApp({ dataFolder, root, settings: quick })
  const { url = '' } = await app.until((message) => message.url !== undefined)
  for (const name of [dataFolder, link]) {
    const second = startPostgres({ dataFolder: name, root, log, settings: quick })
    await expect(second).rejects.toBeInstanceOf(FolderInUse)
    await expect(second).rejects.toThrow(new RegExp(`pid ${app.child.pid}\\b`))
  }
  expect(await runningPostgres(link)).toBe(url) // but an operator's command may join in
  expect(await ask(url, 'select 1')).toBe(1)
  app.child.kill('SIGTERM')
  await app.until((message) => message.stopped === true)
  expect(await runningPostgres(dataFolder)).toBeNull()
  await (await startPostgres({ dataFolder, root, log, settings: quick })).stop()
})

test('a folder whose name is too long for a socket is served by loopback TCP', async () => {
  const dataFolder = join(await newFolder(), 'x'.repeat(120))
  await use(await startPostgres({ dataFolder, root, log, settings: quick }), async (url) => {
    expect(new URL(url).hostname).toBe('127.0.0.1')
    expect(await runningPostgres(dataFolder)).toBe(url)
    expect(await ask(url, 'show unix_socket_directories')).toBe('')
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
  })
})

test('a name with spaces, quotes and letters beyond ASCII is a folder like any other', async () => {
  const dataFolder = join(await newFolder(), `Data Kantor "Wonoasih" & 'é' %20`)
  await use(await startPostgres({ dataFolder, root, log, settings: quick }), async (url) => expect(await ask(url, 'select 1')).toBe(1))
})

test('a lost password file is made anew', async () => {
  const dataFolder = await newFolder()
  await (await startPostgres({ dataFolder, root, log, settings: quick })).stop()
  await rm(join(dataFolder, 'postgres', 'password'))
  await use(await startPostgres({ dataFolder, root, log, settings: quick }), async (url) => expect(await ask(url, 'select 1')).toBe(1))
})

test('a cluster of another PostgreSQL version is not touched', async () => {
  const dataFolder = await newFolder()
  await (await startPostgres({ dataFolder, root, log, settings: quick })).stop()
  await writeFile(join(dataFolder, 'postgres', 'cluster', 'PG_VERSION'), '17\n')
  await expect(startPostgres({ dataFolder, root, log })).rejects.toThrow(/PostgreSQL 17/)
})

test('a folder that cannot be made is refused in a sentence', async () => {
  const file = join(await newFolder(), 'file')
  await writeFile(file, '')
  await expect(startPostgres({ dataFolder: join(file, 'data'), root, log })).rejects.toThrow(/TANGGAP_DATA/)
})

// Without root these cannot be staged; as an ordinary user every other test of this file is the test of that case.
describe.skipIf(!isRoot)('started by root', () => {
  test('the server runs as another account', async () => {
    const dataFolder = await newFolder()
    const postgres = await startPostgres({ dataFolder, root, log, settings: quick })
    const status = await readFile(`/proc/${postgres.pid}/status`, 'utf8')
    expect(Number(/^Uid:\t(\d+)/m.exec(status)?.[1])).not.toBe(0)
    expect(/^CapEff:\t0+$/m.test(status)).toBe(true)
    expect((await clusterProcesses(join(dataFolder, 'postgres', 'cluster'))).length).toBeGreaterThan(3)
    await postgres.stop()
  })

  test('a data folder that the account cannot reach by name, as one under /root', async () => {
    const closed = await newFolder()
    await chmod(closed, 0o700)
    const dataFolder = join(closed, 'checkout', 'data')
    for (const word of ['first', 'second']) {
      await use(await startPostgres({ dataFolder, root, log }), async (url) => expect(await ask(url, `select '${word}'`)).toBe(word))
    }
  })

  test('an ordinary user starts it as itself, even from a package that only root could mend; root later goes on as that user', async () => {
    const checkout = await copyOfPackage(await newFolder())
    await rm(join(checkout.native, 'lib', 'libicuuc.so.60'), { force: true })
    await chmod(checkout.root, 0o755)
    const home = await newFolder()
    await chown(home, nobody, nobody)
    const dataFolder = join(home, 'data')
    const app = startApp({ dataFolder, root: checkout.root, settings: quick, uid: nobody, insert: true })
    await app.until((message) => message.acknowledged === 3)
    app.child.kill('SIGTERM')
    await app.until((message) => message.stopped === true)
    await use(await startPostgres({ dataFolder, root, log, settings: quick }), async (url) => {
      expect(await ask(url, 'select count(*)::int from row')).toBeGreaterThanOrEqual(3)
      expect((await stat(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'))).uid).toBe(nobody)
    })
  })

  test('an ordinary user on a folder of root is told so', async () => {
    const dataFolder = await newFolder()
    await (await startPostgres({ dataFolder, root, log, settings: quick })).stop()
    await chmod(dataFolder, 0o777)
    const app = startApp({ dataFolder, root, uid: nobody })
    const { error } = await app.until((message) => message.error !== undefined)
    expect(error).toContain('StartError')
  })
})
