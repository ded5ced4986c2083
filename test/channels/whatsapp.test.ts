import { beforeEach, expect, test } from 'vitest'
import { whatsapp } from '../../src/channels/whatsapp/whatsapp.ts'
import { chatHouse, chatLetter } from '../support/chat-house.ts'
import { jpeg, metaCall as call, metaHook, signed, startMeta, whatsappSettings } from '../support/chat-networks.ts'

const house = await chatHouse()
const { files, now, reports, taken, tools, waiting } = house
beforeEach(house.reset)

const meta = await startMeta()
const settings = { ...whatsappSettings, apiRoot: meta.url, templates: { receipt: { name: 'tanda_terima', language: 'id' } } }
const adapter = whatsapp.open('wa', settings, tools)
const app = house.served(adapter)
const send = (body: string, signature = signed(body)) => app.inject(metaHook('wa', body, signature))
const from = { from: '6281234567890', timestamp: '1795399200' }
const contacts = [{ wa_id: '6281234567890', profile: { name: 'Siti <b>' } }]

test('the residency of the data must be answered for before anything runs', () => {
  expect(() => whatsapp.open('wa', { ...settings, dataLeavesIndonesia: false }, tools)).toThrow()
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
  for (const signature of ['', 'sha256=', signed(body, 'lain-lain-lain-lain'), signed(`${body} `), signed(body).toUpperCase()]) expect((await send(body, signature)).statusCode, signature).toBe(401)
  expect(taken).toEqual([])
  for (const nonsense of ['', '[]', '{', 'null', '{"object":"whatsapp_business_account","entry":[{"changes":[{"value":7}]}]}']) expect([200, 400]).toContain((await send(nonsense)).statusCode)
  expect((await send(call({ messages: [{ ...from, id: 'wamid.4', type: 'text', text: { body: 'untuk nomor lain' } }] }).replace('1234567890"', '999999999"'))).statusCode).toBe(200)
  expect(taken).toEqual([])
})

const text = (id: string, body: string, more: object = {}) => ({ ...from, id, type: 'text', text: { body }, ...more })
const picture = (id: string, media: string, more: object = {}) => ({ ...from, id, type: 'image', image: { id: media, caption: 'jalan rusak' }, ...more })
const status = { id: 'wamid.UT', status: 'delivered', timestamp: '1795399200' }

test.each([
  ['is gone', { status: 404, body: { error: { code: 100, message: 'Unsupported get request' } } }, 'file-not-fetched'],
  ['may not be read', { status: 403, body: { error: { code: 10, message: 'Permission denied' } } }, 'file-not-fetched'],
  ['has no address', { status: 200, body: {} }, 'file-not-fetched'], ['lies at no address of the web', { status: 200, body: { url: 'ftp://x/y' } }, 'file-not-fetched'],
  ['is too large', { status: 200, body: { url: `${meta.url}/berkas/BESAR`, file_size: 99_000_000 } }, 'file-too-large'],
])('a file that %s is noted, and the message is kept with its words', async (_what, answer, note) => {
  meta.media.set('RUSAK', answer)
  expect((await send(call({ contacts, messages: [picture('wamid.f', 'RUSAK', { context: { id: 'wamid.UT' } })] }))).statusCode).toBe(200)
  expect(taken).toMatchObject([{ text: 'jalan rusak', attachments: [], hints: { inReplyTo: 'wamid.UT', notes: [note] } }])
  expect(waiting).toEqual([])
})

test.each([['busy', 429, null], ['broken', 503, null], ['short of breath', 400, { error: { code: 4, message: 'Application request limit reached' } }]])('while the network is %s the message must come again; its neighbours and all reports are kept, the order of each person too', async (_what, code, body) => {
  if (body) meta.media.set('NANTI', { status: code, body })
  else meta.media.set('NANTI', jpeg)
  meta.filesAway = body ? null : code
  const other = { from: '628111' }
  const whole = call({ contacts, messages: [text('wamid.a', 'satu'), picture('wamid.b', 'NANTI'), text('wamid.c', 'tiga'), text('wamid.d', 'orang lain', other)], statuses: [status] })
  expect((await send(whole)).statusCode).toBe(500)
  expect(taken.map(({ externalId }) => externalId)).toEqual(['wamid.a', 'wamid.d'])
  expect(reports).toHaveLength(1)
  meta.filesAway = null
  meta.media.set('NANTI', jpeg)
  expect((await send(whole)).statusCode).toBe(200)
  expect(taken.map(({ externalId }) => externalId)).toEqual(['wamid.a', 'wamid.d', 'wamid.b', 'wamid.c'])
  expect(taken[2]).toMatchObject({ attachments: [{ mediaType: 'image/jpeg' }], hints: {} })
  house.expectSilentLog()
})

