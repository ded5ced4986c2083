import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import type { Post } from '../../src/channels/adapter.ts'
import { openPost } from '../../src/channels/listen.ts'
import { drain } from '../../src/channels/outbox.ts'
import { uuidv7 } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { afterFile } from '../support/cleanup.ts'
import { citizen, fastTime, mailOffice, mailProgram, until } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { deliver, plainMail } from '../support/maildir.ts'

const servers = await startMailServers()
afterFile(servers.stop)
const office = await mailOffice(servers)
const { pool, officeId } = office
const write = citizen(servers)
const inbox = servers.maildir('aduan')
const mailsIn = async (folder: string) => (await Promise.all(['new', 'cur'].map((part) => readdir(join(inbox, folder, part)).catch(() => [])))).flat().length
const subjects = async (of: RegExp) => (await office.kept()).map(({ source }) => /^Subject: (.*)$/mu.exec(source)?.[1]?.trim() ?? '').filter((subject) => of.test(subject))
const databaseAway = () => Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })

test('the mailbox is away for hours and comes back: every mail is there once, in order', async () => {
  const time = fastTime(3_600) // an hour in a second
  let hours = 0
  await office.hearDuring(office.account(undefined, { pace: time.pace }), async () => {
    await write({ subject: 'sebelum', text: '.' })
    await until('kept', async () => (await subjects(/^sebelum$/u)).length === 1)
    await servers.stopDovecot()
    const left = time.now()
    for (let i = 0; i < 10; i += 1) await write({ subject: `selama ${i}`, text: '.' })
    await sleep(4_000)
    hours = time.now().since(left).total('hours')
    await servers.startDovecot()
    await until('all kept', async () => { await servers.flush(); return (await subjects(/^selama/u)).length === 10 }, 15_000)
  })
  expect(hours).toBeGreaterThan(3)
  expect(new Set(await subjects(/^selama/u)).size).toBe(10)
  expect(time.waits.filter((milliseconds) => milliseconds <= 60_000).slice(0, 8)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  console.info(`mailbox away for ${hours.toFixed(1)} simulated hours, ${time.waits.length} waits: 10 of 10 mails kept, 0 doubled`)
})

test('the mail server for sending is away for hours and comes back: everything arrives once, in order for each recipient', async () => {
  let now = Temporal.Now.instant().round('millisecond')
  const start = now
  await servers.stopPostfix()
  const ids: string[] = []
  for (let i = 0; i < 12; i += 1) ids.push(await office.queue({ recipient: `warga${i % 4}@luar.example`, content: { subject: `pesan ${i}`, text: '.' }, notBefore: start, expiresAt: start.add({ hours: 72 }) }))
  const adapter = office.account()
  const step = () => drain({ pool, officeId, now: () => now, log: silentLog() }, adapter)
  let attempts = 0
  while (now.since(start).total('hours') < 6) {
    const drained = await step()
    attempts += drained?.putBack ?? 0
    now = drained?.next && Temporal.Instant.compare(drained.next, now) > 0 ? drained.next : now.add({ minutes: 1 })
  }
  await servers.startPostfix()
  await until('all sent', async () => {
    const drained = await step()
    now = drained?.next ?? now.add({ seconds: 30 })
    return (await Promise.all(ids.map(async (id) => (await office.sent(id)).state))).every((state) => state === 'sent')
  }, 20_000)
  const arrived = await until('all arrived', async () => { const found = servers.outside.arrived.filter(({ to }) => to[0]?.startsWith('warga')); return found.length >= 12 && found })
  const numbersOf = (recipient: string) => arrived.filter(({ to }) => to[0] === recipient).map(({ source }) => Number(/^Subject: pesan (\d+)/mu.exec(source)?.[1]))
  for (let i = 0; i < 4; i += 1) expect(numbersOf(`warga${i}@luar.example`).toSorted((a, b) => a - b)).toEqual([i, i + 4, i + 8])
  // Handed over in order; Postfix itself may overtake on its way.
  const handed = await pool.query<{ id: string }>('select message_id as id from outbound_step where state = $1 and message_id = any($2::uuid[]) order by id', ['sent', ids])
  for (let i = 0; i < 4; i += 1) expect(handed.rows.map(({ id }) => ids.indexOf(id)).filter((index) => index % 4 === i)).toEqual([i, i + 4, i + 8])
  expect(arrived).toHaveLength(12)
  console.info(`sending away for 6 simulated hours, ${attempts} attempts put back: 12 of 12 messages arrived, 0 doubled`)
})

test('killed in the middle of fetching, four times: nothing lost, nothing doubled', async () => {
  await deliver(inbox, Array.from({ length: 80 }, (_, i) => plainMail({ from: `orang${i % 5}@luar.example`, subject: `bunuh ${String(i).padStart(2, '0')}` })))
  const before = await office.count()
  const killedAt: number[] = []
  for (const stopAt of [8, 24, 40, 60]) {
    const program = mailProgram(office, servers, 'hear')
    await until('some kept', async () => (await office.count()) - before >= stopAt)
    await program.kill()
    killedAt.push((await office.count()) - before)
  }
  const leftBehind = await mailsIn('')
  await office.hearDuring(office.account(), async () => {
    await until('all kept and moved', async () => (await office.count()) - before >= 80 && (await mailsIn('')) === 0, 15_000)
  })
  const kept = await subjects(/^bunuh/u)
  expect(kept).toHaveLength(80)
  for (let i = 0; i < 5; i += 1) {
    const numbers = kept.map((subject) => Number(subject.slice(6))).filter((n) => n % 5 === i)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
  console.info(`killed when ${killedAt.join(', ')} of 80 mails were kept (${leftBehind} still in the mailbox at the last kill): 80 of 80 kept, 0 doubled, order of each sender kept`)
})

test('killed in the middle of sending: nothing lost; what had left is known by its report and not sent again', async () => {
  const ids: string[] = []
  await office.hearDuring(office.account(), async () => {
    for (let i = 0; i < 60; i += 1) ids.push(await office.queue({ recipient: `putus${i}@luar.example`, content: { subject: `putus ${i}`, text: '.' } }))
    const arrivals = () => servers.outside.arrived.filter(({ to }) => to[0]?.startsWith('putus'))
    const program = mailProgram(office, servers, 'send')
    await until('some arrived', async () => arrivals().length >= 10, 15_000)
    await program.kill()
    await sleep(1_500) // the reports of what had left come in
    const states = async () => Object.entries(Object.groupBy(await Promise.all(ids.map(async (id) => (await office.sent(id)).state)), (state) => state)).map(([state, all]) => `${all.length} ${state}`).join(', ')
    const afterKill = await states()
    const later = Temporal.Now.instant().add({ minutes: 11 }).round('millisecond')
    const adapter = office.account()
    await drain({ pool, officeId, now: () => later, log: silentLog() }, adapter)
    await until('all arrived', async () => new Set(arrivals().map(({ to }) => to[0])).size === 60, 15_000)
    const doubled = arrivals().length - 60
    console.info(`killed in the middle of sending 60 (then: ${afterKill}): 60 of 60 arrived, ${doubled} doubled`)
    expect(doubled).toBe(0)
  })
})

test('the same mail delivered five times is one message', async () => {
  const mail = plainMail({ subject: 'lima kali' })
  await deliver(inbox, [mail, mail, mail, mail, mail])
  await office.hearDuring(office.account(), async () => {
    await until('all moved', async () => (await subjects(/^lima kali$/u)).length > 0 && (await mailsIn('')) === 0)
  })
  expect(await subjects(/^lima kali$/u)).toHaveLength(1)
  console.info('the same mail five times: 1 message, 5 mails moved')
})

test('two programs on one mailbox: each mail is one message, and each sender is read in order', async () => {
  const moved = await mailsIn('.Processed')
  await office.hearDuring(office.account(), () => office.hearDuring(office.account(), async () => {
    for (let part = 0; part < 4; part += 1) {
      await deliver(inbox, Array.from({ length: 30 }, (_, i) => plainMail({ from: `dua${i % 3}@luar.example`, subject: `dua ${String(part * 30 + i).padStart(3, '0')}` })))
      await sleep(100)
    }
    await until('all kept and moved', async () => (await subjects(/^dua/u)).length >= 120 && (await mailsIn('')) === 0, 15_000)
  }))
  const kept = await subjects(/^dua/u)
  expect(kept).toHaveLength(120)
  for (let i = 0; i < 3; i += 1) {
    const numbers = kept.map((subject) => Number(subject.slice(4))).filter((n) => n % 3 === i)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
  console.info(`two programs on one mailbox: 120 of 120 mails kept once, ${(await mailsIn('.Processed'))- moved} in the folder of processed mail`)
})

test('the database is away: the mail stays where it is; a mail that alone cannot be kept goes to the folder of failed mail', async () => {
  let away = true
  const real = openPost({ pool, officeId, now: office.tools.now, newId: uuidv7 })
  const post: Post = {
    ...real,
    async take(message, waits) {
      if (away) throw databaseAway()
      if (message.subject === 'racun' && waits === undefined) throw new Error('this one breaks something')
      return real.take(message, waits)
    },
  }
  await deliver(inbox, ['utuh 1', 'racun', 'utuh 2'].map((subject) => plainMail({ subject })))
  await office.hearDuring(office.account(undefined, { pace: fastTime(1_000).pace }), async () => {
    await sleep(400)
    expect([await mailsIn(''), (await subjects(/^utuh/u)).length]).toEqual([3, 0])
    away = false
    await until('all settled', async () => (await mailsIn('')) === 0)
  }, post)
  expect(await subjects(/^utuh/u)).toEqual(['utuh 1', 'utuh 2'])
  expect(await subjects(/^racun/u)).toEqual(['racun']) // told of, with its original; email-left.test.ts
  expect(await mailsIn('.Failed')).toBe(1)
})

test('the door for mail servers refuses what is not ours, what is too large, what broke off; and asks to come again while the database is away', async () => {
  let away = false
  const post: Post = { ...office.post, take: (message) => (away ? Promise.reject(databaseAway()) : office.post.take(message)) }
  await office.hearDuring(office.account(accountSettings(servers, { imap: undefined, listen: { protocol: 'smtp', port: servers.ports.pipe } })), async () => {
    await until('open', () => new Promise<boolean>((resolve) => { const socket = connect(servers.ports.pipe, '127.0.0.1', () => { socket.destroy(); resolve(true) }).on('error', () => resolve(false)) }))
    const transport = createTransport({ host: '127.0.0.1', port: servers.ports.pipe, ignoreTLS: true })
    const send = (to: string, raw: string | Buffer = `Subject: pintu\r\n\r\n${to}`) => transport.sendMail({ envelope: { from: 'budi@luar.example', to }, raw }).then(({ response }) => response.slice(0, 3), (error: Error & { responseCode?: number }) => String(error.responseCode))
    const before = await office.count()
    expect(await send('orang.lain@luar.example')).toBe('550')
    expect(await send('aduanku@adu.test')).toBe('550')
    expect(await send('aduan+tag-1@adu.test', Buffer.alloc(55_000_000, 'baris yang panjang dari surel yang terlalu besar\r\n'))).toBe('552')
    away = true
    expect(await send('aduan@adu.test')).toBe('451')
    away = false
    expect(await office.count()).toBe(before)
    await brokenOff(servers.ports.pipe)
    expect(await send('ADUAN+tag-1@ADU.test')).toBe('250')
    expect(await office.count()).toBe(before + 1)
    transport.close()
  }, post)
})

/** Says half a mail and hangs up. */
async function brokenOff(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('data', () => {})
  for (const line of ['', 'EHLO x', 'MAIL FROM:<a@luar.example>', 'RCPT TO:<aduan@adu.test>', 'DATA', 'Subject: setengah\r\n\r\nseteng']) {
    if (line !== '') socket.write(`${line}\r\n`)
    await sleep(40)
  }
  socket.destroy()
  await sleep(100)
}
