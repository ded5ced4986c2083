import { beforeEach, describe, expect, test } from 'vitest'
import { silentAccounts } from '../../../test/support/silent-accounts.ts'
import { testHouse } from '../../../test/support/house.ts'
import { inbound } from '../../../test/support/messages.ts'
import { mortal } from '../../../test/support/mortal-pool.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import type { InboundMessage } from '../../channels/message.ts'
import { findMessage } from '../../channels/store/inbound.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { House } from '../house.ts'
import { handleMessage } from './handle-message.ts'

const it = await testHouse({ channels: silentAccounts() })
const { house, clock } = it
const { pool, workplace: { officeId } } = house
beforeEach(() => clock.set('2026-11-23T09:00:00+07:00'))

let numbers = 0
const newNumber = () => `+62813000${String(++numbers).padStart(5, '0')}`
async function take(given: Partial<InboundMessage>): Promise<string> {
  const message = inbound({ receivedAt: clock.now, ...given })
  await house.post.take(message)
  const { rows } = await pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [message.externalId])
  return rows[0]?.id ?? ''
}
const kept = async (id: string) => (await findMessage(pool, officeId, id)) ?? expect.fail('not kept')
const later = (seconds: number) => clock.set(clock.now.add({ seconds }).toString())
async function pdf(words: string) {
  const put = await house.files.put(Buffer.from(`%PDF-1.7\n${words}\nendobj\n`), 1e6)
  if (!put.ok) throw new Error('not stored')
  return { ...put.file, name: 'surat.pdf', mediaType: 'application/pdf' }
}

/** All that a sender's messages left behind, without ids and times. */
async function traces(sender: string) {
  const messages = (await pool.query('select state, reason, became, body, complaint_id is null as free from inbound_message where sender = $1 order by received_at, id', [sender])).rows
  const { rows } = await pool.query<{ id: string }>('select distinct c.id, c.received_at from complaint c join inbound_message m on m.complaint_id = c.id where m.sender = $1 order by c.received_at', [sender])
  const histories = await Promise.all(rows.map(async ({ id }) => (await readHistory(pool, officeId, id))?.events.map(({ type, data }) => [type, 'attachments' in data ? data.attachments?.length : 0])))
  const files = (await pool.query('select count(*)::int as n from file where complaint_id = any($1)', [rows.map(({ id }) => id)])).rows[0].n
  const said = (await pool.query(`select regexp_replace(content ->> 'text', '[2-9A-Z]{5}-[2-9A-Z]{5}', 'KODE') as text from outbound_message where recipient = $1 and event = 'dialogue' order by created_at, id`, [sender])).rows
  return { messages, histories, files, said }
}

/** Finding the message and taking the sender's lock. */
const beforeWriting = 3

