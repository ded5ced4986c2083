import { readdir, readFile } from 'node:fs/promises'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { ChannelAdapter } from '../../src/channels/adapter.ts'
import { kannel as kannelKind } from '../../src/channels/sms/kannel.ts'
import { splitSms } from '../../src/channels/sms/gsm7.ts'
import { stepsOf } from '../../src/channels/store/outbound.ts'
import { createServer } from '../../src/platform/http/server.ts'
import { silentLog } from '../../src/platform/log.ts'
import { afterFile } from '../support/cleanup.ts'
import { freePort, until } from '../support/daemon.ts'
import { postOffice } from '../support/post-office.ts'
import type { PostOffice } from '../support/post-office.ts'
import { startOperator } from '../support/smpp-operator.ts'
import type { SmppOperator } from '../support/smpp-operator.ts'
import { startKannel } from '../support/sms-servers.ts'
import type { Kannel } from '../support/sms-servers.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

const secret = 'rahasia-untuk-uji-coba'
let office: PostOffice
let operator: SmppOperator
let kannel: Kannel
let account: ChannelAdapter
let app: FastifyInstance
let settings: object

beforeAll(async () => {
  office = await postOffice()
  operator = await startOperator()
  afterFile(() => operator.close())
  const port = await freePort()
  const hookUrl = `http://127.0.0.1:${port}`
  kannel = await startKannel({ smppPort: operator.port, service: `post-url = "${hookUrl}/hook/kota/masuk?from=%p&to=%P&coding=%c&id=%I&time=%T&secret=${secret}"` })
  afterFile(() => kannel.close())
  settings = {
    sendUrl: `http://127.0.0.1:${kannel.ports.sendsms}/cgi-bin/sendsms`, username: 'adu', password: 'rahasia', from: '1708', secret, hookUrl,
    statusUrl: `http://127.0.0.1:${kannel.ports.admin}/status.txt?password=baca`,
  }
  account = kannelKind.open('kota', settings, office.tools)
  app = await createServer({
    log: silentLog(), publicUrl: hookUrl, authorize: () => ({ ok: true, identity: null }), onProblem: (problem) => ({ json: { code: problem.code } }),
  })
  account.routes?.(app, office.post)
  await app.listen({ host: '127.0.0.1', port })
  afterFile(() => app.close())
  const stopping = new AbortController()
  const listening = account.listen?.(office.post, stopping.signal)
  afterFile(async () => {
    stopping.abort()
    await listening
  })
  await until('Kannel is bound to the operator', () => operator.bound())
})

let number = 10
let me = ''
beforeEach(() => { me = `+62812345678${number += 1}` })
afterEach(() => { operator.decide(() => 'delivered') })

async function send(text: string): Promise<string> {
  const id = await office.queue(me, text)
  await office.drain(account)
  return id
}
const atPhone = () => operator.submitted.filter(({ to }) => to === me.slice(1))
const becomes = (id: string, state: string) => until(`it is ${state}`, async () => (await office.stateOf(id))?.state === state)
const stepsTo = async (id: string) => (await stepsOf(office.database.pool, office.officeId, [id])).map(({ state, words }) => [state, words])

test('SMS of an operator\'s link and of the fake SMSC come in once, in both alphabets', async () => {
  await operator.deliver({ from: me, to: '1708', text: 'Jalan rusak @ pasar é' })
  await until('the first came', async () => (await office.keptFrom(me)).length === 1)
  await operator.deliver({ from: me, to: '1708', text: 'ê 😀 ꦲ' })
  await kannel.fake('08155123456 1708 text Lampu')
  await until('they came', async () => (await office.keptFrom(me)).length === 2 && (await office.keptFrom('+628155123456')).length === 1)
  expect((await office.keptFrom(me)).map(({ body, kind }) => [body, kind])).toEqual([['Jalan rusak @ pasar é', 'message'], ['ê 😀 ꦲ', 'message']])
})

