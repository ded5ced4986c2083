import { describe, expect, test } from 'vitest'
import type { Attempt, ComplaintState } from '../../src/complaint/state.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { filesOf } from '../../src/complaint/store/uploads.ts'
import { keepPastedChat } from '../../src/procedure/incoming/paste-chat.ts'
import { assumeDelivered } from '../../src/procedure/letters/message-settled.ts'
import { jpeg, metaCall, metaHook, startBot, startMeta, telegramSettings, whatsappSettings } from '../support/chat-networks.ts'
import type { Meta } from '../support/chat-networks.ts'
import { decide, houseWith, onlyComplaint } from '../support/story.ts'
import type { Told } from '../support/story.ts'

// One complaint from its first word to its objection, by chat alone; outside of WhatsApp's 24 hours too.

const first = 'Lampu jalan di depan pasar padam sejak minggu lalu, gelap sekali kalau malam'
const lastAttempt = ({ answers }: ComplaintState): Attempt | undefined => answers.at(-1)?.attempts.at(-1)

/** A person with a chat program. `heard`: the office's message, with its number there. `answering`: they swipe that message. */
interface Chatter {
  say(text: string, how?: { photo?: boolean; answering?: string }): Promise<void>
  heard(about: RegExp): Promise<{ id: string; text: string; template: string | null }>
}

function onWhatsapp(told: Told, meta: Meta, number: string): Chatter & { reported(id: string, status: string): Promise<void> } {
  const seen = new Set<string>()
  let last = 0
  async function call(value: object): Promise<void> {
    expect((await told.app.inject(metaHook('wa', metaCall(value)))).statusCode).toBe(200)
  }
  const timestamp = () => String(Math.floor(told.clock.now.epochMilliseconds / 1_000))
  return {
    async say(text, { photo = false, answering } = {}) {
      await told.work()
      last += 1
      const body = photo ? { type: 'image', image: { id: 'MEDIA1', caption: text } } : { type: 'text', text: { body: text } }
      await call({ contacts: [{ wa_id: number, profile: { name: '🌙' } }], messages: [{ id: `wamid.IN${last}`, from: number, timestamp: timestamp(), ...body, ...(answering ? { context: { id: answering } } : {}) }] })
    },
    heard: (about) => told.soon(`a WhatsApp message about ${about.source}`, async () => {
      const found = meta.sent.find(({ id, to, text }) => !seen.has(id) && to === number && about.test(text))
      if (found) seen.add(found.id)
      return found
    }),
    reported: (id, status) => call({ statuses: [{ id, status, timestamp: timestamp(), biz_opaque_callback_data: meta.sent.find((one) => one.id === id)?.ours }] }),
  }
}

/** From the first word to the answer that left. */
async function complain(told: Told, person: Chatter, asked: RegExp): Promise<{ id: string; answer: { id: string; text: string } }> {
  const id = await lodge(told, person, asked)
  await told.bring(id, 'recorded')
  const receipt = await person.heard(/sudah dicatat/u)
  const { trackingCode, register } = await told.complaint(id)
  for (const part of [register?.number ?? '?', trackingCode, told.house.workplace.pinOf(id)]) expect(receipt.text).toContain(part)
  await person.say(`cek ${trackingCode}`)
  expect((await person.heard(/tahap \d dari \d/u)).text).toContain(trackingCode)
  await decide(told, id)
  const answer = await person.heard(/Lampu sudah diganti/u)
  expect((await told.complaint(id)).status).toBe('in-follow-up')
  return { id, answer }
}

/** From the first word to a complaint that is complete. */
async function lodge(told: Told, person: Chatter, asked: RegExp): Promise<string> {
  await person.say(first, { photo: true })
  await person.heard(asked)
  const id = await told.soon('one complaint', () => onlyComplaint(told))
  const begun = await told.complaint(id)
  expect([begun.status, begun.answerBy]).toEqual(['incomplete', begun.channel])
  const { pool, workplace: { officeId } } = told.house
  expect((await readHistory(pool, officeId, id))?.events[0]).toMatchObject({ type: 'received', personal: { statement: { narrative: first } } })
  expect(await filesOf(pool, officeId, id)).toMatchObject([{ mediaType: 'image/jpeg', size: jpeg.length }])
  await person.say('Budi Santoso, Jl. Mawar 3 RT 2 RW 5 Kedung Asem')
  await told.soon('it is complete', async () => (await told.complaint(id)).moments.complete)
  expect((await told.complaint(id)).applicant).toMatchObject({ name: 'Budi Santoso', address: { line: expect.stringContaining('Mawar 3') } })
  return id
}