test('a file that cannot be had for half a day is given up, before the network gives up the message', async () => {
  meta.media.set('LAMA', jpeg)
  meta.filesAway = 503
  const at = (hours: number) => ({ timestamp: String(Math.floor(now.subtract({ hours }).epochMilliseconds / 1_000)) })
  expect((await send(call({ messages: [picture('wamid.new', 'LAMA', at(11))] }))).statusCode).toBe(500)
  expect((await send(call({ messages: [picture('wamid.old', 'LAMA', at(13))] }))).statusCode).toBe(200)
  expect(taken).toMatchObject([{ externalId: 'wamid.old', text: 'jalan rusak', hints: { notes: ['file-not-fetched'] } }])
  meta.filesAway = null
})

test('a message of a shape that nobody knows waits for an officer with what the network sent, and its neighbours are read', async () => {
  const strange = { id: 'wamid.s', from: '6281234567890', type: 'text', timestamp: 'kemarin', text: { body: 'Jembatan rusak' } }
  expect((await send(call({ contacts: [7, ...contacts], messages: [strange, 'x', text('wamid.t', 'biasa')], statuses: [{ status: 1 }, status] }))).statusCode).toBe(200)
  expect(taken.map(({ text: words, sender, hints }) => ({ words, sender, notes: hints.notes }))).toEqual([
    { words: '', sender: '+6281234567890', notes: ['not-read'] }, { words: '', sender: null, notes: ['not-read'] }, { words: 'biasa', sender: '+6281234567890', notes: undefined },
  ])
  expect(waiting).toEqual(['wamid.s', taken[1]?.externalId])
  expect(JSON.parse((await files.bytes(taken[0]?.raw?.sha256 ?? '')).toString())).toEqual(strange)
  expect(reports).toHaveLength(1)
  house.expectSilentLog()
})

test('what became of ours comes as reports', async () => {
  await send(call({ statuses: [{ id: 'wamid.UT', status: 'delivered', timestamp: '1795399200', biz_opaque_callback_data: 'nomor-kita' }, { id: 7 }, { id: 'wamid.UU', status: 'failed', timestamp: '1795399200', errors: [{ code: 131026, title: 'Message undeliverable' }] }] }))
  expect(reports.map(({ id, externalId, outcome, words }) => [id, externalId, outcome, words])).toEqual([['nomor-kita', 'wamid.UT', 'delivered', 'delivered'], [undefined, 'wamid.UU', 'failed', 'failed: 131026 Message undeliverable']])
})

test('within 24 hours free text, outside of it the approved template, else refused', async () => {
  house.lastHeard = now.subtract({ hours: 23 })
  const first = chatLetter()
  expect(await adapter.send?.(first)).toMatchObject({ outcome: 'sent', externalId: 'wamid.OUT1' })
  expect(JSON.parse(meta.calls.at(-1)?.body ?? '')).toMatchObject({ to: '6281234567890', type: 'text', biz_opaque_callback_data: first.id })
  house.lastHeard = now.subtract({ hours: 25 })
  await adapter.send?.(chatLetter())
  expect(JSON.parse(meta.calls.at(-1)?.body ?? '')).toMatchObject({ type: 'template', template: { name: 'tanda_terima', components: [{ parameters: [{ text: '0001/2026' }, {}] }] } })
  expect(await adapter.send?.(chatLetter({ event: 'handed-on' }))).toMatchObject({ outcome: 'refused' })
})

test.each([
  ['outside of the window after all', 400, { error: { code: 131047, message: 'Re-engagement message' } }, 'refused'], ['too fast', 429, { error: { code: 130429, message: 'Rate limit hit' } }, 'later'],
  ['token expired', 401, { error: { code: 190, message: 'expired' } }, 'later'], ['an error page', 502, '<html>', 'later'],
] as const)('%s', async (_name, status, answer, outcome) => {
  house.lastHeard = now
  meta.refuse = { status, body: answer }
  expect((await adapter.send?.(chatLetter()))?.outcome).toBe(outcome)
  meta.refuse = null
})

test('the network away: later, never an exception; the check says so', async () => {
  house.lastHeard = now
  const away = whatsapp.open('wa2', { ...settings, apiRoot: 'http://127.0.0.1:1' }, tools)
  expect((await away.send?.(chatLetter()))?.outcome).toBe('later')
  expect((await away.check())[0]?.ok).toBe(false)
  expect((await adapter.check()).every(({ ok }) => ok)).toBe(true)
  expect(JSON.stringify(await adapter.check())).not.toContain(whatsappSettings.accessToken)
  house.expectSilentLog()
})
