import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { temporaryFolder } from '../../test/support/folder.ts'
import { silentLog } from './log.ts'
import { migrate, MigrationRefused } from './migrate.ts'

const log = silentLog()
const parent = await temporaryFolder('migrations')

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(parent, 'm-'))
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql)
  return folder
}

const two = { '0001-first.sql': 'create table a (n integer);', '0002-second.sql': 'insert into a values (1); insert into a values (2);' }

test('applies what is new, in order, once', async () => {
  const database = await testDatabase({ migrated: false })
  const folder = await folderWith(two)
  expect(await migrate(database.ownerUrl, folder, log)).toEqual({ applied: 2, role: 'tanggap_app' })
  expect(await migrate(database.ownerUrl, folder, log)).toMatchObject({ applied: 0 })
  await writeFile(join(folder, '0003-third.sql'), 'insert into a values (3);')
  expect(await migrate(database.ownerUrl, folder, log)).toMatchObject({ applied: 1 })
  expect((await database.pool.query('select n from a order by n')).rows.map((row) => row.n)).toEqual([1, 2, 3])
  expect((await database.pool.query(`select to_regclass('graphile_worker.migrations') is not null as there`)).rows[0].there).toBe(true)
})

test('several processes that start together apply each migration once', async () => {
  const database = await testDatabase({ migrated: false })
  const folder = await folderWith({ ...two, '0003-slow.sql': 'select pg_sleep(0.1); insert into a values (3);' })
  const results = await Promise.all(Array.from({ length: 6 }, () => migrate(database.ownerUrl, folder, log)))
  expect(results.reduce((sum, result) => sum + result.applied, 0)).toBe(3)
  expect((await database.pool.query('select count(*) as n from a')).rows[0].n).toBe(3)
})

test('a migration that fails leaves nothing behind and is named', async () => {
  const database = await testDatabase({ migrated: false })
  const folder = await folderWith({ ...two, '0003-bad.sql': 'insert into a values (3); select nothing_like_this();' })
  await expect(migrate(database.ownerUrl, folder, log)).rejects.toThrow(/0003-bad\.sql.*nothing_like_this/)
  expect((await database.pool.query('select count(*) as n from a')).rows[0].n).toBe(2)
  await writeFile(join(folder, '0003-bad.sql'), 'insert into a values (3);')
  expect(await migrate(database.ownerUrl, folder, log)).toMatchObject({ applied: 1 })
})

test('an edited migration is refused by name', async () => {
  const database = await testDatabase({ migrated: false })
  const folder = await folderWith(two)
  await migrate(database.ownerUrl, folder, log)
  await writeFile(join(folder, '0002-second.sql'), 'insert into a values (7);')
  const refused = migrate(database.ownerUrl, folder, log)
  await expect(refused).rejects.toBeInstanceOf(MigrationRefused)
  await expect(refused).rejects.toThrow('0002-second.sql')
})

test('an older program goes on with a database that is ahead, unless by a breaking migration', async () => {
  const database = await testDatabase({ migrated: false })
  const newer = await folderWith({ ...two, '0003-compatible.sql': 'create table b ();' })
  await migrate(database.ownerUrl, newer, log)
  expect(await migrate(database.ownerUrl, await folderWith(two), log)).toMatchObject({ applied: 0 })
  await writeFile(join(newer, '0004-drop.sql'), '--! breaking\ndrop table a;')
  await migrate(database.ownerUrl, newer, log)
  await expect(migrate(database.ownerUrl, await folderWith(two), log)).rejects.toThrow(/0004-drop\.sql/)
})

test('a number that comes late, or has gone, is refused', async () => {
  const database = await testDatabase({ migrated: false })
  const folder = await folderWith({ '0001-first.sql': 'create table a ();', '0003-third.sql': 'create table c ();' })
  await migrate(database.ownerUrl, folder, log)
  await writeFile(join(folder, '0002-late.sql'), 'create table b ();')
  await expect(migrate(database.ownerUrl, folder, log)).rejects.toThrow('0002-late.sql')
  await rm(join(folder, '0002-late.sql'))
  await rm(join(folder, '0001-first.sql'))
  await expect(migrate(database.ownerUrl, folder, log)).rejects.toThrow('0001-first.sql')
})

test('two files with one number, or a file without one, is a mistake', async () => {
  const database = await testDatabase({ migrated: false })
  await expect(migrate(database.ownerUrl, await folderWith({ '0001-a.sql': '', '0001-b.sql': '' }), log)).rejects.toThrow('0001-a.sql, 0001-b.sql')
  await expect(migrate(database.ownerUrl, await folderWith({ 'first.sql': '' }), log)).rejects.toThrow('first.sql')
})

test('an owner who may not make roles goes on as itself', async () => {
  const database = await testDatabase({ migrated: false })
  const name = `owner_${process.pid}`
  const there = await database.pool.query(`select current_database() as name`)
  await database.pool.query(`create role ${name} login password 'x' nosuperuser nocreaterole`)
  await database.pool.query(`alter database ${there.rows[0].name} owner to ${name}`)
  const url = new URL(database.ownerUrl)
  url.username = name
  url.password = 'x'
  try {
    expect(await migrate(url.href, await folderWith(two), log)).toEqual({ applied: 2, role: null })
  } finally {
    await database.pool.query(`alter database ${there.rows[0].name} owner to current_user`)
    await database.pool.query(`drop owned by ${name}; drop role ${name}`)
  }
})
