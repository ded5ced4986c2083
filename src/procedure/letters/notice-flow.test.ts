import { beforeEach, describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { inbound, outbound, scripted } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import type { Sent } from '../../channels/adapter.ts'
import { gsm7Count } from '../../channels/sms/gsm7.ts'
import { setOptOut } from '../../channels/store/opt-outs.ts'
import { outboundOfComplaint, queueMessage, stepsOf } from '../../channels/store/outbound.ts'
import { receive } from '../1-receive/receive.ts'
import { contactDigest } from '../contacts.ts'
import { changeLetter } from './templates.ts'
import { isMailTagOf } from '../mail-tag.ts'

const moods: Record<'email' | 'sms', () => Sent> = { email: () => ({ outcome: 'sent', externalId: 'mail-1@contoh.test', words: '250 OK' }), sms: () => ({ outcome: 'delivered', words: 'diterima' }) }
const taken = { ...moods }
const email = scripted('surel', 'email', () => moods.email())
const sms = scripted('modem', 'sms', () => moods.sms())
const whatsapp = scripted('wa', 'whatsapp', () => ({ outcome: 'sent', words: 'accepted' }))
const { house, clock, lodge, bring, act, people } = await testHouse({ channels: [email, sms, whatsapp] })
const { pool, workplace } = house
const { officeId } = workplace
const begin = clock.now.toString()

beforeEach(async () => {
  clock.set(begin)
  Object.assign(moods, taken)
  await runJobs(house)
  email.sent.length = 0
  sms.sent.length = 0
})

let numbers = 0
/** Somebody whom no other test knows. */
function someone(): { name: string; address: { line: string }; phone: string; email: string } {
  numbers += 1
  return { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3' }, phone: `08127777${1000 + numbers}`, email: `siti${numbers}@contoh.test` }
}
const asked = { missing: ['document'], notes: { document: 'Foto tiang yang padam.' }, message: 'Mohon kirim fotonya.' }
const queued = (id: string) => outboundOfComplaint(pool, officeId, id)
const told = (adapter: typeof sms) => adapter.sent.map(({ event }) => event)

describe('the complainant is told', () => {
  test('each step once, by the channel that they chose, in its order', async () => {
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await runJobs(house)
    for (const to of ['recorded', 'handed-over'] as const) {
      if (to === 'recorded') await bring(id, to)
      else await act('hand-over', id, 'petugas')
      await runJobs(house)
    }
    expect(told(sms)).toEqual(['received', 'receipt', 'handed-on'])
    expect(email.sent).toEqual([])
    expect(sms.sent.every(({ content }) => content.subject === undefined && content.files === undefined)).toBe(true)
    expect((await queued(id)).every(({ state, attemptId }) => state === 'delivered' && attemptId === null)).toBe(true)
  })

  test('of the PIN only by the channel from which they wrote themselves; elsewhere it says where it was given', async () => {
    const lodged = async (via: 'sms' | 'email' | 'web') => {
      const { name, address, phone, email: mail } = someone()
      const received = await receive(workplace, {
        input: { ...(via === 'web' ? { ...completeInput, answerBy: 'sms' } : { channel: via, narrative: 'Lampu padam.', answerBy: via }), applicant: { name, address, phone, email: mail } }, actor: { kind: 'complainant', via }, key: crypto.randomUUID(),
      })
      if (!received.ok) throw new Error(received.refusal.key)
      await bring(received.receipt.id, 'recorded')
      await runJobs(house)
      return { id: received.receipt.id, pin: workplace.pinOf(received.receipt.id), sent: await queued(received.receipt.id) }
    }
    const [web, bySms, byMail] = [await lodged('web'), await lodged('sms'), await lodged('email')]
    for (const { content } of web.sent) expect(JSON.stringify(content)).not.toContain(web.pin)
    expect(web.sent.find(({ event }) => event === 'received')?.content.text).toContain('PIN di layar\n')
    for (const { pin, sent } of [bySms, byMail]) expect(sent.find(({ event }) => event === 'receipt')?.content.text).toContain(pin)
    const file = byMail.sent.find(({ event }) => event === 'receipt')?.content.files?.[0]
    expect(file).toMatchObject({ mediaType: 'application/pdf', sha256: (await house.receiptOf(byMail.id))?.sha256 })
    expect((await house.files.bytes(file?.sha256 ?? '')).byteLength).toBe(file?.size)
  })

  test('by mail with the address of their Tanda Terima, a reply address of their case, in the conversation that they began', async () => {
    const applicant = someone()
    const { id, trackingCode } = await lodge({ ...completeInput, applicant, answerBy: 'email' })
    await house.post.take(inbound({ channel: 'email', sender: applicant.email, hints: { messageId: 'theirs@contoh.test', references: ['older@contoh.test'] } }))
    await pool.query(`update inbound_message set complaint_id = $1, state = 'done' where sender = $2`, [id, applicant.email])
    await bring(id, 'recorded')
    await runJobs(house)
    const receipt = email.sent.find(({ event }) => event === 'receipt')
    expect(receipt?.content.subject).toMatch(/^Tanda Terima aduan nomor 000\d\/2026 \(/u)
    expect(receipt?.content.thread).toEqual({ inReplyTo: 'theirs@contoh.test', references: ['older@contoh.test', 'theirs@contoh.test'] })
    expect(isMailTagOf(house.secret, receipt?.content.tag ?? '', id)).toBe(true)
    expect(receipt?.content.text).toContain(trackingCode)
    // The address was typed into the web form: the Tanda Terima, which bears the PIN, stays behind it.
    expect(receipt?.content.files).toBeUndefined()
    expect(receipt?.content.text).toContain('PIN: tampil di layar saat Anda mengadu')
  })

  test('in a mail, after our own last one when they never wrote', async () => {
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'email' })
    await runJobs(house)
    await bring(id, 'recorded')
    await runJobs(house)
    expect(email.sent.map(({ content }) => content.thread?.inReplyTo)).toEqual([undefined, 'mail-1@contoh.test'])
  })

  test('in a chat, with what fills an approved template of the network', async () => {
    await lodge({ ...completeInput, applicant: someone(), answerBy: 'whatsapp' })
    await runJobs(house)
    const { content } = whatsapp.sent[0] ?? {}
    expect(content?.template).toEqual({ name: 'tanggap_received', language: 'id', texts: ['Kecamatan Wonoasih', expect.stringMatching(/^.{11}$/u), 'tampil di layar saat Anda mengadu', '24/11/2026 09.00 WIB', expect.stringMatching(/^http.*\/lacak\//u)] })
    expect(content?.text).toContain('Dijawab paling lambat: 24/11/2026 09.00 WIB')
  })

  test('not at all where there is no way to them', async () => {
    const { id } = await lodge({ ...completeInput, applicant: { name: 'Siti', address: { line: 'Jl. Mawar 3' } }, answerBy: 'sms' })
    await runJobs(house)
    expect(await queued(id)).toEqual([])
  })

  test('in the words of the office, once it has its own', async () => {
    const by = { officeId, actor: people.sekcam, now: clock.now }
    expect(await changeLetter(house, by, { letter: 'received', channel: 'sms', language: 'id' }, 'Diterima', 0, { text: 'Matur nuwun. Kode {kode}.' })).toBe(true)
    const { trackingCode } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await runJobs(house)
    expect(sms.sent[0]?.content.text).toBe(`Matur nuwun. Kode ${trackingCode}.\nBalas STOP utk berhenti`)
    expect(await changeLetter(house, by, { letter: 'received', channel: 'sms', language: 'id' }, 'Diterima', 0, { text: 'x {kode}' })).toBe(false) // somebody saw an older version
    expect(await changeLetter(house, by, { letter: 'received', channel: 'sms', language: 'id' }, 'Diterima', 1, null)).toBe(true)
    await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await runJobs(house)
    expect(sms.sent[1]?.content.text).toContain('Aduan Anda diterima')
  })
})

describe('a notice that did not arrive', () => {
  test('goes once by the next channel that the person has', async () => {
    moods.sms = () => ({ outcome: 'refused', words: 'nomor tidak aktif' })
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await runJobs(house)
    const sent = (await queued(id)).sort((one, other) => one.key.localeCompare(other.key)) // both at the same moment
    expect(sent.map(({ channel, event, state, key }) => [channel, event, state, key.endsWith(':fallback')])).toEqual([['sms', 'received', 'failed', false], ['email', 'received', 'sent', true]])
    const [, mail] = sent
    await house.post.report({ channel: 'email', id: mail?.id ?? '', outcome: 'failed', words: '550', at: clock.now })
    await runJobs(house)
    expect(await queued(id)).toHaveLength(2)
  })

  test('is not repeated elsewhere when it is old news', async () => {
    moods.sms = () => ({ outcome: 'later', words: 'modem mati' })
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await act('request-missing', id, 'petugas', asked)
    await runJobs(house)
    clock.set('2026-11-24T08:00:00+07:00')
    await act('withdraw', id, 'complainant', { reason: 'Sudah selesai.' })
    clock.set('2026-11-24T10:00:00+07:00')
    await runJobs(house)
    expect((await queued(id)).map(({ event, channel, state }) => [event, channel, state])).toEqual([['missing', 'sms', 'expired'], ['closing', 'sms', 'queued']])
  })

  test('and that nobody could send in time ends, with its reason', async () => {
    moods.sms = () => ({ outcome: 'later', words: 'modem mati' })
    const { id } = await lodge({ ...completeInput, applicant: { ...someone(), email: '' }, answerBy: 'sms' })
    await runJobs(house)
    clock.set('2026-11-24T09:00:00+07:00')
    await runJobs(house)
    const [message] = await queued(id)
    expect(message).toMatchObject({ state: 'expired', words: 'modem mati' })
    expect((await stepsOf(pool, officeId, [message?.id ?? ''])).map(({ state }) => state)).toEqual(['delayed', 'expired'])
  })
})

describe('nobody is disturbed', () => {
  test('at night: the SMS waits until morning, the mail does not', async () => {
    clock.set('2026-11-23T21:15:00+07:00')
    const [byPhone, byMail] = [await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' }), await lodge({ ...completeInput, applicant: someone(), answerBy: 'email' })]
    await runJobs(house)
    expect([told(sms), told(email)]).toEqual([[], ['received']])
    expect((await queued(byPhone.id))[0]?.notBefore.toString()).toBe('2026-11-23T23:30:00Z')
    expect((await queued(byPhone.id))[0]?.expiresAt.toString()).toBe('2026-11-24T23:30:00Z')
    clock.set('2026-11-24T06:30:00+07:00')
    await runJobs(house)
    expect(told(sms)).toEqual(['received'])
    expect(await queued(byMail.id)).toHaveLength(1)
  })

  test('but who has just written by SMS is awake, and hears at once', async () => {
    clock.set('2026-11-23T22:00:00+07:00')
    const { name, address, phone } = someone()
    const received = await receive(workplace, { input: { channel: 'sms', applicant: { name, address, phone }, narrative: 'Lampu padam.' }, actor: { kind: 'complainant', via: 'sms' }, key: crypto.randomUUID() })
    if (!received.ok) throw new Error(received.refusal.key)
    await runJobs(house)
    expect(told(sms)).toEqual(['received'])
    clock.set('2026-11-23T22:16:00+07:00')
    await act('request-missing', received.receipt.id, 'petugas', asked)
    await runJobs(house)
    expect(told(sms)).toEqual(['received'])
    clock.set('2026-11-24T06:30:00+07:00')
    await runJobs(house)
    expect(told(sms)).toEqual(['received', 'missing'])
  })

  test('by what was overtaken in the night, nor by a burst of old news', async () => {
    clock.set('2026-11-23T21:15:00+07:00')
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await act('request-missing', id, 'petugas', asked)
    await runJobs(house)
    await act('supply-missing', id, 'complainant', { narrative: 'Tiang nomor 12.' })
    await bring(id, 'recorded')
    await runJobs(house)
    clock.set('2026-11-24T06:30:00+07:00')
    await runJobs(house)
    expect(told(sms)).toEqual(['receipt'])
  })

  test('by news of the day before yesterday, when the jobs stood still', async () => {
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    clock.set('2026-11-24T09:00:00+07:00')
    await runJobs(house)
    expect(await queued(id)).toEqual([])
  })

  test('who answered STOP on a channel: the next one is used, or none', async () => {
    const [one, two] = [someone(), { ...someone(), email: '' }]
    for (const { phone } of [one, two]) {
      const digest = contactDigest(house.secret, 'phone', phone)
      if (digest) await setOptOut(pool, officeId, 'sms', digest, true, clock.now)
    }
    await lodge({ ...completeInput, applicant: one, answerBy: 'sms' })
    const alone = await lodge({ ...completeInput, applicant: two, answerBy: 'sms' })
    await runJobs(house)
    expect([told(sms), told(email)]).toEqual([[], ['received']])
    expect(await queued(alone.id)).toEqual([])
  })

  test('by what waited for the morning, when they answered STOP in the evening; the answer that they asked for still comes', async () => {
    clock.set('2026-11-23T21:00:00+07:00')
    const applicant = { ...someone(), email: '' }
    const [{ id }, other] = [await lodge({ ...completeInput, applicant, answerBy: 'sms' }), await lodge({ ...completeInput, applicant: { ...someone(), email: '' }, answerBy: 'sms' })]
    await runJobs(house)
    const recipient = `+62${applicant.phone.slice(1)}`
    const answer = outbound({ complaintId: id, attemptId: crypto.randomUUID(), event: 'answer', recipient, notBefore: clock.now.add({ hours: 9 }), expiresAt: clock.now.add({ hours: 72 }) })
    await queueMessage(pool, officeId, answer, clock.now)
    await house.post.take(inbound({ sender: recipient, text: 'STOP', receivedAt: clock.now }))
    await runJobs(house)
    expect((await queued(id)).map(({ event, state }) => `${event} ${state}`)).toEqual(['received cancelled', 'answer queued'])
    expect((await stepsOf(pool, officeId, (await queued(id)).map((message) => message.id))).map(({ words }) => words)).toEqual(['Penerima membalas STOP.'])
    expect(told(sms)).toEqual(['dialogue'])
    expect((await queued(other.id))[0]?.state).toBe('queued')
    clock.set('2026-11-24T06:30:00+07:00')
    await runJobs(house)
    expect(told(sms).sort()).toEqual(['answer', 'dialogue', 'received'])
  })

  test('by more than ten pieces of news in a day, whoever types their number into the form; the rest says why it was not sent', async () => {
    const applicant = { ...someone(), email: '' }
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1) ids.push((await lodge({ ...completeInput, applicant, answerBy: 'sms' })).id)
    await runJobs(house)
    expect(told(sms)).toHaveLength(10)
    const last = (await queued(ids[11] ?? ''))[0]
    expect(last?.state).toBe('cancelled')
    expect((await stepsOf(pool, officeId, [last?.id ?? ''])).map(({ words }) => words)).toEqual(['Tidak dikirim: sudah 10 kabar ke alamat ini hari ini.'])
    await lodge({ ...completeInput, applicant: { ...someone(), email: '' }, answerBy: 'sms' })
    await runJobs(house)
    expect(told(sms)).toHaveLength(11)
    clock.set('2026-11-24T09:00:00+07:00')
    await lodge({ ...completeInput, applicant, answerBy: 'sms' })
    await runJobs(house)
    expect(told(sms)).toHaveLength(12)
  })

  test('and is told in the first news by SMS or chat how to have no more, within one SMS', async () => {
    const applicant = someone()
    const { id } = await lodge({ ...completeInput, applicant, answerBy: 'sms' })
    await lodge({ ...completeInput, applicant: someone(), answerBy: 'whatsapp' })
    await lodge({ ...completeInput, applicant: someone(), answerBy: 'email' })
    await runJobs(house)
    await bring(id, 'recorded')
    await runJobs(house)
    const [first, second] = sms.sent.map(({ content }) => content.text)
    expect(first).toMatch(/\nBalas STOP utk berhenti$/u)
    expect(gsm7Count(first ?? '')).toMatchObject({ encoding: 'gsm7', parts: 1 })
    expect(second).not.toContain('STOP')
    expect(whatsapp.sent.at(-1)?.content.text).toMatch(/Balas: STOP$/u)
    expect(email.sent.at(-1)?.content.text.match(/STOP/gu)).toHaveLength(1)
  })

  test('nor does a sender of rubbish learn that their number is read', async () => {
    const { id } = await lodge({ ...completeInput, applicant: someone(), answerBy: 'sms' })
    await act('refuse-processing', id, 'kasi-pelayanan', { ground: 'spam', reason: 'Iklan pinjaman.' })
    await runJobs(house)
    expect(await queued(id)).toEqual([])
  })
})
