import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ChannelAdapter, ChannelTools, Post } from '../../src/channels/adapter.ts'
import type { DeliveryReport, InboundMessage, OutboundMessage } from '../../src/channels/message.ts'
import { telegram } from '../../src/channels/telegram/telegram.ts'
import { whatsapp } from '../../src/channels/whatsapp/whatsapp.ts'
import { openFileStore } from '../../src/platform/files.ts'
import { silentLog } from '../../src/platform/log.ts'
import { temporaryFolder } from '../support/folder.ts'

// The networks themselves cannot be had here: a server of our own answers as their documentation says they do.

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const files = await openFileStore(await temporaryFolder('chat-files'))
let lastHeard: Temporal.Instant | null = null
const tools: ChannelTools = { log: silentLog(), files, now: () => now, publicUrl: 'https://pengaduan.contoh.test', dataFolder: '/nowhere', lastHeardFrom: async () => lastHeard }

const taken: InboundMessage[] = []
const reports: DeliveryReport[] = []
const known = new Set<string>()
const post: Post = {
  async take(message) {
    if (known.has(message.externalId)) return 'known'
    known.add(message.externalId)
    taken.push(message)
    return 'kept'
  },
  async report(report) {
    reports.push(report)
    return 'kept'
  },
}
beforeEach(() => {
  taken.length = 0
  reports.length = 0
  known.clear()
  lastHeard = null
})

const letter = (more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: crypto.randomUUID(), channel: 'whatsapp', recipient: '+6281234567890', event: 'receipt', language: 'id', attempts: 1,
  content: { text: 'Tanda terima 0001/2026', template: { name: 'receipt', language: 'id', texts: ['0001/2026', 'https://pengaduan.contoh.test/lacak/AB'] } }, ...more,
})

/** A network that answers what the test says. */
async function network(answer: (request: IncomingMessage, body: string, response: ServerResponse) => void): Promise<{ url: string; calls: { path: string; body: string }[]; server: Server }> {
  const calls: { path: string; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      calls.push({ path: request.url ?? '', body })
      answer(request, body, response)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  afterAll(() => new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => { resolve() })
  }))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, server }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function served(adapter: ChannelAdapter) {
  const app = fastify()
  adapter.routes?.(app, post)
  afterAll(() => app.close())
  return app
}

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

