import fc from 'fast-check'
import type pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { outbound, scripted } from '../../test/support/messages.ts'
import { testOffice } from '../../test/support/office.ts'
import type { OfficeTables } from '../office/tables.ts'
import { silentLog } from '../platform/log.ts'
import { openPost } from './listen.ts'
import type { OutboundMessage } from './message.ts'
import { drain, expireUnsent, nextAttempt } from './outbox.ts'
import { cancelOutbound, claimMessages, findOutbound, queueMessage, sentBeforeWithoutReport, stepsOf } from './store/outbound.ts'
import type { NewMessage } from './store/outbound.ts'
import { closeFailed, listOutbox } from './store/outbox-lists.ts'

const { db, pool } = await testDatabase<OfficeTables>()
const { officeId } = await testOffice(db)
const start = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
let now = start
const outbox = { pool, officeId, now: () => now, log: silentLog() }
const post = openPost({ pool, officeId, now: () => now, newId: () => crypto.randomUUID() })
const ok = async () => ({ outcome: 'sent', words: '250 ok' }) as const

beforeEach(async () => {
  now = start
  await pool.query(`update outbound_message set state = 'cancelled' where state in ('queued', 'sending')`)
})

async function queue(given: Partial<NewMessage> = {}): Promise<string> {
  const message = outbound(given)
  await queueMessage(pool, officeId, message, now)
  return message.id
}
const stateOf = async (id: string) => (await findOutbound(pool, officeId, id))?.state

test('a key is sent once, however often it is asked for', async () => {
  const adapter = scripted('uji', 'sms', ok)
  expect(await queueMessage(pool, officeId, outbound({ key: 'jawaban-1' }), now)).toBe(true)
  expect(await queueMessage(pool, officeId, outbound({ key: 'jawaban-1' }), now)).toBe(false)
  await drain(outbox, adapter)
  await drain(outbox, adapter)
  expect(adapter.sent).toHaveLength(1)
})

test('each step is kept with the words of the other side', async () => {
  const id = await queue()
  let calls = 0
  const adapter = scripted('uji', 'sms', async () => (++calls === 1 ? { outcome: 'later', words: '451 coba lagi' } : { outcome: 'sent', externalId: 'x-1', words: '250 diterima' }))
  await drain(outbox, adapter)
  expect(await stateOf(id)).toBe('queued')
  await drain(outbox, adapter)
  expect(calls).toBe(1) // not before its time
  now = start.add({ seconds: 31 })
  await drain(outbox, adapter)
  expect(await post.report({ channel: 'sms', externalId: 'x-1', outcome: 'delivered', words: 'DELIVRD', at: now })).toBe('kept')
  expect((await stepsOf(pool, officeId, [id])).map(({ state, words }) => `${state}: ${words}`)).toEqual(['delayed: 451 coba lagi', 'sent: 250 diterima', 'delivered: DELIVRD'])
  expect(await post.report({ channel: 'sms', externalId: 'x-1', outcome: 'delivered', words: 'DELIVRD', at: now })).toBe('unknown') // told twice, kept once
})

test('a network that is away for days: nothing is lost, and what was too late says so', async () => {
  const keeps = await queue({ recipient: '+6281111111111', expiresAt: start.add({ hours: 72 }) })
  const ends = await queue({ recipient: '+6282222222222', expiresAt: start.add({ hours: 3 }) })
  const adapter = scripted('uji', 'sms', async () => (Temporal.Instant.compare(now, start.add({ hours: 48 })) < 0 ? { outcome: 'later', words: 'tidak ada jaringan' } : { outcome: 'sent', words: 'ok' }))
  for (let minutes = 0; minutes < 60 * 52; minutes += 30) {
    now = start.add({ minutes })
    await drain(outbox, adapter)
  }
  expect([await stateOf(keeps), await stateOf(ends)]).toEqual(['sent', 'expired'])
  expect(adapter.sent).toHaveLength(1)
})

test('the wait between attempts grows to two hours and no further', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((attempt) => start.until(nextAttempt(attempt, start)).total('seconds'))
  expect(waits).toEqual([30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 7_200, 7_200])
})

