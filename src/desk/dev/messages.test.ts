import { expect, test } from 'vitest'
import { runJobs } from '../../../test/support/run-jobs.ts'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { addDevMessages } from './messages.tsx'

const { app, house, clock } = await testHouse({ env: { TANGGAP_DEMO: '1' }, doors: [addDevMessages] })
const send = (payload: Record<string, string>) => app.inject({
  method: 'POST', url: '/dev/messages', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(payload).toString(),
})

test('a citizen\'s SMS is played, the office answers, nothing leaves the house', async () => {
  expect((await send({ channel: 'sms', from: '0812 0000 0199', text: 'Lampu jalan di Gang Melati mati sejak seminggu, gelap sekali' })).statusCode).toBe(303)
  await runJobs(house)
  const page = await app.inject('/dev/messages')
  expect(page.statusCode).toBe(200)
  expect(await htmlFaults(page.body)).toEqual([])
  expect(page.body).toContain('+6281200000199')
  expect((await house.pool.query(`select channel, status from complaint`)).rows).toEqual([{ channel: 'sms', status: 'incomplete' }])
  const reply = /href="(\/dev\/messages\?channel=sms[^"]*reply=[^"]*)"/u.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await app.inject(reply)).body).toContain('value="+6281200000199"')

  clock.set('2026-11-23T09:05:00+07:00')
  await send({ channel: 'sms', from: '081200000199', text: 'Siti Aminah, Gang Melati 3 RT 02 RW 05 Kedung Asem', reply: '' })
  await runJobs(house)
  expect((await house.pool.query(`select complainant from complaint`)).rows).toEqual([{ complainant: 'Siti Aminah' }])
})

test('mail by its address, a short code as what it is; nonsense is refused in words', async () => {
  expect((await send({ channel: 'email', from: 'Warga@Surel.test', subject: 'Jalan', text: 'Jalan rusak di depan sekolah.' })).statusCode).toBe(303)
  expect((await send({ channel: 'sms', from: 'INFO', text: 'Promo' })).statusCode).toBe(303)
  const { rows } = await house.pool.query(`select sender, kind from inbound_message order by seq desc limit 2`)
  expect(rows).toEqual([{ sender: 'INFO', kind: 'service' }, { sender: 'warga@surel.test', kind: 'message' }])
  for (const payload of [{}, { channel: 'fax', from: '1', text: 'x' }, { channel: 'email', from: 'bukan alamat', text: 'x' }, { channel: 'sms', from: ' ', text: 'x' }, { channel: 'sms', from: '0812', text: ' ' }, { channel: 'sms', from: '0812', text: 'x', reply: '<b>' }]) {
    const answer = await send(payload as Record<string, string>)
    expect(answer.statusCode, JSON.stringify(payload)).toBe(422)
    expect(await htmlFaults(answer.body)).toEqual([])
  }
})

test('where the data may be an office\'s, only those who read messages see them', async () => {
  const office = await testHouse({ env: { TANGGAP_DEV: '1' }, doors: [addDevMessages] })
  expect((await office.app.inject('/dev/messages')).statusCode).toBe(401)
  expect((await office.app.inject({ url: '/dev/messages', headers: { cookie: await office.signIn('petugas') } })).statusCode).toBe(200)
  expect((await office.app.inject({ url: '/dev/messages', headers: { cookie: await office.signIn('kasi') } })).statusCode).toBe(403)
})
