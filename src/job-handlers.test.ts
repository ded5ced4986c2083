import { expect, test } from 'vitest'
import { testHouse } from '../test/support/house.ts'
import { outbound } from '../test/support/messages.ts'
import { findOutbound, queueMessage } from './channels/store/outbound.ts'
import { jobHandlers } from './job-handlers.ts'

const { house, lodge, bring, clock } = await testHouse()

test('the recurring job tends files, and clears sessions and failed sign-ins that no longer matter', async () => {
  const { officeId } = house.workplace
  await house.pool.query('insert into sign_in_failure (office_id, bucket, at) values ($1, $2, $3), ($1, $2, $4)', [officeId, Buffer.from('x'), clock.now.subtract({ hours: 24 * 30 }), clock.now])
  await jobHandlers(house)['tend-files']?.({ _cron: {} })
  expect((await house.pool.query('select 1 from sign_in_failure')).rowCount).toBe(1)
})

test('the receipt of a recorded complaint is issued by its job', async () => {
  const { id } = await lodge()
  await bring(id, 'recorded')
  await jobHandlers(house)['issue-receipt']?.({ complaintId: id })
  expect((await house.pool.query('select kind from issued_paper where complaint_id = $1', [id])).rows).toEqual([{ kind: 'receipt' }])
})

test('what waits for an account that is no longer there ends in its time', async () => {
  const { officeId, pool } = house.workplace
  const message = outbound({ notBefore: clock.now, expiresAt: clock.now.add({ hours: 1 }) })
  await queueMessage(pool, officeId, message, clock.now)
  clock.set('2026-11-24T09:00:00+07:00')
  await jobHandlers(house)['send-messages']?.({ _cron: {} })
  expect((await findOutbound(pool, officeId, message.id))?.state).toBe('expired')
})
