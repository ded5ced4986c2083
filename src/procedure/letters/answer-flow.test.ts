import { beforeEach, describe, expect, test } from 'vitest'
import { completeInput, lastAnswer, testHouse } from '../../../test/support/house.ts'
import { scripted } from '../../../test/support/messages.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import type { Sent } from '../../channels/adapter.ts'
import type { MessageChannel } from '../../channels/message.ts'
import { setOptOut } from '../../channels/store/opt-outs.ts'
import { outboundOfComplaint } from '../../channels/store/outbound.ts'
import { fold } from '../../complaint/fold.ts'
import { listWaiting } from '../../complaint/questions/queue.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { contactDigest } from '../contacts.ts'
import { issue } from '../papers/produce.ts'

/** What each network answers; a test changes it. */
const moods: Record<'email' | 'sms', () => Sent> = { email: () => ({ outcome: 'sent', words: '250 OK' }), sms: () => ({ outcome: 'sent', words: 'diterima' }) }
const taken = { ...moods }
const email = scripted('surel', 'email', () => moods.email())
const sms = scripted('modem', 'sms', () => moods.sms())
const { house, clock, lodge, bring, act, people } = await testHouse({ channels: [email, sms] })
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

const applicant = { ...completeInput.applicant, email: 'siti.aminah@contoh.test' }
const state = async (id: string) => fold((await readHistory(pool, officeId, id))?.events ?? [])
const lastAttempt = async (id: string) => (await state(id)).answers.at(-1)?.attempts.at(-1)
const answerOf = async (id: string) => (await outboundOfComplaint(pool, officeId, id)).findLast(({ event }) => event === 'answer')

/** A complaint whose answer the Camat has approved. */
async function approved(input: object): Promise<{ id: string; code: string; answer: string }> {
  const { id, trackingCode: code } = await lodge({ ...completeInput, applicant, ...input })
  await bring(id, 'in-follow-up')
  await runJobs(house)
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampunya sudah diganti dan menyala.' })
  const answer = await lastAnswer(house, id)
  expect((await act('approve-answer', id, 'camat', { id: answer })).ok).toBe(true)
  return { id, code, answer }
}

async function report(id: string, channel: MessageChannel, outcome: 'delivered' | 'failed', words: string): Promise<void> {
  expect(await house.post.report({ channel, id: (await answerOf(id))?.id ?? '', outcome, words, at: clock.now })).toBe('kept')
  await runJobs(house)
}

/** What the front desk's queue asks for a file in follow-up. */
async function dutyOf(id: string): Promise<string | null> {
  const { rows } = await listWaiting(pool, officeId, { personId: people.petugas.id, roles: ['petugas'], whole: false }, { waiting: [], followUp: true }, null, 100)
  return rows.find((row) => row.id === id)?.duty ?? null
}