test('killed in the middle of sending: asked whether it left, else a report is awaited before it goes again', async () => {
  const known = await queue({ recipient: '+6281111111111' })
  const reported = await queue({ recipient: '+6282222222222' })
  const silent = await queue({ recipient: '+6283333333333' })
  expect(await claimMessages(pool, officeId, 'sms', now, 10)).toHaveLength(3) // and the process dies here
  const adapter = scripted('uji', 'sms', ok, { sentBefore: async (message: OutboundMessage) => (message.id === known ? { outcome: 'sent', words: 'sudah ada di modem' } : null) })
  await drain(outbox, adapter)
  expect(await Promise.all([known, reported, silent].map(stateOf))).toEqual(['sent', 'sending', 'sending'])
  await post.report({ channel: 'sms', id: reported, outcome: 'delivered', words: 'sampai', at: now })
  now = start.add({ minutes: 11 })
  await drain(outbox, adapter)
  expect(await Promise.all([known, reported, silent].map(stateOf))).toEqual(['sent', 'delivered', 'sent'])
  expect(adapter.sent.map(({ id }) => id)).toEqual([silent])
})

test('a gateway that has its fill is no attempt, and what waits keeps its place', async () => {
  const ids = []
  for (let n = 0; n < 5; n++) ids.push(await queue({ recipient: '+6281111111111' }))
  let room = 2
  const adapter = scripted('uji', 'sms', async () => (room-- > 0 ? { outcome: 'sent', words: 'ok' } : { outcome: 'full' }))
  expect((await drain(outbox, adapter))?.next?.toString()).toBe(now.add({ seconds: 1 }).toString())
  expect((await findOutbound(pool, officeId, ids[2] ?? ''))?.attempts).toBe(0)
  room = 9
  await drain(outbox, adapter)
  expect(adapter.sent.map(({ id }) => id)).toEqual(ids)
})

test('a failed message is closed once, and stays as it ended; one that waits is ended', async () => {
  const failing = await queue()
  await drain(outbox, scripted('uji', 'sms', async () => ({ outcome: 'refused', words: 'nomor tidak dikenal' })))
  const close = () => closeFailed(pool, officeId, failing, { how: 'otherwise', by: { kind: 'system', part: 'uji' }, why: 'lewat telepon' }, now)
  const listed = async () => (await listOutbox(pool, officeId, 'failed', null, 100)).map(({ id }) => id)
  expect(await listed()).toContain(failing)
  expect([await close(), await close()]).toEqual([true, false])
  expect(await listed()).not.toContain(failing)
  expect(await findOutbound(pool, officeId, failing)).toMatchObject({ state: 'failed', closedHow: 'otherwise', closedWhy: 'lewat telepon' })
  const waiting = await queue()
  expect([await cancelOutbound(pool, officeId, waiting, 'STOP', now), await cancelOutbound(pool, officeId, waiting, null, now), await cancelOutbound(pool, officeId, failing, null, now)]).toEqual([true, false, false])
  expect(await stateOf(waiting)).toBe('cancelled')
})

test('what the network took and never spoke of again can be found', async () => {
  const id = await queue()
  await drain(outbox, scripted('uji', 'sms', ok))
  const ofTime = async (at: Temporal.Instant) => (await sentBeforeWithoutReport(pool, officeId, at, 1_000)).map((message) => message.id)
  expect(await ofTime(now)).not.toContain(id)
  expect(await ofTime(now.add({ seconds: 1 }))).toContain(id)
})

test('whatever the network does, no message is lost, none is taken twice, and each recipient gets theirs in order', async () => {
  await fc.assert(fc.asyncProperty(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }), fc.array(fc.constantFrom('sent', 'later', 'full', 'throws'), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 4 }),
    async (recipients, moods, atOnce) => {
      now = start
      const wanted = new Map<string, string[]>()
      for (const recipient of recipients) {
        const id = await queue({ recipient: `+62810000000${recipient}`, expiresAt: start.add({ hours: 24 * 30 }) })
        wanted.set(`+62810000000${recipient}`, [...(wanted.get(`+62810000000${recipient}`) ?? []), id])
      }
      let turn = 0
      const adapter = scripted('uji', 'sms', async () => {
        const mood = moods[turn++] ?? 'sent'
        if (mood === 'throws') throw new Error('sambungan putus')
        return mood === 'full' ? { outcome: 'full' } : { outcome: mood === 'later' ? 'later' : 'sent', words: mood }
      }, { atOnce })
      for (let round = 0; round < 40 && adapter.sent.length < recipients.length; round++) {
        await Promise.all([drain(outbox, adapter), drain(outbox, adapter)]) // two programs on one gateway
        now = now.add({ hours: 2 })
      }
      for (const [recipient, ids] of wanted) expect(adapter.sent.filter((message) => message.recipient === recipient).map(({ id }) => id)).toEqual(ids)
    }), { numRuns: 25 })
}, 60_000)

