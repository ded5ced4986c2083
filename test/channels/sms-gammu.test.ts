import { beforeAll, beforeEach, expect, inject, test, vi } from 'vitest'
import type { ChannelAdapter } from '../../src/channels/adapter.ts'
import { gammu } from '../../src/channels/sms/gammu.ts'
import { stepsOf } from '../../src/channels/store/outbound.ts'
import { afterFile } from '../support/cleanup.ts'
import { until } from '../support/daemon.ts'
import { partsOf } from '../support/dummy-phone.ts'
import { postOffice } from '../support/post-office.ts'
import type { PostOffice } from '../support/post-office.ts'
import { startSmsd } from '../support/sms-servers.ts'
import type { Smsd } from '../support/sms-servers.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let smsd: Smsd
let office: PostOffice
let account: ChannelAdapter
const stopping = new AbortController()

beforeAll(async () => {
  office = await postOffice()
  smsd = await startSmsd(inject('clusterUrl'))
  afterFile(() => smsd.close())
  account = gammu.open('modem', { database: smsd.database }, office.tools)
  const listening = account.listen?.(office.post, stopping.signal)
  afterFile(async () => {
    stopping.abort()
    await listening
    await account.close?.()
  })
})

const kept = (sender: string) => office.keptFrom(sender)
const stateOf = (id: string) => office.stateOf(id)
const unprocessed = async () => (await smsd.pool.query('select from inbox where not "Processed"')).rowCount

async function send(text: string, recipient: string): Promise<string> {
  const id = await office.queue(recipient, text)
  await office.drain(account)
  return id
}
const sentText = async (id: string) => (await smsd.pool.query<{ n: number; text: string; coding: string; udh: string }>(
  `select "SequencePosition" as n, "TextDecoded" as text, "Coding" as coding, "UDH" as udh from sentitems where "CreatorID" = $1 order by 1`, [id])).rows

let number = 10
let me = ''
beforeEach(() => { me = `+62812345678${number += 1}` })

test('a short SMS comes in once, with its sender and the network\'s time, and is marked as taken', async () => {
  await smsd.phone.receive([{ from: me, text: 'Lampu jalan padam €', at: '20261124T100002' }])
  await until('it came', async () => (await kept(me)).length === 1)
  expect(await kept(me)).toMatchObject([{ body: 'Lampu jalan padam €', kind: 'message', sentAt: '2026-11-24 10:00:02+00', raw: null, notes: [] }])
  await until('it is marked', async () => (await unprocessed()) === 0)
})

test('three parts out of order are one message; so is a long one of emoji', async () => {
  const text = `${'Jalan rusak [berlubang] di depan pasar. '.repeat(9)}Mohon diperbaiki.`
  const emoji = 'é 😀 '.repeat(40).trim()
  const [a, b, c] = [partsOf(me, text, 7), partsOf(me, emoji, 8), partsOf(me, 'Satu lagi', 9)]
  expect([a.length, b.length]).toEqual([3, 3])
  await smsd.phone.receive([a[2], a[0], a[1]].flatMap((part) => part ?? []))
  await smsd.phone.receive([b[1], b[2], b[0], c[0]].flatMap((part) => part ?? []))
  await until('they came', async () => (await kept(me)).length === 3)
  expect((await kept(me)).map(({ body }) => body)).toEqual([text, emoji, 'Satu lagi'])
})

test('short codes and named senders are known as services: nobody can answer them', async () => {
  await smsd.phone.receive([{ from: '1708', text: 'Kode Anda 1234' }, { from: 'TELKOMSEL', text: 'Promo kuota' }])
  await until('they came', async () => (await kept('1708')).length + (await kept('TELKOMSEL')).length === 2)
  expect([...(await kept('1708')), ...(await kept('TELKOMSEL'))].map(({ kind }) => kind)).toEqual(['service', 'service'])
})

test('a short SMS goes out, and the network\'s report makes it delivered', async () => {
  const id = await send('Laporan Anda “0001/2026” kami terima – terima kasih…', me)
  await until('SMSD sent it', async () => (await sentText(id)).length === 1)
  expect(await sentText(id)).toEqual([{ n: 1, text: 'Laporan Anda "0001/2026" kami terima - terima kasih...', coding: 'Default_No_Compression', udh: '' }])
  expect(await stateOf(id)).toMatchObject({ state: 'sent' })
  await smsd.phone.report(me, true)
  await until('it is delivered', async () => (await stateOf(id))?.state === 'delivered')
  expect((await stepsOf(office.database.pool, office.officeId, [id])).map(({ state, words }) => [state, words])).toEqual([['sent', 'SMSD: masuk antrean (1 SMS)'], ['delivered', 'SMSD: DeliveryOK']])
})

