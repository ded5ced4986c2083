import { beforeEach, expect, test } from 'vitest'
import { telegram } from '../../src/channels/telegram/telegram.ts'
import { chatHouse, chatLetter } from '../support/chat-house.ts'
import { jpeg, startBot, telegramSettings } from '../support/chat-networks.ts'

const house = await chatHouse()
const { files, now, post, taken, tools, waiting } = house
beforeEach(house.reset)

const bot = await startBot()
bot.files.set('besar', jpeg)
const settings = { ...telegramSettings, apiRoot: bot.url }
const said = (update_id: number, more: object) => ({ update_id, message: { message_id: update_id, date: 1_795_399_200, chat: { id: 77, type: 'private' }, from: { id: 77, first_name: 'Budi', last_name: 'S' }, ...more } })

test('the residency of the data must be answered for before anything runs', () => {
  expect(() => telegram.open('tg', { token: '1:aaaaaaaaaaaaaaaaaaaaaaaa' }, tools)).toThrow()
})

test('asked for: a message, a picture, keywords; groups and bots are none', async () => {
  bot.queue = [
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
  const app = house.served(telegram.open('tg', { ...settings, webhookSecret: 'rahasia-webhook-panjang' }, tools))
  const call = (secret: string | undefined, payload: string) => app.inject({ method: 'POST', url: '/hook/tg/pesan', headers: { 'content-type': 'application/json', ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }) }, payload })
  for (const secret of [undefined, '', 'salah', 'rahasia-webhook-panjangx']) expect((await call(secret, JSON.stringify(said(1, { text: 'x' })))).statusCode).toBe(401)
  for (let n = 0; n < 5; n++) expect((await call('rahasia-webhook-panjang', JSON.stringify(said(8, { text: 'halo' })))).statusCode).toBe(200)
  expect(taken.map(({ text }) => text)).toEqual(['halo'])
  expect((await call('rahasia-webhook-panjang', '{')).statusCode).toBe(200) // understood to be ours, and nothing in it
})

const hooked = telegram.open('tg', { ...settings, webhookSecret: 'rahasia-webhook-panjang' }, tools)
const hook = house.served(hooked)
const tell = async (update: object) => (await hook.inject({ method: 'POST', url: '/hook/tg/pesan', headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'rahasia-webhook-panjang' }, payload: JSON.stringify(update) })).statusCode
const refused = (code: number, description: string) => ({ status: code, body: { ok: false, error_code: code, description } })

test.each([
  ['is gone', refused(400, 'Bad Request: file is temporarily unavailable'), {}, 'file-not-fetched'], ['may not be read', refused(403, 'Forbidden'), {}, 'file-not-fetched'], ['is not known', refused(404, 'Not Found'), {}, 'file-not-fetched'],
  ['has no path', { status: 200, body: { ok: true, result: { file_id: 'RUSAK' } } }, {}, 'file-not-fetched'], ['has a path that leads nowhere', { status: 200, body: { ok: true, result: { file_path: 'hilang.jpg' } } }, {}, 'file-not-fetched'],
  ['is too big for bots', refused(400, 'Bad Request: file is too big'), {}, 'file-too-large'], ['is too large', jpeg, { file_size: 21 * 1024 * 1024 }, 'file-too-large'],
])('a file that %s is noted, and the message is kept with its words and its other file', async (_what, answer, more, note) => {
  bot.files.set('RUSAK', answer)
  expect(await tell(said(20, { caption: 'jalan rusak', photo: [{ file_id: 'besar' }], document: { file_id: 'RUSAK', file_name: 'surat\u0000\n.pdf', ...more }, reply_to_message: { message_id: 9, text: 'Tanda terima' } }))).toBe(200)
  expect(taken).toMatchObject([{ text: 'jalan rusak', attachments: [{ mediaType: 'image/jpeg', name: 'foto.jpg' }], hints: { inReplyTo: '77:9', notes: [note] } }])
})

