import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabase } from '../../src/platform/database.ts'
import { answers, freePort, scratchFolder, startDaemon, until } from './daemon.ts'
import type { Daemon } from './daemon.ts'
import type { DummyPhone } from './dummy-phone.ts'
import { dummyPhone } from './dummy-phone.ts'

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


/** Kannel: bearerbox and smsbox, with a fake SMSC for numbers beginning with 1 and an SMPP link for all others. */
export interface Kannel {
  ports: { admin: number; box: number; sendsms: number; fake: number }
  folder: string
  startBearerbox(): Promise<void>
  startSmsbox(): Promise<void>
  stopBearerbox(signal?: NodeJS.Signals): Promise<void>
  stopSmsbox(signal?: NodeJS.Signals): Promise<void>
  status(): Promise<string>
  /** SMS from the fake SMSC: `08155 1708 text halo+dunia`. */
  fake(...messages: string[]): Promise<void>
  close(): Promise<void>
}

/** @param options.service where incoming SMS go: lines of the `sms-service` group */
export async function startKannel(options: { smppPort: number; service: string; /** Requests of smsbox at the same time: one keeps SMS in order. */ pendingRequests?: number }): Promise<Kannel> {
  const { folder, remove } = await scratchFolder('kannel')
  await mkdir(join(folder, 'spool'))
  const [admin, box, sendsms, fake] = [await freePort(), await freePort(), await freePort(), await freePort()]
  await writeFile(join(folder, 'kannel.conf'), kannelConf(folder, { admin, box, sendsms, fake }, options), { mode: 0o600 })
  let bearerbox: Daemon | null = null
  let smsbox: Daemon | null = null
  const kannel: Kannel = {
    ports: { admin, box, sendsms, fake }, folder,
    async startBearerbox() {
      bearerbox = startDaemon('/usr/sbin/bearerbox', [join(folder, 'kannel.conf')], { cwd: folder })
      await until('bearerbox listens', async () => (await answers(admin)) && (await answers(box)))
    },
    async startSmsbox() {
      smsbox = startDaemon('/usr/sbin/smsbox', [join(folder, 'kannel.conf')], { cwd: folder })
      await until('smsbox listens', () => answers(sendsms))
    },
    async stopBearerbox(signal) {
      await bearerbox?.stop(signal)
      bearerbox = null
    },
    async stopSmsbox(signal) {
      await smsbox?.stop(signal)
      smsbox = null
    },
    status: async () => (await fetch(`http://127.0.0.1:${admin}/status.txt?password=baca`)).text(),
    async fake(...messages) {
      const received = async () => Number(/fake1.*?rcvd: sms (\d+)/u.exec(await kannel.status())?.[1] ?? 0)
      const before = await received()
      const sender = startDaemon('/usr/lib/kannel/test/fakesmsc', ['-H', '127.0.0.1', '-r', `${fake}`, '-i', '0.01', '-m', `${messages.length}`, ...messages])
      // It stays to receive what is sent to it, and takes its count with it.
      await until('Kannel has them from the fake SMSC', async () => (await received()) >= before + messages.length).finally(() => sender.stop())
    },
    async close() {
      await kannel.stopSmsbox()
      await kannel.stopBearerbox()
      await remove()
    },
  }
  await kannel.startBearerbox()
  await kannel.startSmsbox()
  return kannel
}

function kannelConf(folder: string, ports: Kannel['ports'], { smppPort, service, pendingRequests }: Parameters<typeof startKannel>[0]): string {
  return `group = core
admin-port = ${ports.admin}
admin-interface = 127.0.0.1
admin-password = ubah
status-password = baca
admin-allow-ip = "127.0.0.1"
smsbox-port = ${ports.box}
smsbox-interface = 127.0.0.1
box-deny-ip = "*.*.*.*"
box-allow-ip = "127.0.0.1"
log-file = "${folder}/bearerbox.log"
log-level = 1
dlr-storage = internal
store-type = spool
store-location = "${folder}/spool"
sms-resend-freq = 5
sms-resend-retry = 3
sms-combine-concatenated-mo-timeout = 2

group = smsc
smsc = fake
smsc-id = fake1
port = ${ports.fake}
our-host = 127.0.0.1
connect-allow-ip = "127.0.0.1"
denied-prefix = "+62;62;08"

group = smsc
smsc = smpp
smsc-id = operator
host = 127.0.0.1
port = ${smppPort}
transceiver-mode = 1
smsc-username = "kota"
smsc-password = "rahasia"
system-type = ""
interface-version = 34
source-addr-ton = 5
source-addr-npi = 0
dest-addr-ton = 1
dest-addr-npi = 1
reconnect-delay = 1
enquire-link-interval = 10
max-pending-submits = 50
preferred-prefix = "+62;62;08"

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${ports.box}
sendsms-port = ${ports.sendsms}
sendsms-interface = 127.0.0.1
sendsms-chars = "0123456789 +-"
log-file = "${folder}/smsbox.log"
log-level = 1
http-request-retry = 1000000
http-queue-delay = 1
max-pending-requests = ${pendingRequests ?? 1}

group = sendsms-user
username = adu
password = rahasia
max-messages = 10
concatenation = true
user-deny-ip = "*.*.*.*"
user-allow-ip = "127.0.0.1"

group = sms-service
keyword = default
${service}
concatenation = true
max-messages = 0
omit-empty = true
accept-x-kannel-headers = true
catch-all = true
assume-plain-text = true
`
}