test('a long SMS goes out in parts, and is delivered with all of them', async () => {
  const text = `${'Pengaduan Anda {0001} sudah kami tindak lanjuti. '.repeat(8)}Selesai.`
  const id = await send(text, me)
  await until('SMSD sent all', async () => (await sentText(id)).length === 3)
  const parts = await sentText(id)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.map(({ udh }) => udh.slice(8))).toEqual(['0301', '0302', '0303'])
  expect((await stateOf(id))?.state).toBe('sent')
  // The dummy modem gives every part the same reference, so one report is for all of them.
  await smsd.phone.report(me, true)
  await until('it is delivered', async () => (await stateOf(id))?.state === 'delivered')
  await until('it is delivered', async () => (await stateOf(id))?.state === 'delivered')
})

test('an emoji goes out as UCS-2; a report of failure makes it failed, with SMSD\'s words', async () => {
  const id = await send('Siap 😀 “ꦲ”', me)
  await until('SMSD sent it', async () => (await sentText(id)).length === 1)
  expect(await sentText(id)).toMatchObject([{ text: 'Siap 😀 “ꦲ”', coding: 'Unicode_No_Compression' }])
  await smsd.phone.report(me, false)
  await until('it is failed', async () => (await stateOf(id))?.state === 'failed')
  expect((await stateOf(id))?.words).toBe('SMSD: DeliveryFailed')
})

test('what is no telephone number, is empty or too long is refused; the same key is handed over once', async () => {
  const message = { id: crypto.randomUUID(), channel: 'sms', event: 'received', language: 'id', attempts: 1, recipient: me, content: { text: 'Halo' } } as const
  expect(await account.send?.({ ...message, recipient: 'TELKOMSEL' })).toMatchObject({ outcome: 'refused' })
  expect(await account.send?.({ ...message, content: { text: ' ' } })).toMatchObject({ outcome: 'refused' })
  expect(await account.send?.({ ...message, content: { text: 'a'.repeat(1_531) } })).toMatchObject({ outcome: 'refused', words: expect.stringContaining('11 bagian') })
  expect(await account.sentBefore?.(message)).toMatchObject({ outcome: 'later' })
  const sent = await Promise.all(Array.from({ length: 5 }, () => account.send?.(message)))
  expect(sent.map((one) => one?.outcome)).toEqual(Array.from({ length: 5 }, () => 'sent'))
  expect(await account.sentBefore?.(message)).toMatchObject({ outcome: 'sent' })
  await until('SMSD sent it', async () => (await sentText(message.id)).length > 0)
  expect(await account.send?.(message)).toMatchObject({ outcome: 'sent', words: expect.stringContaining('sudah ada') })
  expect(await sentText(message.id)).toHaveLength(1)
})

test('the check tells a modem that works from one that is gone, and a database without tables', async () => {
  expect((await account.check()).every(({ ok }) => ok)).toBe(true)
  const nowhere = gammu.open('modem', { database: inject('clusterUrl') }, office.tools)
  expect(await nowhere.check()).toMatchObject([{ ok: false, advice: { en: expect.stringContaining('schema') } }])
  await nowhere.close?.()
  await smsd.stop()
  await smsd.pool.query(`update phones set "TimeOut" = localtimestamp - interval '1 second'`) // as it is ten seconds later
  await until('SMSD is gone', async () => (await account.check()).some(({ ok, advice }) => !ok && advice?.en.includes('gammu-smsd') === true), 15_000)
  // A modem that takes nothing has the message taken back.
  const id = await send('Tidak akan terkirim', me)
  await smsd.pool.query(`update outbox set "InsertIntoDB" = localtimestamp - interval '13 hours' where "CreatorID" = $1`, [id])
  await until('it is given up', async () => (await stateOf(id))?.state === 'failed')
  expect((await smsd.pool.query('select from outbox')).rowCount).toBe(0)
})
