import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { withDatabase } from '../../src/platform/database.ts'
import type { DummyPhone } from './dummy-phone.ts'
import { dummyPhone } from './dummy-phone.ts'

/** A daemon of somebody else's, in the foreground. */
export interface Daemon {
  child: ChildProcess
  /** Ends it, gently unless told otherwise; settles when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Starts a daemon that dies with us, however we die. */
export function startDaemon(command: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Daemon {
  const child = spawn('/usr/bin/setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], { stdio: 'ignore', ...options, env: { PATH: process.env['PATH'], TZ: 'UTC', ...options.env } })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await gone
      clearTimeout(late)
    },
  }
}

/** Any free port of this machine's own address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** Waits until the condition holds. @throws after the time, saying for what it waited */
export async function until(what: string, holds: () => Promise<boolean> | boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await sleep(20)
  }
}

/** Whether something listens there. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => resolve(true)).on('error', () => resolve(false))
    socket.unref().on('connect', () => socket.destroy())
  })
}

export async function scratchFolder(name: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `tanggap-${name}-`))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Gammu SMSD with its dummy modem and a PostgreSQL database of its own. */
export interface Smsd {
  phone: DummyPhone
  /** Address of SMSD's database. */
  database: string
  pool: pg.Pool
  start(): Promise<void>
  stop(signal?: NodeJS.Signals): Promise<void>
  log(): Promise<string>
  /** Ends it, and takes its folder and database away. */
  close(): Promise<void>
}

/** @param server address of a PostgreSQL server where we may make a database */
export async function startSmsd(server: string, options: { deliveryReports?: boolean; env?: Record<string, string> } = {}): Promise<Smsd> {
  const { folder, remove } = await scratchFolder('smsd')
  const name = `smsd_${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`
  await asOwner(server, `create database ${name} template template0`)
  const database = withDatabase(server, name)
  const pool = new pg.Pool({ connectionString: database, max: 2 }).on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const schema = await readFile('/usr/share/doc/gammu-smsd/examples/pgsql.sql', 'utf8')
  await pool.query(schema.replace(/^CREATE LANGUAGE.*$/mu, ''))
  const phone = await dummyPhone(join(folder, 'dummy'))
  await writeFile(join(folder, 'smsdrc'), smsdrc(folder, database, options.deliveryReports ?? true), { mode: 0o600 })
  let daemon: Daemon | null = null
  const smsd: Smsd = {
    phone, database, pool,
    async start() {
      daemon = startDaemon('/usr/bin/gammu-smsd', ['-c', join(folder, 'smsdrc')], { cwd: folder, ...(options.env ? { env: options.env } : {}) })
      await until('gammu-smsd has its modem', async () => (await pool.query('select from phones where "TimeOut" > localtimestamp')).rowCount === 1)
    },
    async stop(signal) {
      await daemon?.stop(signal)
      daemon = null
    },
    log: () => readFile(join(folder, 'smsd.log'), 'utf8').catch(() => ''),
    async close() {
      await smsd.stop()
      await pool.end()
      await asOwner(server, `drop database if exists ${name} with (force)`).catch(() => {}) // with its server gone, so is the database
      await remove()
    },
  }
  await smsd.start()
  return smsd
}

async function asOwner(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

function smsdrc(folder: string, database: string, deliveryReports: boolean): string {
  const url = new URL(database)
  const socket = url.searchParams.get('host')
  return `[gammu]
model = dummy
connection = none
port = ${folder}/dummy
gammuloc = /dev/null
[smsd]
service = sql
driver = native_pgsql
host = ${socket ?? url.host}
user = ${url.username}
password = ${url.password}
database = ${url.pathname.slice(1)}
phoneid = modem1
logfile = ${folder}/smsd.log
debuglevel = 1
commtimeout = 1
sendtimeout = 5
loopsleep = 0
receivefrequency = 1
statusfrequency = 2
deliveryreport = ${deliveryReports ? 'sms' : 'no'}
checksecurity = 0
checkbattery = 0
checksignal = 0
checknetwork = 0
resetfrequency = 0
hardresetfrequency = 0
multiparttimeout = 5
`
}