test('three parts out of order are one message, joined by Kannel', async () => {
  const text = `${'Jalan rusak di depan pasar. '.repeat(13)}Mohon diperbaiki.`
  const parts = splitSms(text)
  for (const part of [2, 0, 1]) await operator.deliver({ from: me, to: '1708', text: parts[part] ?? '', header: `0500030703${String(part + 1).padStart(2, '0')}` })
  await until('it came', async () => (await office.keptFrom(me)).length === 1)
  expect(await office.keptFrom(me)).toMatchObject([{ body: text, notes: [] }])
})

test('short codes and named senders are known as services', async () => {
  await operator.deliver({ from: 'TELKOMSEL', to: '1708', text: 'Promo' })
  await operator.deliver({ from: '1717', to: '1708', text: 'Kode' })
  await until('they came', async () => (await office.keptFrom('TELKOMSEL')).length + (await office.keptFrom('1717')).length === 2)
  expect([...(await office.keptFrom('TELKOMSEL')), ...(await office.keptFrom('1717'))].map(({ kind }) => kind)).toEqual(['service', 'service'])
})

test('a short SMS goes out and is delivered by the operator\'s report; its text is not in the proof', async () => {
  const id = await send('Laporan Anda “0001/2026” kami terima…')
  await becomes(id, 'delivered')
  expect(atPhone()).toMatchObject([{ from: '1708', coding: 0, text: 'Laporan Anda "0001/2026" kami terima...' }])
  const steps = await stepsTo(id)
  expect(steps[0]).toEqual(['sent', 'Kannel: 0: Accepted for delivery'])
  expect(steps.at(-1)?.[0]).toBe('delivered')
  expect(steps.at(-1)?.[1]).toMatch(/^Kannel: id:\d+ .*stat:DELIVRD err:000$/u)
})

test('a long SMS in both alphabets goes out in parts that make the text', async () => {
  const plain = `${'Pengaduan {0001} sudah ditindaklanjuti €. '.repeat(9)}Selesai.`
  const emoji = `${'Siap 😀 ꦲ '.repeat(15)}selesai`
  const ids = [await send(plain), await send(emoji)]
  for (const id of ids) await becomes(id, 'delivered')
  await until('all parts are there', () => atPhone().length === 6)
  const text = (coding: number) => atPhone().filter((sms) => sms.coding === coding).toSorted((a, b) => (a.header < b.header ? -1 : 1)).map((sms) => sms.text).join('')
  expect(text(0)).toBe(plain)
  expect(text(8)).toBe(emoji)
})

test('an undelivered and a rejected SMS are failed, with the operator\'s words', async () => {
  operator.decide(() => 'failed')
  const undelivered = await send('Halo')
  await becomes(undelivered, 'failed')
  expect((await office.stateOf(undelivered))?.words).toContain('stat:UNDELIV err:027')
  operator.decide(() => ({ refuse: 0x0b }))
  const rejected = await send('Halo')
  await becomes(rejected, 'failed')
  expect((await office.stateOf(rejected))?.words).toContain('Invalid Destination Address')
})

test('requests with a wrong secret, or none, change nothing; the same brought five times is one; null characters do not harm', async () => {
  const hook = (path: string, query: string, body: string | Buffer = 'Halo', type = 'text/plain; charset=UTF-8') => app.inject({ method: 'POST', url: `/hook/kota/${path}?${query}`, payload: body, headers: { 'content-type': type } })
  const from = encodeURIComponent(me)
  expect((await hook('masuk', `from=${from}&id=a1`)).statusCode).toBe(403)
  expect((await hook('masuk', `from=${from}&id=a1&secret=rahasia-untuk-uji-cobb`)).statusCode).toBe(403)
  expect((await app.inject(`/hook/kota/masuk?from=${from}&id=a1&text=x&secret=`)).statusCode).toBe(403)
  expect((await hook('lain', `from=${from}&id=a1&secret=${secret}`)).statusCode).toBe(404)
  expect((await hook('masuk', `from=${from}&id=a1&secret=${secret}`, Buffer.alloc(70_000))).statusCode).toBe(413)
  const id = await send('Halo')
  await becomes(id, 'delivered')
  expect((await app.inject(`/hook/kota/laporan?id=${id}&type=2&words=palsu`)).statusCode).toBe(403)
  for (let i = 0; i < 5; i += 1) expect((await hook('masuk', `from=${from}&to=1708&id=a1&secret=${secret}`)).statusCode).toBe(200)
  expect((await hook('masuk', `from=${from}&id=a2&secret=${secret}`, 'Ha\0lo\0')).statusCode).toBe(200)
  expect((await hook('masuk', `secret=${secret}`, 'tanpa pengirim')).statusCode).toBe(200)
  await until('all are handled', async () => (await office.keptFrom(me)).length === 2)
  expect((await office.keptFrom(me)).map(({ body, notes, raw }) => [body, notes, raw !== null])).toEqual([['Halo', [], false], ['Halo', ['cleaned'], true]])
  expect((await office.stateOf(id))?.state).toBe('delivered')
})

