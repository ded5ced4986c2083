import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ChannelAdapter } from '../../src/channels/adapter.ts'
import { drain } from '../../src/channels/outbox.ts'
import { gammu as gammuKind } from '../../src/channels/sms/gammu.ts'
import { kannel as kannelKind } from '../../src/channels/sms/kannel.ts'
import { silentLog } from '../../src/platform/log.ts'
import { startPostgres } from '../../src/platform/postgres/start.ts'
import type { Postgres } from '../../src/platform/postgres/start.ts'
import { systemNow } from '../../src/platform/time.ts'
import { afterFile } from '../support/cleanup.ts'
import { freePort, until } from '../support/daemon.ts'
import { temporaryFolder } from '../support/folder.ts'
import { postOffice } from '../support/post-office.ts'
import type { PostOffice, Program } from '../support/post-office.ts'
import { root } from '../support/postgres-process.ts'
import { startOperator } from '../support/smpp-operator.ts'
import type { SmppOperator } from '../support/smpp-operator.ts'
import { startKannel, startSmsd } from '../support/sms-servers.ts'
import type { Kannel, Smsd } from '../support/sms-servers.ts'

// Half a minute on a machine of its own; the others in the run may need theirs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let office: PostOffice
beforeAll(async () => { office = await postOffice() })

/** Lets the office's time run until everything is settled or so many hours are over; the back-off decides how far it jumps. */
async function sendFor(account: ChannelAdapter, start: Temporal.Instant, hours: number): Promise<{ now: Temporal.Instant; putBack: number }> {
  let [now, putBack] = [start, 0]
  while (now.since(start).total('hours') < hours) {
    const drained = await drain({ ...office.outbox, now: () => now, log: silentLog() }, account)
    putBack += drained?.putBack ?? 0
    now = drained?.next && Temporal.Instant.compare(drained.next, now) > 0 ? drained.next : now.add({ minutes: 1 })
  }
  return { now, putBack }
}

async function queueMany(prefix: string, count: number, recipients: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i += 1) ids.push(await office.queue(`+62812${prefix}${i % recipients}`, `pesan ${i}`, { expiresAt: systemNow().add({ hours: 96 }) }))
  return ids
}

