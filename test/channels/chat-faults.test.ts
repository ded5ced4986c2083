import { fastify } from 'fastify'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ChannelAdapter, Post } from '../../src/channels/adapter.ts'
import { drain } from '../../src/channels/outbox.ts'
import { telegram as telegramKind } from '../../src/channels/telegram/telegram.ts'
import { whatsapp as whatsappKind } from '../../src/channels/whatsapp/whatsapp.ts'
import { systemNow } from '../../src/platform/time.ts'
import { jpeg, metaCall, metaHook, startBot, startMeta, telegramSettings, whatsappSettings } from '../support/chat-networks.ts'
import type { Bot, Meta } from '../support/chat-networks.ts'
import { afterFile } from '../support/cleanup.ts'
import { until } from '../support/daemon.ts'
import { postOffice } from '../support/post-office.ts'
import type { PostOffice } from '../support/post-office.ts'

// Half a minute on a machine of its own; the others in the run may need theirs.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let office: PostOffice
beforeAll(async () => { office = await postOffice() })

/** Lets the office's time run until so many hours are over; the back-off decides how far it jumps. */
async function sendFor(account: ChannelAdapter, start: Temporal.Instant, hours: number): Promise<{ now: Temporal.Instant; putBack: number }> {
  let [now, putBack] = [start, 0]
  while (now.since(start).total('hours') < hours) {
    const drained = await drain({ ...office.outbox, now: () => now }, account)
    putBack += drained?.putBack ?? 0
    now = drained?.next && Temporal.Instant.compare(drained.next, now) > 0 ? drained.next : now.add({ minutes: 1 })
  }
  return { now, putBack }
}

/** The numbers of "pesan 7" among these texts, in their order. */
const numbersOf = (texts: readonly string[]) => texts.map((text) => Number(text.replace('pesan ', '')))

