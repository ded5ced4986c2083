import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { isOptedOut, setOptOut } from './opt-outs.ts'

test('who answered STOP on a channel is known there, until they want news again', async () => {
  const { house: { pool, workplace } } = await testHouse()
  const digest = Buffer.from('a digest')
  for (const out of [true, true, false, false]) {
    await setOptOut(pool, workplace.officeId, 'sms', digest, out, workplace.now())
    expect(await isOptedOut(pool, workplace.officeId, 'sms', digest)).toBe(out)
    expect(await isOptedOut(pool, workplace.officeId, 'email', digest)).toBe(false)
  }
})
