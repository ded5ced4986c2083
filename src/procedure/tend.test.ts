import { beforeEach, expect, test } from 'vitest'
import { testHouse, lastAnswer } from '../../test/support/house.ts'
import { inbound } from '../../test/support/messages.ts'
import { runJobs } from '../../test/support/run-jobs.ts'
import { silentAccounts } from '../../test/support/silent-accounts.ts'
import { takeMessage } from '../channels/store/inbound.ts'
import { handleMessage } from './incoming/handle-message.ts'
import { tendFiles } from './tend.ts'

const accounts = silentAccounts()
const it = await testHouse({ channels: accounts })
const { house, clock } = it
const { pool, workplace } = house
beforeEach(() => clock.set('2026-11-23T09:00:00+07:00'))

const tend = () => tendFiles(workplace, house.files)
const typesOf = async (id: string) => (await pool.query<{ type: string }>('select type from complaint_event where complaint_id = $1 order by seq', [id])).rows.map(({ type }) => type)
const waitingJobs = async (task: string) => (await pool.query<{ key: string | null }>(
  'select key from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1', [task])).rows
const loseJobs = () => pool.query('delete from graphile_worker._private_jobs')
const later = (time: Temporal.DurationLike) => clock.set(clock.now.add(time).toString())

test.each(['new', 'inbox'] as const)('nobody counts as withdrawn while what they wrote lies unread (%s)', async (state) => {
  const phone = state === 'new' ? '081355500001' : '081355500002'
  const { id } = await it.lodge({ applicant: { name: 'Wati', address: { line: 'Jl. Pepaya 2' }, phone }, narrative: 'Got mampet.' })
  await it.act('request-missing', id, 'petugas', { missing: ['address'] })
  clock.set('2026-12-23T09:00:00+07:00')
  await takeMessage(workplace, inbound({ sender: `+62${phone.slice(1)}`, text: 'Jl Mawar 3', receivedAt: clock.now }), state === 'inbox' ? 'contact_unproved' : null)
  clock.set('2026-12-24T09:00:00+07:00')
  await tend()
  expect(await typesOf(id)).not.toContain('deemed-withdrawn')
  await pool.query(`update inbound_message set state = 'done', became = 'dismissed' where sender = $1`, [`+62${phone.slice(1)}`])
  await tend()
  expect((await typesOf(id)).at(-1)).toBe('deemed-withdrawn')
})

test('a message whose job was lost is handled all the same, a fresh one is left to its job', async () => {
  const old = inbound({ sender: '+6281355500003', receivedAt: clock.now })
  await house.post.take(old)
  await loseJobs()
  later({ minutes: 14 })
  await tend()
  expect(await waitingJobs('handle-message')).toEqual([])
  later({ minutes: 2 })
  await tend()
  await tend()
  expect(await waitingJobs('handle-message')).toHaveLength(1)
  await runJobs(house)
  expect((await pool.query('select state, became from inbound_message where external_id = $1', [old.externalId])).rows).toEqual([{ state: 'done', became: 'complaint' }])
})

test.each(['answer-approved', 'answer-attempted'])('an answer is sent although the job after %s was lost', async (lost) => {
  const recipient = lost === 'answer-approved' ? '+6281355500004' : '+6281355500005'
  await house.post.take(inbound({ sender: recipient, text: 'ADU#Wati#Jl Pepaya 2#Got mampet di depan rumah', receivedAt: clock.now }))
  await runJobs(house)
  const { rows } = await pool.query<{ id: string }>('select complaint_id as id from inbound_message where sender = $1', [recipient])
  const id = rows[0]?.id ?? ''
  await it.bring(id, 'in-follow-up')
  await runJobs(house)
  await it.act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Got sudah dikeruk.' })
  await it.act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
  if (lost === 'answer-attempted') await runJobs(house, ['send-answer'])
  await loseJobs()
  later({ minutes: 59 })
  await tend()
  await runJobs(house, ['send-answer', 'tell-complainant'])
  expect(await typesOf(id)).not.toContain('answer-attempt-settled')
  later({ minutes: 2 })
  await tend()
  await runJobs(house)
  expect(accounts.find(({ channel }) => channel === 'sms')?.sent.filter((message) => message.recipient === recipient && message.content.text.includes('Got sudah dikeruk.'))).toHaveLength(1)
  later({ hours: 2 })
  await tend()
  expect([...(await waitingJobs('send-answer')), ...(await waitingJobs('tell-complainant'))]).toEqual([])
})

test('a flood of one sender, in the hand of another program, waits as one job', async () => {
  const sender = '+6281355500006'
  await Promise.all(Array.from({ length: 20 }, () => house.post.take(inbound({ sender, receivedAt: clock.now }))))
  await loseJobs()
  const { rows } = await pool.query<{ id: string }>('select id from inbound_message where sender = $1', [sender])
  const holder = await pool.connect()
  try {
    await holder.query('select pg_advisory_lock(hashtextextended($1, 0))', [`handle-messages:${workplace.officeId}:sms:${sender}`])
    for (const { id } of rows) await handleMessage(house, id)
  } finally {
    await holder.query('select pg_advisory_unlock_all()')
    holder.release()
  }
  const waiting = await waitingJobs('handle-message')
  expect(waiting).toEqual([{ key: expect.stringMatching(/^handle-messages:[\da-f]{64}$/u) }])
  await runJobs(house)
  expect((await pool.query(`select from inbound_message where sender = $1 and state = 'new'`, [sender])).rowCount).toBe(0)
})