/** Each once; those of one person in the order in which they were written. */
function expectOnceInOrder(said: readonly { who: string; text: string }[], count: number): void {
  expect(numbersOf(said.map(({ text }) => text)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
  for (const group of Map.groupBy(said, ({ who }) => who).values()) {
    const own = numbersOf(group.map(({ text }) => text))
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
}

const keptLike = async (senders: string) => (await office.database.pool.query<{ who: string; text: string; files: number; sentAt: Temporal.Instant | null }>(
  `select sender as who, body as text, jsonb_array_length(attachments) as files, sent_at as "sentAt" from inbound_message where sender like $1 order by received_at, seq`, [senders])).rows
const statesOf = async (ids: readonly string[]) => (await office.database.pool.query<{ state: string; n: number }>(
  'select state, count(*) as n from outbound_message where id = any($1::uuid[]) group by 1 order by 1', [ids])).rows.map(({ state, n }) => `${n} ${state}`).join(', ')

/** The network is away for hours while letters wait, and comes back. */
async function awayAndBack(account: ChannelAdapter, network: Meta | Bot, recipients: readonly string[], sentTo: () => { who: string; text: string }[]): Promise<string> {
  const ids: string[] = []
  for (let i = 0; i < 60; i += 1) ids.push(await office.queue(recipients[i % recipients.length] ?? '', `pesan ${i}`, { channel: account.channel === 'whatsapp' ? 'whatsapp' : 'telegram', expiresAt: systemNow().add({ hours: 96 }) }))
  await network.goAway()
  const start = systemNow()
  const { now, putBack } = await sendFor(account, start, 7)
  expect([sentTo().length, await statesOf(ids)]).toEqual([0, '60 queued'])
  await network.comeBack()
  let later = now
  await until('all are sent', async () => {
    const drained = await drain({ ...office.outbox, now: () => later }, account)
    later = drained?.next && Temporal.Instant.compare(drained.next, later) > 0 ? drained.next : later
    return (await statesOf(ids)) === '60 sent'
  })
  expectOnceInOrder(sentTo(), 60)
  return `away for ${now.since(start).total('hours').toFixed(1)} simulated hours, ${putBack} attempts put back: 60 of 60 out, 0 doubled, order of each recipient kept`
}

describe('WhatsApp', () => {
  let meta: Meta
  let account: ChannelAdapter
  const hours = (n: number) => systemNow().add({ hours: n })
  beforeAll(async () => {
    meta = await startMeta()
    account = whatsappKind.open('wa', { ...whatsappSettings, apiRoot: meta.url }, { ...office.tools, lastHeardFrom: async () => systemNow() })
  })

  /** What the network calls, with the house behind it as the test has it. */
  function hook(post: Post) {
    const app = fastify()
    account.routes?.(app, post)
    afterFile(() => app.close())
    return async (body: string) => (await app.inject(metaHook('wa', body))).statusCode
  }
  const message = (i: number, from: string, more: object = { type: 'text', text: { body: `pesan ${i}` } }) => ({ id: `wamid.${from}.${i}`, from, timestamp: String(Math.floor(systemNow().epochMilliseconds / 1_000) + i), ...more })
  const picture = (i: number) => ({ type: 'image', image: { id: 'MEDIA1', caption: `pesan ${i}` } })

  test('the network is away for hours: what was to go goes once, in order, when it is back', async () => {
    const said = await awayAndBack(account, meta, ['+6281240000000', '+6281240000001', '+6281240000002', '+6281240000003', '+6281240000004'], () => meta.sent.map(({ to, text }) => ({ who: to, text })))
    console.info(`WhatsApp ${said}`)
  })

  test('our database is away for hours: what the network repeats is kept once, in order, and its reports are applied', async () => {
    const ids: string[] = []
    for (let i = 0; i < 20; i += 1) ids.push(await office.queue(`+628124100${i + 10}`, `kabar ${i}`, { channel: 'whatsapp' }))
    await until('all are sent', async () => ((await drain(office.outbox, account)) !== null) && (await statesOf(ids)) === '20 sent')
    const ours = new Map(meta.sent.map(({ ours: id, id: theirs }) => [id, theirs]))
    // Each call brings two messages, the second of them with a picture, and news of one of ours.
    const calls = ids.map((id, i) => metaCall({
      messages: [message(2 * i, `62812420${i % 4}`), message(2 * i + 1, `62812420${i % 4}`, picture(2 * i + 1))], statuses: [{ id: ours.get(id), status: 'delivered', timestamp: String(Math.floor(hours(0).epochMilliseconds / 1_000)), biz_opaque_callback_data: id }],
    }))
    let isAway = true
    const call = hook({
      take: (came, waits) => (isAway ? Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })) : office.post.take(came, waits)),
      report: (report) => (isAway ? Promise.reject(new Error('Connection terminated unexpectedly')) : office.post.report(report)),
    })
    const answers = { 200: 0, 500: 0 }
    let [waiting, hour] = [calls, 0]
    for (; waiting.length > 0; hour += 1) {
      isAway = hour < 9
      const left: string[] = []
      for (const body of waiting) {
        const answer = await call(body)
        answers[answer === 200 ? 200 : 500] += 1
        if (answer !== 200) left.push(body)
      }
      waiting = left
    }
    // What the network is not sure of it repeats all the same, and to both programs of the office.
    const another = hook(office.post)
    for (const body of calls) expect([await call(body), await another(body)]).toEqual([200, 200])
    const kept = await keptLike('+62812420%')
    expectOnceInOrder(kept, 40)
    expect(kept.filter(({ files }) => files === 1)).toHaveLength(20)
    expect(await statesOf(ids)).toBe('20 delivered')
    console.info(`our database away for ${hour - 1} simulated hours: ${answers[500]} calls of WhatsApp answered 500 and ${answers[200]} answered 200, each then repeated twice; 40 of 40 messages kept once with 20 of 20 pictures, order of each sender kept, 20 of 20 reports applied`)
  })

  test('our database comes and goes: whatever was refused comes again, nothing is lost, nothing doubled', async () => {
    let asked = 0
    const call = hook({
      take: (came, waits) => ((asked += 1) % 7 === 0 ? Promise.reject(new Error('Connection terminated unexpectedly')) : office.post.take(came, waits)), report: office.post.report,
    })
    let waiting = Array.from({ length: 15 }, (_, i) => metaCall({ messages: [0, 1, 2, 3].map((n) => message(4 * i + n, `6281243${i + 1000}`)) }))
    let answered = 0
    while (waiting.length > 0) {
      const left: string[] = []
      for (const body of waiting) {
        answered += 1
        if ((await call(body)) !== 200) left.push(body)
      }
      waiting = left
    }
    expectOnceInOrder(await keptLike('+6281243%'), 60)
    console.info(`our database comes and goes: 15 calls of WhatsApp told ${answered} times, 60 of 60 messages kept once, order of each sender kept`)
  })
})

