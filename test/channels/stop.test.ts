import { expect, test } from 'vitest'
import { findByExternalId } from '../../src/channels/store/inbound.ts'
import { isOptedOut } from '../../src/channels/store/opt-outs.ts'
import type { InboundMessage } from '../../src/channels/message.ts'
import { contactDigest } from '../../src/procedure/contacts.ts'
import { mailTag } from '../../src/procedure/mail-tag.ts'
import { testHouse } from '../support/house.ts'
import { inbound } from '../support/messages.ts'
import { runJobs } from '../support/run-jobs.ts'
import { silentAccounts } from '../support/silent-accounts.ts'

const accounts = silentAccounts()
const { house, clock } = await testHouse({ channels: accounts })
const { pool, secret, workplace: { officeId } } = house
const sent = () => accounts.find(({ channel }) => channel === 'email')?.sent ?? []

async function mail(sender: string, text: string, more: Partial<InboundMessage> = {}) {
  const message = inbound({ channel: 'email', sender, text, receivedAt: clock.now, ...more })
  const before = sent().length
  await house.post.take(message)
  await runJobs(house)
  return { message: (await findByExternalId(pool, officeId, 'email', message.externalId)) ?? expect.fail('not kept'), said: sent().slice(before).map(({ content }) => content.text) }
}

test('STOP counts where it answers a mail of ours: nobody is silenced by a forged sender', async () => {
  const lodged = await mail('stop.dialog@contoh.test', 'Nama: Nur\nAlamat: Jl. Pepaya 3\nGot mampet di depan rumah.', { subject: 'Got' })
  const id = lodged.message.complaintId ?? ''
  const trackingCode = (await pool.query<{ code: string }>('select tracking_code as code from complaint where id = $1', [id])).rows[0]?.code ?? ''
  const digest = contactDigest(secret, 'email', 'stop.dialog@contoh.test') ?? expect.fail('no digest')
  expect(await mail('stop.dialog@contoh.test', 'STOP', { subject: `Re: ${trackingCode}` })).toMatchObject({ message: { state: 'done', became: 'dialogue', complaintId: null }, said: [expect.stringContaining('balas salah satu surel')] })
  expect(await isOptedOut(pool, officeId, 'email', digest)).toBe(false)
  expect((await mail('stop.dialog@contoh.test', 'STOP', { hints: { tag: mailTag(secret, id, trackingCode) } })).message).toMatchObject({ became: 'opt-out' })
  expect(await isOptedOut(pool, officeId, 'email', digest)).toBe(true)
  expect((await mail('stop.dialog@contoh.test', 'MULAI')).message).toMatchObject({ became: 'dialogue' })
  expect(await isOptedOut(pool, officeId, 'email', digest)).toBe(true)
})