describe('an approved answer', () => {
  test('goes by the chosen channel, and answers the complaint when the network says that it arrived', async () => {
    const { id, code } = await approved({ answerBy: 'sms' })
    await runJobs(house)
    expect((await state(id)).status).toBe('in-follow-up')
    expect(await lastAttempt(id)).toMatchObject({ channel: 'sms', result: 'queued', to: '+6281234567890' })
    expect(sms.sent.at(-1)?.content.text).toBe(`Jawaban Kecamatan Wonoasih atas aduan ${code}:\nLampunya sudah diganti dan menyala.\nBelum puas? Balas KEBERATAN ${code} lalu alasannya, sampai 07/12/2026.`)
    clock.set('2026-11-23T09:30:00+07:00')
    await report(id, 'sms', 'delivered', 'DELIVRD 001')
    const after = await state(id)
    expect([after.status, after.answeredAt?.toString()]).toEqual(['answered', '2026-11-23T02:30:00Z'])
    expect((await lastAttempt(id))?.settled?.proof).toBe(`SMS, 23/11/2026 09.30 WIB: DELIVRD 001 (pesan ${(await answerOf(id))?.id})`)
  })

  test('by e-mail brings the Surat Jawaban with it, as it was issued', async () => {
    const { id, answer } = await approved({ answerBy: 'letter' })
    const letter = { kind: 'answer-letter', about: answer, datedOn: '2026-11-23', signer: { personId: people.camat.id, capacity: 'own' }, to: 'Siti', subject: 'Jawaban', body: 'Sudah diganti.', copies: [] }
    expect((await act('write-letter', id, 'kasi-pelayanan', letter)).ok).toBe(true)
    const letterId = (await state(id)).letters.at(-1)?.id ?? ''
    expect((await act('number-letter', id, 'petugas', { id: letterId })).ok).toBe(true)
    const issued = await issue(house, { complaintId: id, kind: 'answer-letter', subject: letterId, actors: [people.petugas] })
    if (!issued.ok) throw new Error('not issued')
    await act('record-attempt', id, 'petugas', { answer, channel: 'email', result: 'queued', to: 'siti.aminah@contoh.test' })
    await runJobs(house)
    expect(email.sent.at(-1)?.content.files).toEqual([{ sha256: issued.paper.sha256, size: issued.paper.size, mediaType: 'application/pdf', name: 'surat-jawaban-700.1.2.4-001-2026.pdf' }])
  })

  test('is sent once, however often the job runs', async () => {
    const { id } = await approved({ answerBy: 'email' })
    const { rows } = await pool.query<{ seq: number }>(`select seq from complaint_event where complaint_id = $1 and type = 'answer-approved'`, [id])
    const { sendAnswer } = await import('./send-answer.ts')
    for (let again = 0; again < 3; again += 1) await sendAnswer(house, { complaintId: id, seq: rows[0]?.seq ?? 0 })
    await runJobs(house)
    await sendAnswer(house, { complaintId: id, seq: rows[0]?.seq ?? 0 })
    await runJobs(house)
    expect(email.sent.filter(({ event }) => event === 'answer')).toHaveLength(1)
    expect((await state(id)).answers[0]?.attempts).toHaveLength(1)
  })

  test('that comes back puts the case into follow-up, even after it had counted as delivered', async () => {
    const { id } = await approved({ answerBy: 'email' })
    await runJobs(house)
    expect(email.sent.at(-1)).toMatchObject({ recipient: 'siti.aminah@contoh.test', event: 'answer' })
    await report(id, 'email', 'delivered', '250 2.0.0 OK')
    expect([(await state(id)).status, await dutyOf(id)]).toEqual(['answered', null])
    await report(id, 'email', 'failed', '550 5.1.1 mailbox unavailable')
    const after = await state(id)
    expect([after.status, after.answeredAt]).toEqual(['in-follow-up', null])
    expect((await lastAttempt(id))?.settled?.proof).toContain('550 5.1.1 mailbox unavailable')
    expect(await dutyOf(id)).toBe('deliver')
    const kept = await act('record-attempt', id, 'petugas', { answer: after.answers[0]?.id, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })
    expect(kept.ok).toBe(true)
    expect((await state(id)).status).toBe('answered')
  })

  test('that comes back when the file lies in the archive takes it out again, and where it lay stays known', async () => {
    const { id, answer } = await approved({ answerBy: 'email' })
    await runJobs(house)
    await report(id, 'email', 'delivered', '250 2.0.0 OK')
    const filed = { classificationCode: '000.8.3.2', ordner: 'A-1', shelf: 'Lemari 2', sheets: 4 }
    const acted = await act('archive', id, 'arsiparis', filed)
    expect(acted).toMatchObject({ ok: true })
    const archived = await state(id)
    await report(id, 'email', 'failed', '550 5.1.1 mailbox unavailable')
    const after = await state(id)
    expect([after.status, after.answeredAt, after.outcome, after.endedAt]).toEqual(['in-follow-up', null, null, null])
    expect(after.archive).toEqual(archived.archive)
    expect(await dutyOf(id)).toBe('deliver')
    expect(await act('record-attempt', id, 'petugas', { answer, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })).toMatchObject({ ok: true })
    expect(await act('archive', id, 'arsiparis', { ...filed, ordner: 'A-2' })).toMatchObject({ ok: true })
    expect(await state(id)).toMatchObject({ status: 'archived', archive: { ordner: 'A-2' } })
  })

  test('that arrives by a second way changes nothing of an archived file but what became of it', async () => {
    const { id, answer } = await approved({ answerBy: 'sms' })
    await runJobs(house)
    expect(await act('record-attempt', id, 'petugas', { answer, channel: 'phone', result: 'delivered', to: 'Ibu Siti' })).toMatchObject({ ok: true })
    expect(await act('archive', id, 'arsiparis', { classificationCode: '000.8.3.2', ordner: 'A-1', shelf: 'Lemari 2', sheets: 4 })).toMatchObject({ ok: true })
    await report(id, 'sms', 'delivered', 'DELIVRD')
    expect((await state(id)).status).toBe('archived')
    expect((await state(id)).answers[0]?.attempts.map(({ result }) => result)).toEqual(['delivered', 'delivered'])
  })

  test('that the network refuses is a failed attempt with its words; one that arrives after all answers', async () => {
    moods.sms = () => ({ outcome: 'refused', words: 'nomor tidak aktif' })
    const { id } = await approved({ answerBy: 'sms' })
    await runJobs(house)
    expect(await lastAttempt(id)).toMatchObject({ result: 'failed' })
    await report(id, 'sms', 'delivered', 'DELIVRD')
    expect((await state(id)).status).toBe('answered')
    expect((await lastAttempt(id))?.proof).toContain('DELIVRD')
  })

  test('that could not be sent in time is a failed attempt', async () => {
    moods.sms = () => ({ outcome: 'later', words: 'modem mati' })
    const { id } = await approved({ answerBy: 'sms' })
    await runJobs(house)
    clock.set('2026-11-26T10:00:00+07:00')
    await runJobs(house)
    expect((await answerOf(id))?.state).toBe('expired')
    expect((await lastAttempt(id))?.settled?.proof).toContain('modem mati')
  })

  test('of which nothing was heard counts as delivered after a day, with words that say just that', async () => {
    const { id } = await approved({ answerBy: 'sms' })
    await runJobs(house)
    const { assumeDelivered } = await import('./message-settled.ts')
    clock.set('2026-11-24T08:59:00+07:00')
    await assumeDelivered(house)
    expect((await answerOf(id))?.state).toBe('sent')
    clock.set('2026-11-24T09:01:00+07:00')
    await assumeDelivered(house)
    await runJobs(house)
    expect((await state(id)).status).toBe('answered')
    expect((await lastAttempt(id))?.settled?.proof).toContain('Diterima jaringan SMS; tidak ada laporan penolakan selama 24 jam.')
  })

  test('is not sent to who answered STOP: the officer is told to take another way', async () => {
    const number = '081111122222'
    const digest = contactDigest(house.secret, 'phone', number)
    if (!digest) throw new Error('no digest')
    await setOptOut(pool, officeId, 'sms', digest, true, clock.now)
    const { id } = await approved({ answerBy: 'sms', applicant: { ...applicant, phone: number, email: 'lain@contoh.test' } })
    await runJobs(house)
    expect(sms.sent).toEqual([])
    expect((await lastAttempt(id))?.settled?.proof).toContain('STOP')
    expect(email.sent.map(({ event }) => event)).toContain('receipt')
  })

  test('is not sent to a number abroad, also when an officer types one: they are told to take another way', async () => {
    const { id, answer } = await approved({ answerBy: 'sms', applicant: { ...applicant, phone: '+60 12-345 6789' } })
    await runJobs(house)
    expect((await state(id)).answers[0]?.attempts).toEqual([])
    expect((await act('record-attempt', id, 'petugas', { answer, channel: 'sms', result: 'queued', to: '+60 12-345 6789' })).ok).toBe(true)
    await runJobs(house)
    expect(sms.sent).toEqual([])
    expect((await lastAttempt(id))?.settled?.proof).toContain('nomor luar negeri')
  })

  test('of more than ten SMS goes another way', async () => {
    const { id } = await lodge({ ...completeInput, answerBy: 'sms' })
    await bring(id, 'in-follow-up')
    await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'explained', text: 'Penjelasan panjang. '.repeat(90) })
    await act('approve-answer', id, 'camat', { id: await lastAnswer(house, id) })
    await runJobs(house)
    expect((await lastAttempt(id))?.settled?.proof).toContain('terlalu panjang')
  })

  test('that is to be given in person or by letter waits for an officer, who may still send it', async () => {
    const { id, answer } = await approved({ answerBy: 'letter' })
    await runJobs(house)
    expect((await state(id)).answers[0]?.attempts).toEqual([])
    expect((await act('record-attempt', id, 'petugas', { answer, channel: 'email', result: 'queued', to: 'Ibu Siti, anak.siti@contoh.test' })).ok).toBe(true)
    await runJobs(house)
    expect(email.sent.at(-1)).toMatchObject({ recipient: 'anak.siti@contoh.test', event: 'answer' })
  })
})