describe('whatsapp', async () => {
  let mood: (response: ServerResponse, body: string) => void = (response) => { json(response, 200, { messages: [{ id: 'wamid.UT' }] }) }
  const meta = await network((request, body, response) => {
    if (request.url?.endsWith('/messages')) mood(response, body)
    else if (request.url?.startsWith('/berkas')) response.writeHead(request.headers.authorization === `Bearer ${token}` ? 200 : 401).end(jpeg)
    else if (request.url === '/MEDIA1') json(response, 200, { url: `${meta.url}/berkas` })
    else json(response, 200, { display_phone_number: '+62 335 000' })
  })
  const token = 'token-akses-yang-panjang-sekali'
  const appSecret = 'rahasia-aplikasi-panjang'
  const settings = {
    phoneNumberId: '1234567890', accessToken: token, appSecret, verifyToken: 'kata-verifikasi-panjang', dataLeavesIndonesia: true, apiRoot: meta.url,
    templates: { receipt: { name: 'tanda_terima', language: 'id' } },
  }
  const adapter = whatsapp.open('wa', settings, tools)
  const app = served(adapter)
  const call = (value: object) => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ value: { metadata: { phone_number_id: '1234567890', display_phone_number: '62335000' }, ...value } }] }] })
  const sign = (body: string, secret = appSecret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const send = (body: string, signature = sign(body)) => app.inject({ method: 'POST', url: '/hook/wa/pesan', headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, payload: body })
  const from = { from: '6281234567890', timestamp: '1795399200' }
  const contacts = [{ wa_id: '6281234567890', profile: { name: 'Siti <b>' } }]

  test('the residency of the data must be answered for before anything runs', () => {
    expect(() => whatsapp.open('wa', { ...settings, dataLeavesIndonesia: false }, tools)).toThrow()
    expect(() => telegram.open('tg', { token: '1:aaaaaaaaaaaaaaaaaaaaaaaa' }, tools)).toThrow()
  })

  test('the handshake answers the challenge for the right word only', async () => {
    const ask = (word: string) => app.inject(`/hook/wa/pesan?hub.mode=subscribe&hub.verify_token=${word}&hub.challenge=1158`)
    expect((await ask('kata-verifikasi-panjang')).body).toBe('1158')
    expect((await ask('salah')).statusCode).toBe(403)
    expect((await app.inject('/hook/wa/pesan')).statusCode).toBe(403)
  })

  test('a signed message is kept with its picture; sent five times it is kept once', async () => {
    const body = call({ contacts, messages: [{ ...from, id: 'wamid.1', type: 'text', text: { body: 'Lampu padam \u0000🌃' } }, { ...from, id: 'wamid.2', type: 'image', image: { id: 'MEDIA1', caption: 'ini fotonya' } }] })
    for (let n = 0; n < 5; n++) expect((await send(body)).statusCode).toBe(200)
    expect(taken.map(({ text, sender, senderName }) => ({ text, sender, senderName }))).toEqual([
      { text: 'Lampu padam 🌃', sender: '+6281234567890', senderName: 'Siti <b>' }, { text: 'ini fotonya', sender: '+6281234567890', senderName: 'Siti <b>' },
    ])
    expect(taken[1]?.attachments).toMatchObject([{ mediaType: 'image/jpeg', size: jpeg.length }])
  })

  test('a wrong signature, none, another secret, a changed body: nothing is heard', async () => {
    const body = call({ contacts, messages: [{ ...from, id: 'wamid.3', type: 'text', text: { body: 'x' } }] })
    for (const signature of ['', 'sha256=', sign(body, 'lain-lain-lain-lain'), sign(`${body} `), sign(body).toUpperCase()]) expect((await send(body, signature)).statusCode, signature).toBe(401)
    expect(taken).toEqual([])
    for (const nonsense of ['', '[]', '{', 'null', '{"object":"whatsapp_business_account","entry":[{"changes":[{"value":7}]}]}']) expect([200, 400]).toContain((await send(nonsense)).statusCode)
    expect((await send(call({ messages: [{ ...from, id: 'wamid.4', type: 'text', text: { body: 'untuk nomor lain' } }] }).replace('1234567890"', '999999999"'))).statusCode).toBe(200)
    expect(taken).toEqual([])
  })

  test('what became of ours comes as reports', async () => {
    await send(call({ statuses: [{ id: 'wamid.UT', status: 'delivered', timestamp: '1795399200' }, { id: 'wamid.UU', status: 'failed', timestamp: '1795399200', errors: [{ code: 131026, title: 'Message undeliverable' }] }] }))
    expect(reports.map(({ externalId, outcome, words }) => [externalId, outcome, words])).toEqual([['wamid.UT', 'delivered', 'delivered'], ['wamid.UU', 'failed', 'failed: 131026 Message undeliverable']])
  })

  test('within 24 hours free text, outside of it the approved template, else refused', async () => {
    lastHeard = now.subtract({ hours: 23 })
    expect(await adapter.send?.(letter())).toMatchObject({ outcome: 'sent', externalId: 'wamid.UT' })
    expect(JSON.parse(meta.calls.at(-1)?.body ?? '')).toMatchObject({ to: '6281234567890', type: 'text' })
    lastHeard = now.subtract({ hours: 25 })
    await adapter.send?.(letter())
    expect(JSON.parse(meta.calls.at(-1)?.body ?? '')).toMatchObject({ type: 'template', template: { name: 'tanda_terima', components: [{ parameters: [{ text: '0001/2026' }, {}] }] } })
    expect(await adapter.send?.(letter({ event: 'handed-on' }))).toMatchObject({ outcome: 'refused' })
  })

  test.each([
    ['outside of the window after all', 400, { error: { code: 131047, message: 'Re-engagement message' } }, 'refused'], ['too fast', 429, { error: { code: 130429, message: 'Rate limit hit' } }, 'later'],
    ['token expired', 401, { error: { code: 190, message: 'expired' } }, 'later'], ['an error page', 502, '<html>', 'later'],
  ] as const)('%s', async (_name, status, answer, outcome) => {
    lastHeard = now
    mood = (response) => { json(response, status, answer) }
    expect((await adapter.send?.(letter()))?.outcome).toBe(outcome)
    mood = (response) => { json(response, 200, { messages: [{ id: 'wamid.UT' }] }) }
  })

  test('the network away: later, never an exception; the check says so', async () => {
    lastHeard = now
    const away = whatsapp.open('wa2', { ...settings, apiRoot: 'http://127.0.0.1:1' }, tools)
    expect((await away.send?.(letter()))?.outcome).toBe('later')
    expect((await away.check())[0]?.ok).toBe(false)
    expect((await adapter.check()).every(({ ok }) => ok)).toBe(true)
    expect(JSON.stringify(await adapter.check())).not.toContain(token)
  })
})

