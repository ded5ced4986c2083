import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { testHouse } from '../../test/support/house.ts'
import { callsSince, listCallBacks, ringingCalls } from '../office/calls.ts'
import type { Door } from '../app.ts'
import { openCallBook } from './listen.ts'

const secret = 'rahasia-sentral-telepon'
const file = join(await temporaryFolder('channels'), 'channels.yaml')
await writeFile(file, `accounts:\n  - { name: sentral, kind: pbx, secret: ${secret} }\n`, { mode: 0o600 })
const hooks: Door = (app, house) => { for (const account of house.channels.accounts) account.callRoutes?.(app, openCallBook(house.workplace)) }
const { house, app, clock } = await testHouse({ doors: [hooks], env: { TANGGAP_CHANNELS: file } })
const { pool, workplace: { officeId } } = house
const address = '/hook/sentral/panggilan'

let count = 0
const anyId = () => `1764000000.${++count}`
const fresh = () => `+62813${String(10_000_000 + ++count)}`
/** As Asterisk's CURL() posts it. */
async function dialplan(fields: Record<string, string>, headers: Record<string, string> = { 'x-hook-secret': secret }, url = address) {
  return app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(fields).toString() })
}
const waiting = async (number: string) => (await listCallBacks(pool, officeId, { now: clock.now, after: null, limit: 500 })).find((row) => row.number === number)
const ringing = async (number: string) => (await ringingCalls(pool, officeId, clock.now)).filter((call) => call.number === number)
const calls = async (number: string) => (await callsSince(pool, officeId, { from: clock.now.subtract({ hours: 1 }), before: null, limit: 500 })).filter((call) => call.number === number)

describe('who may tell of calls', () => {
  test.each([
    ['a bearer secret', { authorization: `Bearer ${secret}` }, address], ['a header of its own', { 'x-hook-secret': secret }, address], ['a key in the address', {}, `${address}?kunci=${secret}`],
  ])('%s', async (_what, headers, url) => {
    expect((await dialplan({ event: 'ringing', id: anyId(), caller: fresh() }, headers, url)).statusCode).toBe(200)
  })

  test.each([
    ['nothing', {}, address], ['a wrong bearer', { authorization: 'Bearer salah' }, address], ['a wrong header', { 'x-hook-secret': `${secret}x` }, address],
    ['a wrong key', {}, `${address}?kunci=`], ['two keys', {}, `${address}?kunci=${secret}&kunci=x`],
  ])('%s: 401, and nothing is kept', async (_what, headers, url) => {
    const number = fresh()
    expect((await dialplan({ event: 'missed', id: anyId(), caller: number }, headers, url)).statusCode).toBe(401)
    expect(await calls(number)).toEqual([])
  })
})

describe('news of calls', () => {
  test('JSON and forms alike; ringing, answered, ended', async () => {
    const [id, number] = [anyId(), fresh()]
    const told = await app.inject({ method: 'POST', url: address, headers: { 'x-hook-secret': secret }, payload: { event: 'ringing', id, caller: number.replace('+62', '0'), at: '2026-11-23T08:59:30+07:00' } })
    expect(told.body).toBe('dicatat\n')
    expect(await ringing(number)).toMatchObject([{ number, direction: 'in' }])
    await dialplan({ event: 'answered', id, caller: number })
    expect(await ringing(number)).toEqual([])
    clock.set('2026-11-23T09:00:42+07:00')
    await dialplan({ event: 'ended', id, caller: number, seconds: '42' })
    const [call] = await calls(number)
    expect([call?.startedAt, call?.answeredAt, call?.endedAt].map(String)).toEqual(['2026-11-23T01:59:30Z', '2026-11-23T02:00:00Z', '2026-11-23T02:00:42Z'])
    clock.set('2026-11-23T09:00:00+07:00')
    expect(await waiting(number)).toBeUndefined()
  })

  test('several missed calls of a number are one call back; getting through ends it', async () => {
    const number = fresh()
    for (const minute of ['50', '52', '55']) await dialplan({ event: 'missed', id: anyId(), caller: number, at: `2026-11-23T08:${minute}:00+07:00` })
    expect(await waiting(number)).toMatchObject({ times: 3, since: Temporal.Instant.from('2026-11-23T08:50:00+07:00') })
    await dialplan({ event: 'answered', id: anyId(), caller: number })
    expect(await waiting(number)).toBeUndefined()
    await dialplan({ event: 'missed', id: anyId(), caller: number })
    expect(await waiting(number)).toMatchObject({ times: 1 })
  })

  test('a caller who hung up before anyone answered waits for a call back, though the switchboard only says "ended"', async () => {
    const [id, number] = [anyId(), fresh()]
    await dialplan({ event: 'ringing', id, caller: number })
    await dialplan({ event: 'ended', id, caller: number, seconds: '0' })
    expect(await waiting(number)).toMatchObject({ times: 1 })
  })

  test('a call of which nothing more was heard is not lost', async () => {
    const number = fresh()
    await dialplan({ event: 'ringing', id: anyId(), caller: number })
    expect(await waiting(number)).toBeUndefined()
    clock.set('2026-11-23T09:04:00+07:00')
    expect(await ringing(number)).toEqual([])
    expect(await waiting(number)).toMatchObject({ times: 1 })
    clock.set('2026-11-23T09:00:00+07:00')
  })

  test('a withheld number rings, and cannot be called back', async () => {
    const id = anyId()
    await dialplan({ event: 'ringing', id, caller: 'anonymous' })
    expect((await ringingCalls(pool, officeId, clock.now)).filter((call) => call.number === null)).toHaveLength(1)
    await dialplan({ event: 'missed', id, caller: '' })
    expect((await ringingCalls(pool, officeId, clock.now)).filter((call) => call.number === null)).toHaveLength(0)
  })

  test('whatever the order and however often, the same news end the same', async () => {
    const kinds = ['ringing', 'answered', 'ended', 'missed'] as const
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 }), async (events) => {
      const number = fresh()
      const id = anyId()
      for (const event of events) expect((await dialplan({ event, id, caller: number, at: '2026-11-23T08:59:00+07:00' })).statusCode).toBe(200)
      expect(await calls(number)).toHaveLength(1)
      const answered = events.includes('answered')
      const over = events.includes('ended') || events.includes('missed')
      expect(await waiting(number) !== undefined).toBe(!answered && over)
      expect((await ringing(number)).length === 1).toBe(!answered && !over)
    }), { numRuns: 40 })
  })

  test.each([
    ['no event', { id: 'a', caller: '0812' }, 'event'], ['an event that is none', { event: 'meledak', id: 'a' }, 'event'], ['no id', { event: 'missed' }, 'id'],
    ['a moment that is none', { event: 'missed', id: 'a', at: 'kemarin' }, 'at'], ['a negative length', { event: 'ended', id: 'a', seconds: '-1' }, 'seconds'],
  ])('%s: 422, naming the field and nothing else', async (_what, fields, field) => {
    const refused = await dialplan({ ...fields, caller: '081299998888' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toBe(`tidak dapat dibaca: ${field}\n`)
  })

  test('a clock that was never set, or runs ahead, is not believed', async () => {
    for (const at of ['0000000100', '2031-01-01T00:00:00Z']) {
      const number = fresh()
      await dialplan({ event: 'missed', id: anyId(), caller: number, at })
      expect((await waiting(number))?.since).toEqual(clock.now)
    }
  })
})