describe('Telegram', () => {
  let bot: Bot
  let account: ChannelAdapter
  beforeAll(async () => {
    bot = await startBot()
    bot.files.set('foto', jpeg)
    account = telegramKind.open('tg', { ...telegramSettings, apiRoot: bot.url }, office.tools)
  })
  const write = (chat: number, from: number, count: number) => {
    for (let i = from; i < from + count; i += 1) bot.say(chat + (i % 4), i % 3 === 0 ? { caption: `pesan ${i}`, photo: [{ file_id: 'foto' }] } : { text: `pesan ${i}` })
  }

  test('the network is away for hours: what was to go goes once, in order, when it is back', async () => {
    const said = await awayAndBack(account, bot, ['7101', '7102', '7103', '7104', '7105'], () => bot.sent.map(({ chat, text }) => ({ who: String(chat), text })))
    console.info(`Telegram ${said}`)
  })

  test('the network is away and comes back, its files later than its messages: what people wrote meanwhile is kept once, in order', async () => {
    write(7200, 0, 20)
    await office.hearDuring(account, async () => {
      await until('the first came', async () => (await keptLike('72%')).length === 20)
      await bot.goAway()
      write(7200, 20, 40)
      await until('it was missed', async () => (await account.check())[0]?.ok === false)
      bot.filesAway = 503
      await bot.comeBack()
      await until('a file was asked for in vain', () => bot.calls.filter(({ path }) => path.includes('/file/')).length > 7)
      bot.filesAway = null
      await until('all came', async () => (await keptLike('72%')).length >= 60)
      await until('they count as fetched', () => bot.queue.length === 0)
    })
    const kept = await keptLike('72%')
    expectOnceInOrder(kept, 60)
    expect(kept.filter(({ files }) => files === 1)).toHaveLength(20)
    console.info('Telegram away, then its files: 60 of 60 messages kept once with 20 of 20 pictures, order of each sender kept')
  })

  test('killed between keeping messages and telling Telegram so, twice: known again, nothing lost, nothing doubled', async () => {
    const killedAt: number[] = []
    write(7300, 0, 100)
    const settings = { ...telegramSettings, apiRoot: bot.url }
    for (const enough of [10, 30]) {
      const program = await office.program('telegram', settings, 'hear')
      await until('some are kept', async () => (await keptLike('73%')).length >= enough)
      await program.kill()
      killedAt.push((await keptLike('73%')).length)
      // Nothing was told to Telegram: it has all of them still, those that are kept too.
      expect(bot.queue).toHaveLength(100)
    }
    await office.hearDuring(account, () => until('all came', async () => (await keptLike('73%')).length >= 100 && bot.queue.length === 0))
    expectOnceInOrder(await keptLike('73%'), 100)
    console.info(`killed with ${killedAt.join(' and ')} of 100 Telegram messages kept and none told: 100 of 100 kept once, order of each sender kept`)
  })

  test('a message that cannot be kept holds up the bot for seconds, not for ever', async () => {
    const poisoned = bot.say(7401, { text: 'racun' })
    write(7400, 0, 8)
    let tries = 0
    const stopping = new AbortController()
    const post: Post = { ...office.post, take: (came, waits) => (came.text === 'racun' && (tries += 1) > 0 ? Promise.reject(new Error('no room for these words')) : office.post.take(came, waits)) }
    const listening = account.listen?.(post, stopping.signal)
    await until('all came', async () => (await keptLike('74%')).length >= 9)
    stopping.abort()
    await listening
    const { rows } = await office.database.pool.query(`select body, state, reason, hints from inbound_message where external_id = $1`, [`7401:${poisoned}`])
    expect(rows).toEqual([{ body: '', state: 'inbox', reason: 'trouble', hints: { notes: ['not-read'] } }])
    expectOnceInOrder((await keptLike('74%')).filter(({ text }) => text !== ''), 8)
    console.info(`a Telegram message that fails: kept as a stub after 5 tries (${tries} refusals), and the 8 behind it once and in order`)
  })
})