test('who waits for an earlier message is not overtaken by a later one: not while it is put back, nor while a killed program had it in hand', async () => {
  let away = true
  const adapter = scripted('uji', 'sms', async () => (away ? { outcome: 'later', words: 'away' } : { outcome: 'sent', words: 'ok' }))
  const texts = () => adapter.sent.map(({ content }) => content.text)
  await queue({ content: { text: 'satu' } })
  await drain(outbox, adapter)
  away = false
  await queue({ content: { text: 'dua' } })
  await queue({ content: { text: 'lain' }, recipient: '+6281111111111' })
  await drain(outbox, adapter)
  expect(texts()).toEqual(['lain'])
  now = start.add({ seconds: 31 })
  await claimMessages(pool, officeId, 'sms', now, 1) // and killed
  await drain(outbox, adapter)
  expect(texts()).toEqual(['lain'])
  now = start.add({ minutes: 11 })
  await drain(outbox, adapter)
  expect(texts()).toEqual(['lain', 'satu', 'dua'])
})

test('after days without the program nothing is sent that is no news any more, however much there is of it', async () => {
  const [late, good] = [[] as string[], await queue({ recipient: '+6282222222222', expiresAt: start.add({ hours: 72 }) })]
  for (let n = 0; n < 620; n++) late.push(await queue({ recipient: `+62811${1_000_000 + n}`, complaintId: n === 0 ? crypto.randomUUID() : null }))
  now = start.add({ hours: 25 })
  const adapter = scripted('uji', 'sms', ok)
  await drain(outbox, adapter)
  expect(adapter.sent.map(({ id }) => id)).toEqual([good])
  const { rows } = await pool.query<{ state: string; n: number }>('select state, count(*)::int as n from outbound_message where id = any($1) group by 1', [late])
  expect(rows).toEqual([{ state: 'expired', n: 620 }])
  expect((await stepsOf(pool, officeId, late)).length).toBe(620)
  const jobs = await pool.query(`select from graphile_worker.jobs where task_identifier = 'message-settled'`)
  expect(jobs.rowCount).toBeGreaterThan(0)
})

test('one that expires between the ending and the sending is not sent', async () => {
  await queue({ expiresAt: start.add({ seconds: 1 }) })
  expect(await claimMessages(pool, officeId, 'sms', start.add({ seconds: 2 }), 10)).toEqual([])
})

test('a channel without an account: what waits for it ends in its time, also what a sender had in hand', async () => {
  const [waits, held] = [await queue({ recipient: '+6281111111111' }), await queue({ recipient: '+6282222222222' })]
  await pool.query(`update outbound_message set state = 'sending', claimed_at = $2 where id = $1`, [held, now])
  now = start.add({ hours: 23 })
  await expireUnsent(outbox, 'sms')
  expect(await Promise.all([waits, held].map(stateOf))).toEqual(['queued', 'sending'])
  now = start.add({ hours: 25 })
  await expireUnsent(outbox, 'sms')
  expect(await Promise.all([waits, held].map(stateOf))).toEqual(['expired', 'expired'])
})

test('when what became of one message cannot be written down, nobody else may send before the others have ended', async () => {
  const [broken, slow] = [await queue({ recipient: '+6281111111111' }), await queue({ recipient: '+6282222222222' })]
  let lost = false
  const losing = new Proxy(pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
      return (query: pg.QueryConfig) => {
        if (query.name !== 'record_sent' || query.values?.[1] !== broken) return target.query(query)
        lost = true
        return Promise.reject(new Error('sambungan putus'))
      }
    },
  })
  const adapter = scripted('uji', 'sms', async ({ id }) => {
    if (id === slow) await new Promise((resolve) => setTimeout(resolve, 100))
    return { outcome: 'sent', words: 'ok' }
  }, { atOnce: 2 })
  await expect(drain({ ...outbox, pool: losing }, adapter)).rejects.toThrow('sambungan putus')
  expect(lost).toBe(true)
  expect(await stateOf(slow)).toBe('sent')
})