describe('killed at any statement, it comes to the same', { timeout: 240_000 }, () => {
  const brief = { text: 'Lampu jalan di depan pasar padam.' }
  const complete = { text: 'ADU#Budi#Jl Melati 4#Sampah menumpuk di pasar' }
  const stories: [string, Partial<InboundMessage>[], (Partial<InboundMessage> | (() => Promise<Partial<InboundMessage>>))][] = [
    ['a new complaint with a file, and one that cannot join it', [], async () => ({ ...brief, attachments: [await pdf(crypto.randomUUID()), { ...(await pdf(crypto.randomUUID())), size: 90_000_000 }] })],
    ['a part of what was asked for', [brief], { text: 'Siti Aminah' }],
    ['nothing of what was asked for', [brief], async () => ({ text: 'di dekat pasar itu lho pak', attachments: [await pdf(crypto.randomUUID())] })],
    ['STOP', [], { text: 'STOP' }],
    ['for an officer', [complete], { text: 'Ada lagi pak, jalan di gang kami berlubang' }],
  ]
  test.each(stories)('%s', async (_name, before, then) => {
    async function play(work: (id: string) => Promise<boolean>): Promise<{ done: boolean; traces: Awaited<ReturnType<typeof traces>> }> {
      clock.set('2026-11-23T09:00:00+07:00')
      const sender = newNumber()
      for (const message of before) {
        await take({ sender, ...message })
        await runJobs(house, ['handle-message'])
        later(1)
      }
      const id = await take({ sender, ...(typeof then === 'function' ? await then() : then) })
      const done = await work(id)
      later(20)
      await runJobs(house, ['handle-message'])
      expect((await kept(id)).state).not.toBe('new')
      return { done, traces: await traces(sender) }
    }
    const { traces: expected } = await play(async () => true)
    let kills = 0
    for (let statements = beforeWriting; statements < 200; statements += 1) {
      const { done, traces: found } = await play(async (id) => {
        const doomed = mortal(house, statements)
        await handleMessage(doomed.house, id).catch((error: unknown) => expect(String(error)).toContain('killed'))
        return doomed.survived()
      })
      expect(found, `killed before statement ${statements + 1}`).toEqual(expected)
      if (done) break
      kills += 1
    }
    expect(kills).toBeGreaterThan(5)
    expect(kills).toBeLessThan(199)
  })

  test('an objection', async () => {
    async function play(statements: number): Promise<{ done: boolean; found: object }> {
      clock.set('2026-11-23T09:00:00+07:00')
      const sender = newNumber()
      const first = await take({ sender, ...complete })
      await runJobs(house)
      const { complaintId } = await kept(first)
      await it.bring(complaintId ?? '', 'answered')
      later(1)
      const id = await take({ sender, text: 'KEBERATAN sampahnya masih ada', attachments: [await pdf(crypto.randomUUID())] })
      const doomed = mortal(house, statements)
      await handleMessage(doomed.house, id).catch((error: unknown) => expect(String(error)).toContain('killed'))
      later(20)
      await runJobs(house, ['handle-message'])
      return { done: doomed.survived(), found: await traces(sender) }
    }
    const { found: expected } = await play(1_000)
    expect(expected).toMatchObject({ files: 1, messages: [{}, { state: 'done', became: 'objection' }] })
    for (let statements = beforeWriting, done = false; !done; statements += 1) {
      const played = await play(statements)
      expect(played.found, `killed before statement ${statements + 1}`).toEqual(expected)
      done = played.done
    }
  })
})

test('several programs at the same messages: each once, in the order in which they came', async () => {
  const sender = newNumber()
  const ids: string[] = []
  const words = ['Lampu jalan di depan pasar padam.', 'Siti Aminah', 'di dekat sekolah juga', 'satu lagi dari saya, di dekat sekolah juga', 'Jl Mawar 3 RT 2 RW 5 Kedung Asem']
  for (const text of words) {
    ids.push(await take({ sender, text }))
    later(1)
  }
  await Promise.all([...ids, ...ids].toReversed().map((id, index) => (index % 3 === 0 ? handleMessage(house, id) : handleMessage({ ...house }, id))))
  await runJobs(house, ['handle-message'])
  const { histories, messages } = await traces(sender)
  expect(messages.map(({ became, reason }) => became ?? reason)).toEqual(['complaint', 'supplement', 'note', 'another_matter', 'supplement'])
  expect(histories).toEqual([[['received', 0], ['completion-requested', 0], ['completion-supplied', 0], ['noted', 0], ['completion-supplied', 0]]])
})

test('one that always fails waits for an officer after five tries, holds its sender’s order until then, and nobody else’s', async () => {
  const sender = newNumber()
  const put = await pdf(crypto.randomUUID())
  const failing: House = { ...house, files: { ...house.files, read: () => { throw new Error('the disk is broken') } } }
  const bad = await take({ sender, text: 'Lampu jalan di depan pasar padam.', attachments: [put] })
  later(1)
  const good = await take({ sender, text: 'Jalan di gang kami berlubang besar.' })
  const other = await take({ sender: newNumber(), text: 'Got di depan rumah kami mampet.' })
  await handleMessage(failing, other)
  expect(await kept(other)).toMatchObject({ became: 'complaint' })
  const states = []
  for (const seconds of [1, 6, 31, 121, 601]) {
    await handleMessage(failing, good)
    await handleMessage(failing, bad) // at once again: not before its time
    states.push([(await kept(bad)).state, (await kept(good)).state])
    later(seconds)
  }
  await handleMessage(failing, good)
  states.push([(await kept(bad)).state, (await kept(good)).state])
  expect(states).toEqual([['new', 'new'], ['new', 'new'], ['new', 'new'], ['new', 'new'], ['new', 'new'], ['inbox', 'done']])
  expect(await kept(bad)).toMatchObject({ state: 'inbox', reason: 'trouble' })
  expect(await kept(good)).toMatchObject({ became: 'complaint' })
})