test('while files cannot be had for now the message must come again', async () => {
  const update = said(21, { caption: 'jalan rusak', document: { file_id: 'besar', file_name: 'a\u0000b.jpg' }, date: Math.floor(now.epochMilliseconds / 1_000) })
  for (const away of [503, 429]) {
    bot.filesAway = away
    expect(await tell(update)).toBe(500)
  }
  bot.filesAway = null
  bot.files.set('besar', refused(500, 'Internal Server Error'))
  expect(await tell(update)).toBe(500)
  bot.files.set('besar', jpeg)
  expect(taken).toEqual([])
  expect(await tell(update)).toBe(200)
  expect(taken).toMatchObject([{ attachments: [{ name: 'ab.jpg' }], hints: {} }])
  house.expectSilentLog()
})

test('a message that fails five times for a reason of its own is kept for an officer as far as it goes', async () => {
  house.before = ({ text }) => { if (text !== '') throw new Error('no room for these words') }
  const update = said(22, { caption: 'jalan rusak', photo: [{ file_id: 'besar' }] })
  expect([await tell(update), await tell(update), await tell(update), await tell(update)]).toEqual([500, 500, 500, 500])
  expect(taken).toEqual([])
  expect(await tell(update)).toBe(200)
  expect(taken).toMatchObject([{ sender: '77', text: '', attachments: [], hints: { notes: ['not-read'] } }])
  expect(waiting).toEqual(['77:22'])
  house.before = ({ raw }) => { if (!raw) throw new Error('not without its original') }
  const another = said(23, { caption: 'jalan rusak', photo: [{ file_id: 'besar' }] })
  for (let n = 0; n < 5; n++) await tell(another)
  expect(taken[1]).toMatchObject({ text: 'jalan rusak', attachments: [{ name: 'foto.jpg' }], hints: { notes: ['not-read'] } })
  expect(JSON.parse((await files.bytes(taken[1]?.raw?.sha256 ?? '')).toString())).toEqual(another)
  house.expectSilentLog()
})

test('while our own database is away nothing is given up', async () => {
  // It comes back just when part of the message would be kept instead of the whole.
  house.before = ({ hints }) => { if (!hints.notes) throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }) }
  for (let n = 0; n < 12; n++) expect(await tell(said(24, { text: 'halo' }))).toBe(500)
  house.before = () => {}
  expect(await tell(said(24, { text: 'halo' }))).toBe(200)
  expect(taken).toMatchObject([{ text: 'halo', hints: {} }])
  expect(waiting).toEqual([])
})

test('a message of a shape that nobody knows waits for an officer with what the network sent', async () => {
  const strange = said(25, { text: 'Jembatan rusak', date: 'kemarin' })
  expect(await tell(strange)).toBe(200)
  expect(taken).toMatchObject([{ externalId: '77:25', sender: '77', text: '', hints: { notes: ['not-read'] } }])
  expect(waiting).toEqual(['77:25'])
  expect(JSON.parse((await files.bytes(taken[0]?.raw?.sha256 ?? '')).toString())).toEqual(strange)
  expect(await tell({ update_id: 26, message: { message_id: 26, chat: { id: -5, type: 'group' }, date: 'x' } })).toBe(200)
  expect(taken).toHaveLength(1)
})

test.each([
  [{ status: 200, body: { ok: true, result: { message_id: 9 } } }, 'sent'], [{ status: 403, body: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' } }, 'refused'],
  [{ status: 429, body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 5 } } }, 'later'], [{ status: 500, body: { ok: false, error_code: 500, description: 'Internal' } }, 'later'],
])('an answer of the network: %j', async (given, outcome) => {
  bot.refuse = given.status === 200 ? null : given
  expect((await telegram.open('tg', settings, tools).send?.(chatLetter({ channel: 'telegram', recipient: '77' })))?.outcome).toBe(outcome)
  bot.refuse = null
})

test('the network away: later, never an exception, and never the token in its words', async () => {
  const away = telegram.open('tg', { ...settings, apiRoot: 'http://127.0.0.1:1' }, tools)
  const sent = await away.send?.(chatLetter({ channel: 'telegram', recipient: '77' }))
  expect(sent?.outcome).toBe('later')
  expect(JSON.stringify([sent, await away.check()])).not.toContain(telegramSettings.token)
  house.expectSilentLog()
  expect((await telegram.open('tg', settings, tools).check()).every(({ ok }) => ok)).toBe(true)
})