async function object(told: Told, person: Chatter, id: string, answer: string): Promise<void> {
  await person.say('Saya keberatan, lampunya masih padam sampai sekarang', { answering: answer })
  await told.soon('it is reopened', async () => (await told.complaint(id)).objections.length === 1)
  expect(await told.complaint(id)).toMatchObject({ status: 'in-follow-up', objections: [{ grounds: expect.stringContaining('masih padam') }] })
  await person.heard(/Keberatan Anda/u)
  expect(await onlyComplaint(told)).toBe(id)
}

test('WhatsApp: lodged with a photo, completed, acknowledged, followed, answered with proof, objected to', async () => {
  const meta = await startMeta()
  const told = await houseWith([{ name: 'wa', kind: 'whatsapp', ...whatsappSettings, apiRoot: meta.url }])
  const person = onWhatsapp(told, meta, '6281234567101')
  const { id, answer } = await complain(told, person, /nama[^]*alamat/iu)
  expect(await told.complaint(id)).toMatchObject({ channel: 'whatsapp', applicant: { phone: '+6281234567101' } })
  for (const status of ['sent', 'delivered', 'read']) await person.reported(answer.id, status)
  await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
  expect(lastAttempt(await told.complaint(id))).toMatchObject({ channel: 'whatsapp', result: 'delivered', by: { kind: 'system' }, settled: { proof: expect.stringContaining('delivered') } })
  await object(told, person, id, answer.id)
}, 90_000)

test('Telegram: lodged with a photo, completed, acknowledged, followed, answered, objected to; nothing is reported, and the proof says just that', async () => {
  const bot = await startBot()
  bot.files.set('foto', jpeg)
  const told = await houseWith([{ name: 'tg', kind: 'telegram', ...telegramSettings, apiRoot: bot.url }])
  const me = 7_555_001
  const seen = new Set<number>()
  const person: Chatter = {
    async say(text, { photo = false, answering } = {}) {
      const [, replied] = answering?.split(':') ?? []
      bot.say(me, { ...(photo ? { caption: text, photo: [{ file_id: 'foto' }] } : { text }), ...(replied ? { reply_to_message: { message_id: Number(replied), text: 'Jawaban' } } : {}) })
    },
    heard: (about) => told.soon(`a Telegram message about ${about.source}`, async () => {
      const found = bot.sent.find(({ id, chat, text }) => !seen.has(id) && chat === me && about.test(text))
      if (found) seen.add(found.id)
      return found && { id: `${me}:${found.id}`, text: found.text, template: null }
    }),
  }
  const { id, answer } = await complain(told, person, /alamat/iu)
  expect(await told.complaint(id)).toMatchObject({ channel: 'telegram', applicant: { telegram: String(me) } })
  const left = told.clock.now
  told.later({ hours: 23 })
  await assumeDelivered(told.house)
  await told.work()
  expect((await told.complaint(id)).status).toBe('in-follow-up')
  told.later({ hours: 2 })
  await assumeDelivered(told.house)
  await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
  const state = await told.complaint(id)
  expect(lastAttempt(state)).toMatchObject({ channel: 'telegram', result: 'delivered', settled: { proof: expect.stringMatching(/diterima Telegram[^]*tidak ada laporan penolakan selama 24 jam/u) } })
  // It arrived when Telegram took it, not a day later.
  expect(Math.abs(left.since(Temporal.Instant.from(state.answeredAt ?? told.clock.now)).total('minutes'))).toBeLessThan(5)
  await object(told, person, id, answer.id)
}, 90_000)

