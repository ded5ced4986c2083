import { spawn } from 'node:child_process'
import { chown, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import type { App } from '../../../test/support/postgres-process.ts'
import { root, startApp } from '../../../test/support/postgres-process.ts'
import { openDatabase } from '../database.ts'
import { createLog, silentLog } from '../log.ts'
import { chooseAccount, spawnAs } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterLabel, clusterProcesses, readPidFile } from './former.ts'
import { startPostgres } from './start.ts'

// fsync stays on: these clusters are as an office's.
const parent = await temporaryFolder('kill')
const newFolder = () => mkdtemp(join(parent, 'd-'))
const log = silentLog()

const acknowledged = (app: App) => app.messages.flatMap((message) => message.acknowledged ?? [])

async function rowsIn(dataFolder: string): Promise<number[]> {
  const postgres = await startPostgres({ dataFolder, root, log })
  const database = openDatabase(postgres.url, { max: 1 })
  try {
    return (await database.pool.query('select n from row order by n')).rows.map((row) => row.n)
  } finally {
    await database.close()
    await postgres.stop()
  }
}

async function someRows(dataFolder: string): Promise<{ app: App; server: number }> {
  const app = startApp({ dataFolder, root, insert: true })
  await app.until((message) => (message.acknowledged ?? 0) >= 50)
  return { app, server: app.messages[0]?.pid ?? -1 }
}

test('after a kill -9 of the program, every acknowledged row is there', async () => {
  const dataFolder = await newFolder()
  const { app } = await someRows(dataFolder)
  app.child.kill('SIGKILL')
  await app.ended
  const rows = await rowsIn(dataFolder)
  expect(rows).toEqual(expect.arrayContaining(acknowledged(app)))
  expect(rows).toEqual(rows.map((_, index) => index + 1))
})

test('after a kill -9 of the database, the program brings it back under the same address and goes on', async () => {
  const dataFolder = await newFolder()
  const { app, server } = await someRows(dataFolder)
  process.kill(server, 'SIGKILL')
  const before = acknowledged(app).length
  await app.until((message) => (message.acknowledged ?? 0) >= before + 50 && message.pid !== server)
  app.child.kill('SIGTERM')
  await app.until((message) => message.stopped === true)
  const rows = await rowsIn(dataFolder)
  expect(rows).toEqual(expect.arrayContaining(acknowledged(app)))
})

test('after a kill -9 of both, every acknowledged row is there', async () => {
  const dataFolder = await newFolder()
  const { app, server } = await someRows(dataFolder)
  app.child.kill('SIGKILL')
  process.kill(server, 'SIGKILL')
  await app.ended
  expect(await rowsIn(dataFolder)).toEqual(expect.arrayContaining(acknowledged(app)))
})

test('after a kill -9 during the very first start, the next one starts over', async () => {
  for (const wait of [150, 400, 650]) {
    const dataFolder = await newFolder()
    const app = startApp({ dataFolder, root, insert: true })
    await sleep(wait)
    app.child.kill('SIGKILL')
    await app.ended
    const postgres = await startPostgres({ dataFolder, root, log })
    await postgres.stop()
  }
})

test('a server that outlived its program is stopped, and a new one started', async () => {
  const dataFolder = await newFolder()
  await (await startPostgres({ dataFolder, root, log })).stop()
  // As where the kernel cannot tell a server that its parent has died.
  const cluster = join(dataFolder, 'postgres', 'cluster')
  const account = await chooseAccount(cluster)
  const binaries = await findBinaries({ root, account, privateFolder: parent })
  const orphan = spawn(join(binaries, 'bin', 'postgres'), ['-D', '/proc/self/cwd', '-c', `cluster_name=${await clusterLabel(cluster)}`, '-c', 'listen_addresses='], {
    ...spawnAs(account), cwd: cluster, detached: true, stdio: 'ignore',
  })
  const gone = new Promise((resolve) => orphan.on('exit', (code) => resolve(code)))
  while (!(await readPidFile(cluster))?.ready) await sleep(10)

  let lines = ''
  const listening = createLog({ logLevel: 'debug' }, { write: (line: string) => void (lines += line) })
  const postgres = await startPostgres({ dataFolder, root, log: listening })
  await gone
  expect(lines).toContain('database system was shut down at')
  expect(lines).not.toContain('not properly shut down')
  expect(postgres.pid).not.toBe(orphan.pid)
  await postgres.stop()
  expect(await clusterProcesses(cluster)).toEqual([])
})

test('a stale postmaster.pid whose number now belongs to another process does not hinder, nor hurt that process', async () => {
  const dataFolder = await newFolder()
  await (await startPostgres({ dataFolder, root, log })).stop()
  const cluster = join(dataFolder, 'postgres', 'cluster')
  // Of the same account: PostgreSQL itself would take it for the former server.
  const stranger = spawn('sleep', ['60'], { ...spawnAs(await chooseAccount(cluster)), stdio: 'ignore' })
  const { uid, gid } = await stat(cluster)
  const stale = `${stranger.pid}\n/proc/self/cwd\n1700000000\n5432\n/proc/self/cwd\n\n  1234567         5\nready   \n`
  await writeFile(join(cluster, 'postmaster.pid'), stale, { mode: 0o600 })
  await writeFile(join(cluster, '.s.PGSQL.5432.lock'), stale, { mode: 0o600 })
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) await chown(join(cluster, name), uid, gid)
  const postgres = await startPostgres({ dataFolder, root, log })
  expect((await readPidFile(cluster))?.pid).toBe(postgres.pid)
  await postgres.stop()
  expect(await readFile(`/proc/${stranger.pid}/comm`, 'utf8')).toBe('sleep\n')
  stranger.kill()
})

test('a server that cannot be brought back is reported as lost', async () => {
  const dataFolder = await newFolder()
  const postgres = await startPostgres({ dataFolder, root, log, settings: { fsync: 'off' } })
  await writeFile(join(dataFolder, 'postgres', 'cluster', 'PG_VERSION'), '9\n')
  process.kill(postgres.pid, 'SIGKILL')
  expect((await postgres.lost).message).toContain('did not start')
  await postgres.stop()
})