test('while our database is away a report waits in the spool, and is written down when it is back', async () => {
  const id = await office.queue(me, 'Halo')
  const post = { ...office.post, report: () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })) }
  const door = await createServer({ log: silentLog(), publicUrl: 'http://127.0.0.1', authorize: () => ({ ok: true, identity: null }), onProblem: (problem) => ({ json: { code: problem.code } }) })
  kannelKind.open('kota', settings, office.tools).routes?.(door, post)
  expect((await door.inject(`/hook/kota/laporan?id=${id}&type=1&words=stat%3ADELIVRD%00&secret=${secret}`)).statusCode).toBe(200)
  await door.close()
  await becomes(id, 'delivered')
})

test('twenty parts with one missing are one message with a gap', async () => {
  for (let part = 1; part <= 20; part += 1) if (part !== 7) await operator.deliver({ from: me, to: '1708', text: `bagian${part} `, header: `05000309${hex(20)}${hex(part)}` })
  // Kannel gives up after two seconds here (half an hour by default), we a minute later.
  await until('all parts lie in the spool', async () => (await spooled()) === 19)
  const later = kannelKind.open('kota', settings, { ...office.tools, now: () => office.tools.now().add({ minutes: 2 }) })
  const stopping = new AbortController()
  const listening = later.listen?.(office.post, stopping.signal)
  await until('it came', async () => (await office.keptFrom(me)).length === 1)
  stopping.abort()
  await listening
  expect(await office.keptFrom(me)).toMatchObject([{ notes: ['part-missing'], body: expect.stringMatching(/^bagian1 .*bagian6 {2}\[…\] bagian8 .*bagian20$/u) }])
})
const hex = (value: number) => value.toString(16).padStart(2, '0')
const spooled = async () => readdir(`${office.folder}/spool/kota`).then((names) => names.filter((name) => /^\d/u.test(name)).length)

test('what is no number, is empty or too long is refused; a wrong password waits for the operator, as does a gateway that is gone', async () => {
  const message = { id: crypto.randomUUID(), channel: 'sms', event: 'received', language: 'id', attempts: 1, recipient: me, content: { text: 'Halo' } } as const
  expect(await account.send?.({ ...message, recipient: '08' })).toMatchObject({ outcome: 'refused' })
  expect(await account.send?.({ ...message, content: { text: '\n' } })).toMatchObject({ outcome: 'refused' })
  expect(await account.send?.({ ...message, content: { text: 'a'.repeat(1_531) } })).toMatchObject({ outcome: 'refused' })
  const stranger = kannelKind.open('kota', { ...settings, password: 'salah' }, office.tools)
  expect(await stranger.send?.(message)).toMatchObject({ outcome: 'later', words: expect.stringContaining('Authorization failed') })
  // What the tests before had put aside is told as well.
  const broken = async (adapter: ChannelAdapter) => (await adapter.check()).filter(({ ok, what }) => !ok && !/aside/u.test(what.en))
  expect(await broken(stranger)).toMatchObject([{ advice: { en: expect.stringContaining('sendsms-user') } }])
  expect(await broken(account)).toEqual([])
  await kannel.stopSmsbox()
  expect(await account.send?.(message)).toMatchObject({ outcome: 'later', words: 'Kannel: ECONNREFUSED' })
  expect(await broken(account)).toMatchObject([{ advice: { en: expect.stringContaining('smsbox') } }])
  expect(await readFile(`${kannel.folder}/smsbox.log`, 'utf8')).not.toContain('Halo&')
})