describe('WhatsApp, after its 24 hours', () => {
  const number = '6281234567102'

  test('what was approved as a template goes as one, with what fills it', async () => {
    const meta = await startMeta()
    const templates = { receipt: { name: 'tanda_terima', language: 'id' }, 'handed-on': { name: 'penyerahan', language: 'id' }, answer: { name: 'jawaban', language: 'id' } }
    const told = await houseWith([{ name: 'wa', kind: 'whatsapp', ...whatsappSettings, apiRoot: meta.url, templates }])
    const person = onWhatsapp(told, meta, number)
    const id = await lodge(told, person, /nama[^]*alamat/iu)
    told.later({ hours: 25 })
    await told.bring(id, 'recorded')
    const { register, trackingCode } = await told.complaint(id)
    const receipt = await person.heard(new RegExp(register?.number ?? '?', 'u'))
    expect(receipt).toMatchObject({ template: 'tanda_terima', text: expect.stringContaining(trackingCode) })
    await decide(told, id)
    const answer = await person.heard(/Lampu sudah diganti/u)
    expect(answer.template).toBe('jawaban')
    await person.reported(answer.id, 'delivered')
    await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
    await object(told, person, id, answer.id)
  }, 90_000)

  const outgoing = async (told: Told, event: string) => (await told.house.pool.query<{ channel: string; state: string; words: string | null }>('select channel, state, words from outbound_message where event = $1 order by seq', [event])).rows

  test('without a template news goes by SMS, where that is known; the answer comes back to the officer, who gives it in another way', async () => {
    const meta = await startMeta()
    const told = await houseWith([{ name: 'wa', kind: 'whatsapp', ...whatsappSettings, apiRoot: meta.url }, { name: 'sms', kind: 'silent', channel: 'sms' }])
    const person = onWhatsapp(told, meta, number)
    const id = await lodge(told, person, /nama[^]*alamat/iu)
    told.later({ hours: 25 })
    await told.bring(id, 'recorded')
    await told.soon('the receipt went by SMS', async () => (await outgoing(told, 'receipt')).length === 2)
    expect(await outgoing(told, 'receipt')).toMatchObject([{ channel: 'whatsapp', state: 'failed', words: expect.stringContaining('Di luar 24 jam') }, { channel: 'sms', state: 'delivered' }])
    await decide(told, id)
    await told.soon('the answer failed', async () => lastAttempt(await told.complaint(id))?.result === 'failed')
    expect(lastAttempt(await told.complaint(id))).toMatchObject({ channel: 'whatsapp', settled: { proof: expect.stringContaining('Di luar 24 jam') } })
    expect((await told.complaint(id)).status).toBe('in-follow-up')
    const again = await told.act('record-attempt', id, 'petugas', { answer: (await told.complaint(id)).answers.at(-1)?.id, channel: 'sms', result: 'queued', to: `+${number}` })
    expect(again, JSON.stringify(again)).toMatchObject({ ok: true })
    await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
    expect(lastAttempt(await told.complaint(id))).toMatchObject({ channel: 'sms', result: 'delivered' })
  }, 90_000)

  test('with no other way the attempt fails and the case is the officer\'s; a chat that was pasted in opens nothing, a new message does', async () => {
    const meta = await startMeta()
    const told = await houseWith([{ name: 'wa', kind: 'whatsapp', ...whatsappSettings, apiRoot: meta.url }])
    const person = onWhatsapp(told, meta, number)
    const id = await lodge(told, person, /nama[^]*alamat/iu)
    told.later({ hours: 25 })
    await told.bring(id, 'recorded')
    await told.soon('the receipt failed', async () => (await outgoing(told, 'receipt'))[0]?.state === 'failed')
    const pasted = await keepPastedChat(told.house, { chat: 'Kapan lampu di depan pasar diperbaiki? Masih gelap sekali.', sender: '', number: `+${number}`, name: 'Budi', files: [] })
    expect(pasted).toMatchObject({ ok: true })
    await decide(told, id)
    await told.soon('the answer failed', async () => lastAttempt(await told.complaint(id))?.result === 'failed')
    expect(meta.sent.some(({ text }) => /sudah dicatat|Lampu sudah diganti/u.test(text))).toBe(false)
    expect((await told.complaint(id)).status).toBe('in-follow-up')
    await person.say(`cek ${(await told.complaint(id)).trackingCode}`)
    const again = await told.act('record-attempt', id, 'petugas', { answer: (await told.complaint(id)).answers.at(-1)?.id, channel: 'whatsapp', result: 'queued', to: `+${number}` })
    expect(again, JSON.stringify(again)).toMatchObject({ ok: true })
    const answer = await person.heard(/Lampu sudah diganti/u)
    await person.reported(answer.id, 'delivered')
    await told.soon('it is answered', async () => (await told.complaint(id)).status === 'answered')
    await object(told, person, id, answer.id)
  }, 90_000)
})