describe('telegram', async () => {
  const token = '123456:abcdefghijklmnopqrstuvwxyz'
  let queue: object[] = []
  let answer: { status: number; body: object } = { status: 200, body: { ok: true, result: { message_id: 9 } } }
  const bot = await network((request, body, response) => {
    const method = request.url?.split('/').at(-1)
    if (request.url?.startsWith('/file/')) response.writeHead(200).end(jpeg)
    else if (method === 'getUpdates') {
      const { offset } = JSON.parse(body) as { offset: number }
      const due = queue.filter((update) => 'update_id' in update && typeof update.update_id === 'number' && update.update_id >= offset)
      setTimeout(() => { json(response, 200, { ok: true, result: due }) }, due.length > 0 ? 0 : 50)
    } else if (method === 'getFile') json(response, 200, { ok: true, result: { file_path: 'foto/1.jpg' } })
    else if (method === 'getMe') json(response, 200, { ok: true, result: { id: 1, is_bot: true, first_name: 'x', username: 'pengaduan_bot' } })
    else if (method === 'getWebhookInfo') json(response, 200, { ok: true, result: { url: '' } })
    else json(response, answer.status, answer.body)
  })
  const settings = { token, dataLeavesIndonesia: true, apiRoot: bot.url }
  const said = (update_id: number, more: object) => ({ update_id, message: { message_id: update_id, date: 1_795_399_200, chat: { id: 77, type: 'private' }, from: { id: 77, first_name: 'Budi', last_name: 'S' }, ...more } })

  test('asked for: a message, a picture, keywords; groups and bots are none', async () => {
    queue = [
      said(1, { text: '/start' }), said(2, { text: '/cek AB12' }), said(3, { caption: 'jalan rusak', photo: [{ file_id: 'kecil' }, { file_id: 'besar', file_size: 22 }] }),
      said(4, { text: 'grup', chat: { id: -5, type: 'group' } }), said(5, { text: 'bot', from: { id: 9, first_name: 'x', is_bot: true } }), { update_id: 6, poll: {} }, said(7, { location: { latitude: -7.7, longitude: 113.2 } }),
    ]
    const adapter = telegram.open('tg', settings, tools)
    const stop = new AbortController()
    const listening = adapter.listen?.(post, stop.signal)
    await expect.poll(() => taken.length).toBe(4)
    await expect.poll(() => bot.calls.some(({ path, body }) => path.endsWith('getUpdates') && body.includes('"offset":8'))).toBe(true)
    stop.abort()
    await listening
    expect(taken.map(({ text, sender, senderName }) => `${sender} ${senderName}: ${text}`)).toEqual([
      '77 Budi S: BANTUAN', '77 Budi S: cek AB12', '77 Budi S: jalan rusak', '77 Budi S: Lokasi: https://www.openstreetmap.org/?mlat=-7.7&mlon=113.2',
    ])
    expect(taken[2]?.attachments).toMatchObject([{ mediaType: 'image/jpeg' }])
  })

  test('called: only with the secret, and a repetition is kept once', async () => {
    const app = served(telegram.open('tg', { ...settings, webhookSecret: 'rahasia-webhook-panjang' }, tools))
    const call = (secret: string | undefined, payload: string) => app.inject({ method: 'POST', url: '/hook/tg/pesan', headers: { 'content-type': 'application/json', ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }) }, payload })
    for (const secret of [undefined, '', 'salah', 'rahasia-webhook-panjangx']) expect((await call(secret, JSON.stringify(said(1, { text: 'x' })))).statusCode).toBe(401)
    for (let n = 0; n < 5; n++) expect((await call('rahasia-webhook-panjang', JSON.stringify(said(8, { text: 'halo' })))).statusCode).toBe(200)
    expect(taken.map(({ text }) => text)).toEqual(['halo'])
    expect((await call('rahasia-webhook-panjang', '{')).statusCode).toBe(200) // understood to be ours, and nothing in it
  })

  test.each([
    [{ status: 200, body: { ok: true, result: { message_id: 9 } } }, 'sent'], [{ status: 403, body: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' } }, 'refused'],
    [{ status: 429, body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 5 } } }, 'later'], [{ status: 500, body: { ok: false, error_code: 500, description: 'Internal' } }, 'later'],
  ])('an answer of the network: %j', async (given, outcome) => {
    answer = given
    expect((await telegram.open('tg', settings, tools).send?.(letter({ channel: 'telegram', recipient: '77' })))?.outcome).toBe(outcome)
  })

  test('the network away: later, never an exception, and never the token in its words', async () => {
    const away = telegram.open('tg', { ...settings, apiRoot: 'http://127.0.0.1:1' }, tools)
    const sent = await away.send?.(letter({ channel: 'telegram', recipient: '77' }))
    expect(sent?.outcome).toBe('later')
    expect(JSON.stringify([sent, await away.check()])).not.toContain(token)
    expect((await telegram.open('tg', settings, tools).check()).every(({ ok }) => ok)).toBe(true)
  })
})