/** Each text once; those to one recipient in the order in which they were queued. */
function expectOnceInOrder(sent: readonly { to: string; text: string }[], count: number): void {
  const numbers = sent.map(({ text }) => Number(text.replace('pesan ', '')))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
  for (const group of Map.groupBy(sent, ({ to }) => to).values()) {
    const own = group.map(({ text }) => Number(text.replace('pesan ', '')))
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
}

const keptLike = async (prefix: string) => (await office.database.pool.query<{ sender: string; body: string }>(
  'select sender, body from inbound_message where sender like $1 order by received_at, seq', [`+62812${prefix}%`])).rows
async function expectKeptOnceInOrder(prefix: string, count: number): Promise<void> {
  expectOnceInOrder((await keptLike(prefix)).map(({ sender, body }) => ({ to: sender, text: body })), count)
}
const statesOf = async (ids: readonly string[]) => (await office.database.pool.query<{ state: string; n: number }>(
  'select state, count(*) as n from outbound_message where id = any($1::uuid[]) group by 1 order by 1', [ids])).rows.map(({ state, n }) => `${n} ${state}`).join(', ')

describe('Gammu SMSD', () => {
  let postgres: Postgres
  let smsd: Smsd
  let account: ChannelAdapter
  let folder = ''
  const startDatabase = async () => {
    postgres = await startPostgres({ dataFolder: folder, root, log: silentLog(), settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  }

  beforeAll(async () => {
    folder = await temporaryFolder('smsd-postgres')
    await startDatabase()
    afterFile(() => postgres.stop())
    smsd = await startSmsd(postgres.url)
    afterFile(() => smsd.close())
    account = gammuKind.open('gerbang', { database: smsd.database }, office.tools)
    afterFile(() => account.close?.())
  })

  /** Rows as SMSD writes them. */
  const arrive = (sms: readonly { from: string; text: string }[]) => smsd.pool.query(
    `insert into inbox ("SenderNumber", "TextDecoded", "Text", "UDH", "RecipientID", "ReceivingDateTime") select s, t, '', '', 'modem1', localtimestamp from unnest($1::text[], $2::text[]) as x (s, t)`,
    [sms.map(({ from }) => from), sms.map(({ text }) => text)])
  /** In the order in which SMSD sent them: its tables tell it by the second only, its log by line. */
  async function sentBy(prefix: string): Promise<{ to: string; text: string }[]> {
    const { rows } = await smsd.pool.query<{ id: number; to: string; text: string }>(`select "ID" as id, "DestinationNumber" as to, "TextDecoded" as text from sentitems where "DestinationNumber" like $1`, [`+62812${prefix}%`])
    const line = new Map([...(await smsd.log()).matchAll(/New message to send: (\d+)/gu)].map((match, index) => [Number(match[1]), index]))
    return rows.toSorted((one, other) => (line.get(one.id) ?? 0) - (line.get(other.id) ?? 0))
  }
  const untaken = async () => (await smsd.pool.query('select from inbox where not "Processed"')).rowCount

  test('the modem is away for hours: at most fifty of our SMS wait with it, and all go once, in order, when it is back', async () => {
    await smsd.stop()
    const ids = await queueMany('1000000', 80, 5)
    const first = await drain(office.outbox, account)
    const waiting = (await smsd.pool.query('select from outbox')).rowCount
    const now = systemNow().add({ hours: 5 })
    expect(await drain({ ...office.outbox, now: () => now }, account)).toMatchObject({ sent: 0, putBack: 0 })
    expect([first?.sent, waiting]).toEqual([50, 50])
    await smsd.start()
    await until('all are sent', async () => {
      await drain({ ...office.outbox, now: () => now }, account)
      return (await sentBy('1000000')).length >= 80
    })
    expectOnceInOrder(await sentBy('1000000'), 80)
    console.info(`modem away: 50 of 80 SMS waited with SMSD, 30 with us; then 80 of 80 sent, 0 doubled, order of each recipient kept (${await statesOf(ids)})`)
  })

  test('the database of SMSD is away for hours: what came and what was to go is there once, in order, when it is back', async () => {
    await office.hearDuring(account, async () => {
      await arrive([{ from: '+6281220000000', text: 'pesan 0' }])
      await until('the first came', async () => (await keptLike('2000000')).length === 1)
      await smsd.stop()
      await postgres.stop()
      const ids = await queueMany('2100000', 12, 3)
      const start = systemNow()
      const { now, putBack } = await sendFor(account, start, 6)
      await startDatabase()
      await smsd.start()
      await arrive(Array.from({ length: 9 }, (_, index) => ({ from: '+6281220000000', text: `pesan ${index + 1}` })))
      await until('all came', async () => (await keptLike('2000000')).length >= 10 && (await untaken()) === 0)
      let later = now
      await until('all are sent', async () => {
        const drained = await drain({ ...office.outbox, now: () => later }, account)
        later = drained?.next && Temporal.Instant.compare(drained.next, later) > 0 ? drained.next : later
        return (await sentBy('2100000')).length >= 12
      })
      expectOnceInOrder(await sentBy('2100000'), 12)
      await expectKeptOnceInOrder('2000000', 10)
      console.info(`database of SMSD away for ${now.since(start).total('hours').toFixed(1)} simulated hours, ${putBack} attempts put back: 10 of 10 SMS in, 12 of 12 out, 0 doubled (${await statesOf(ids)})`)
    })
  })

  test('killed in the middle of fetching, twice: nothing lost, nothing doubled', async () => {
    await arrive(Array.from({ length: 200 }, (_, index) => ({ from: `+628123000000${index % 5}`, text: `pesan ${index}` })))
    const killedAt: number[] = []
    for (const stopAt of [20, 120]) {
      const program = await office.program('gammu', { database: smsd.database }, 'hear')
      await until('some kept', async () => (await keptLike('3000000')).length >= stopAt)
      await program.kill()
      killedAt.push((await keptLike('3000000')).length)
    }
    await office.hearDuring(account, () => until('all kept', async () => (await keptLike('3000000')).length >= 200 && (await untaken()) === 0))
    await expectKeptOnceInOrder('3000000', 200)
    console.info(`killed when ${killedAt.join(', ')} of 200 SMS were kept: 200 of 200 kept, 0 doubled, order of each sender kept`)
  })

  test('killed in the middle of sending: SMSD\'s tables tell what had left; nothing lost, nothing doubled', async () => {
    const ids = await queueMany('4000000', 200, 5)
    const killedAt: number[] = []
    for (const stopAt of [20, 90]) {
      const program = await office.program('gammu', { database: smsd.database }, 'send')
      await until('some left', async () => (await sentBy('4000000')).length >= stopAt)
      await program.kill()
      killedAt.push((await sentBy('4000000')).length)
    }
    const afterKill = await statesOf(ids)
    await until('all are sent', async () => {
      await office.drain(account, 500)
      return (await sentBy('4000000')).length >= 200
    })
    await sleep(300)
    expectOnceInOrder(await sentBy('4000000'), 200)
    console.info(`killed when ${killedAt.join(', ')} of 200 SMS had left (then: ${afterKill}): 200 of 200 sent, 0 doubled, order of each recipient kept`)
  })

  test('the same SMS delivered five times is one message; two programs on one modem take each SMS once and send each once', async () => {
    await smsd.pool.query(`insert into inbox ("SenderNumber", "TextDecoded", "Text", "UDH", "RecipientID", "ReceivingDateTime") select '+6281250000000', 'pesan 0', '', '', 'modem1', '2026-11-24 10:00' from generate_series(1, 5)`)
    const other = gammuKind.open('gerbang', { database: smsd.database }, office.tools)
    await office.hearDuring(account, () => office.hearDuring(other, async () => {
      for (let part = 0; part < 4; part += 1) {
        await arrive(Array.from({ length: 30 }, (_, index) => ({ from: `+628126000000${index % 3}`, text: `pesan ${part * 30 + index}` })))
        await sleep(150)
      }
      const ids = await queueMany('6100000', 60, 6)
      const message = await office.database.pool.query<{ id: string; recipient: string; content: { text: string } }>('select id, recipient, content from outbound_message where id = $1', [ids[0]])
      const [first] = message.rows
      if (!first) throw new Error('no message')
      // Both at the same time, past the lock that keeps one program at a time: SMSD's queue takes it once.
      const both = await Promise.all([account, other, account, other].map((one) => one.send?.({ ...first, channel: 'sms', event: 'received', language: 'id', attempts: 1 })))
      expect(both.map((sent) => sent?.outcome)).toEqual(['sent', 'sent', 'sent', 'sent'])
      await until('all is done', async () => {
        await Promise.all([office.drain(account, 500), office.drain(other, 500)])
        return (await sentBy('6100000')).length >= 60 && (await keptLike('6000000')).length >= 120 && (await untaken()) === 0
      })
      await sleep(300)
    }))
    await other.close?.()
    expect(await keptLike('5000000')).toHaveLength(1)
    expectOnceInOrder(await sentBy('6100000'), 60)
    await expectKeptOnceInOrder('6000000', 120)
    console.info('the same SMS five times: 1 message. Two programs on one modem: 120 of 120 SMS kept once, 60 of 60 sent once')
  })
})

describe('Kannel', () => {
  const secret = 'rahasia-untuk-uji-coba'
  let operator: SmppOperator
  let kannel: Kannel
  let account: ChannelAdapter
  let settings: object
  let receiver: Program

  beforeAll(async () => {
    operator = await startOperator()
    afterFile(() => operator.close())
    const port = await freePort()
    kannel = await startKannel({ smppPort: operator.port, service: `post-url = "http://127.0.0.1:${port}/masuk?from=%p&to=%P&coding=%c&id=%I&time=%T&secret=${secret}"` })
    afterFile(() => kannel.close())
    settings = { sendUrl: `http://127.0.0.1:${kannel.ports.sendsms}/cgi-bin/sendsms`, username: 'adu', password: 'rahasia', from: '1708', secret, receiver: { port } }
    account = kannelKind.open('gerbang', settings, office.tools)
    receiver = await office.program('kannel', settings, 'spool')
    await until('the receiver runs', async () => (await account.check()).some(({ ok, what }) => ok && what.en.includes('receiver runs')))
    await until('Kannel is bound to the operator', () => operator.bound())
  })

  const sentBy = (prefix: string) => operator.submitted.filter(({ to }) => to.startsWith(`62812${prefix}`))
  const spooled = async () => (await readdir(join(office.folder, 'spool', 'gerbang')).catch(() => [])).filter((name) => /^\d/u.test(name)).length

  test('our program is away while SMS come, and smsbox is started anew: the receiver keeps them, once and in order', async () => {
    for (let i = 0; i < 20; i += 1) await operator.deliver({ from: `+628127000000${i % 4}`, to: '1708', text: `pesan ${i}` })
    await until('they lie in the spool', async () => (await spooled()) === 20)
    // The receiver is killed and started anew while SMS come; smsbox tries again.
    await receiver.kill()
    for (let i = 20; i < 24; i += 1) await operator.deliver({ from: `+628127000000${i % 4}`, to: '1708', text: `pesan ${i}` })
    receiver = await office.program('kannel', settings, 'spool')
    await until('they lie in the spool too', async () => (await spooled()) === 24)
    await kannel.stopSmsbox('SIGKILL')
    // Without smsbox they wait in the spool of bearerbox.
    for (let i = 24; i < 30; i += 1) await operator.deliver({ from: `+628127000000${i % 4}`, to: '1708', text: `pesan ${i}` })
    await kannel.startSmsbox()
    await until('all lie in the spool', async () => (await spooled()) === 30)
    await office.hearDuring(account, () => until('all kept', async () => (await keptLike('7000000')).length >= 30 && (await spooled()) === 0))
    await expectKeptOnceInOrder('7000000', 30)
    console.info('our program away, receiver killed once, smsbox killed once: 30 of 30 SMS kept, 0 doubled, order of each sender kept')
  })

  test('Kannel is away for hours and comes back: everything goes once, in order', async () => {
    await kannel.stopSmsbox()
    const ids = await queueMany('8000000', 30, 5)
    const start = systemNow()
    const { now, putBack } = await sendFor(account, start, 6)
    await kannel.startSmsbox()
    let later = now
    await office.hearDuring(account, async () => {
      await until('all reached the operator', async () => {
        const drained = await drain({ ...office.outbox, now: () => later }, account)
        later = drained?.next && Temporal.Instant.compare(drained.next, later) > 0 ? drained.next : later
        return sentBy('8000000').length >= 30
      })
      await until('all are delivered', async () => (await statesOf(ids)) === '30 delivered')
    })
    expectOnceInOrder(sentBy('8000000'), 30)
    console.info(`Kannel away for ${now.since(start).total('hours').toFixed(1)} simulated hours, ${putBack} attempts put back: 30 of 30 delivered, 0 doubled, order of each recipient kept`)
  })

  test('killed in the middle of sending: the reports tell what had left; what no report tells of is sent again after ten minutes', async () => {
    const ids = await queueMany('8100000', 200, 20)
    const program = await office.program('kannel', settings, 'send')
    await until('some left', () => sentBy('8100000').length >= 40)
    await program.kill()
    const killedAt = sentBy('8100000').length
    await sleep(1_000) // what smsbox had in hand leaves, and its reports come
    const atKill = await statesOf(ids)
    await office.hearDuring(account, async () => {
      await until('the reports are read', async () => (await spooled()) === 0)
      const later = systemNow().add({ minutes: 11 })
      await drain({ ...office.outbox, now: () => later }, account, 20_000)
      await until('all are delivered', async () => (await statesOf(ids)) === '200 delivered')
    })
    expectOnceInOrder(sentBy('8100000'), 200)
    console.info(`killed when ${killedAt} of 200 SMS had left (then: ${atKill}): 200 of 200 delivered, 0 doubled, order of each recipient kept`)
  })

  test('killed in the middle of fetching, twice; two programs on one spool; the same SMS five times: each is one message', async () => {
    for (let i = 0; i < 120; i += 1) await operator.deliver({ from: `+628128200000${i % 4}`, to: '1708', text: `pesan ${i}` })
    const again = new URLSearchParams({ from: '+6281283000000', to: '1708', id: 'sama', time: '1795569847', secret })
    const { port } = (settings as { receiver: { port: number } }).receiver
    for (let i = 0; i < 5; i += 1) await fetch(`http://127.0.0.1:${port}/masuk?${again}`, { method: 'POST', body: 'pesan 0', headers: { 'content-type': 'text/plain' } })
    await until('they lie in the spool', async () => (await spooled()) === 125)
    const killedAt: number[] = []
    for (const stopAt of [15, 60]) {
      const program = await office.program('kannel', settings, 'hear')
      await until('some kept', async () => (await keptLike('8200000')).length >= stopAt)
      await program.kill()
      killedAt.push((await keptLike('8200000')).length)
    }
    const other = kannelKind.open('gerbang', settings, office.tools)
    await office.hearDuring(account, () => office.hearDuring(other, () => until('all kept', async () => (await keptLike('8200000')).length >= 120 && (await spooled()) === 0)))
    await expectKeptOnceInOrder('8200000', 120)
    expect(await keptLike('8300000')).toHaveLength(1)
    console.info(`killed when ${killedAt.join(', ')} of 120 SMS were kept, then two programs: 120 of 120 kept, 0 doubled; the same SMS five times: 1 message`)
  })
})
