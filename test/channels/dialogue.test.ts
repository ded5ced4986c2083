import { beforeEach, describe, expect, test } from 'vitest'
import { gsm7Count } from '../../src/channels/sms/gsm7.ts'
import { messagesOfComplaint } from '../../src/channels/store/inbound.ts'
import type { KeptMessage } from '../../src/channels/store/inbound.ts'
import { findMessage } from '../../src/channels/store/inbound.ts'
import type { Hints, InboundMessage, MessageChannel } from '../../src/channels/message.ts'
import { fold } from '../../src/complaint/fold.ts'
import { readHistory } from '../../src/complaint/store/history.ts'
import { isOptedOut } from '../../src/channels/store/opt-outs.ts'
import { contactDigest } from '../../src/procedure/contacts.ts'
import { mailTag } from '../../src/procedure/mail-tag.ts'
import { silentAccounts } from '../support/silent-accounts.ts'
import { lastAnswer, studyInput, testHouse } from '../support/house.ts'
import { inbound } from '../support/messages.ts'
import { runJobs } from '../support/run-jobs.ts'

const accounts = silentAccounts()
const it = await testHouse({ channels: accounts })
const { house, clock } = it
const { pool, secret, workplace: { officeId } } = house

let numbers = 100
const newNumber = () => `+62812000${String(++numbers).padStart(5, '0')}`

beforeEach(() => clock.set('2026-11-23T09:00:00+07:00'))

/** A message arrives and everything that follows happens. @returns it, and what the house answered on that channel since */
async function hear(given: Partial<InboundMessage>): Promise<{ message: KeptMessage; said: string[] }> {
  const message = inbound({ receivedAt: clock.now, ...given })
  const account = accounts.find(({ channel }) => channel === message.channel)
  const before = account?.sent.length ?? 0
  await house.post.take(message)
  await runJobs(house)
  const { rows } = await pool.query<{ id: string }>('select id from inbound_message where channel = $1 and external_id = $2', [message.channel, message.externalId])
  const found = await findMessage(pool, officeId, rows[0]?.id ?? '')
  if (!found) throw new Error('not kept')
  return { message: found, said: (account?.sent.slice(before) ?? []).map(({ content }) => content.text) }
}
const text = (sender: string, words: string, more: Partial<InboundMessage> = {}) => hear({ sender, text: words, ...more })
async function caseOf({ complaintId }: KeptMessage) {
  if (!complaintId) throw new Error('no complaint')
  const events = (await readHistory(pool, officeId, complaintId))?.events ?? []
  return { id: complaintId, events, state: fold(events), types: events.map(({ type }) => type) }
}
const lastSent = (channel: MessageChannel) => {
  const sent = accounts.find((account) => account.channel === channel)?.sent.at(-1)
  if (!sent) throw new Error('nothing was sent')
  return sent
}

describe('by SMS, with nothing but a telephone', () => {
  test('the whole story: lodge, complete, ask, be answered, object', async () => {
    const siti = newNumber()
    const lodged = await text(siti, 'Lampu jalan di depan pasar padam sejak seminggu, gelap sekali.')
    expect(lodged.message).toMatchObject({ state: 'done', became: 'complaint' })
    const first = await caseOf(lodged.message)
    const code = first.state.trackingCode
    expect(first.state).toMatchObject({ status: 'incomplete', completion: { missing: ['name', 'address'] } })
    expect(lodged.said.join('\n')).toContain(code)

    const named = await text(siti, 'Siti Aminah')
    expect(named.message).toMatchObject({ became: 'supplement', complaintId: first.id })
    expect((await caseOf(named.message)).state).toMatchObject({ status: 'incomplete', applicant: { name: 'Siti Aminah' } })
    const unread = await text(siti, 'iya pak di dekat pasar itu lho')
    expect(unread.message).toMatchObject({ became: 'note' })
    expect(unread.said).toEqual([expect.stringMatching(new RegExp(`Alamat pemohon.*LENGKAPI ${code}`, 'u'))])
    const complete = await text(siti, `lengkapi ${code.toLowerCase()} jl mawar 3 rt 2 rw 5 kedung asem`)
    expect((await caseOf(complete.message)).state).toMatchObject({ status: 'received', applicant: { name: 'Siti Aminah', address: { line: 'jl mawar 3', kelurahan: 'Kedung Asem' } } })

    await it.bring(first.id, 'recorded')
    await runJobs(house)
    const asked = await text(siti, `Cek ${code}`)
    expect(asked).toMatchObject({ message: { state: 'done', became: 'dialogue', complaintId: first.id }, said: [expect.stringMatching(new RegExp(`^Pengaduan ${code} no .*tercatat, tahap 4 dari 7\\. Dijawab paling lambat 24/11/2026 09\\.00 WIB\\.$`, 'u'))] })
    expect((await text(siti, 'cek')).said).toEqual(asked.said)

    for (const [verb, as, input] of [['hand-over', 'petugas'], ['accept-hand-over', 'kasi-pelayanan'], ['study', 'kasi-pelayanan', studyInput], ['report', 'kasi-pelayanan'], ['dispose', 'camat', { to: [it.people.kasi.id], instructions: ['proses-lanjut'], nature: 'segera' }]] as const) {
      expect(await it.act(verb, first.id, as, input)).toMatchObject({ ok: true })
    }
    await it.act('draft-answer', first.id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Lampu sudah diganti.' })
    await it.act('approve-answer', first.id, 'camat', { id: await lastAnswer(house, first.id) })
    await runJobs(house)
    expect(lastSent('sms').content.text).toContain('Lampu sudah diganti.')
    expect((await caseOf(lodged.message)).state.status).toBe('answered')

    expect((await text(siti, `KEBERATAN ${code}`)).said).toEqual([expect.stringContaining(`KEBERATAN ${code}`)])
    const objected = await text(siti, 'keberatan, lampunya masih padam')
    expect(objected.message).toMatchObject({ became: 'objection', complaintId: first.id })
    expect((await caseOf(objected.message)).state).toMatchObject({ status: 'in-follow-up', objections: [{ grounds: 'lampunya masih padam' }] })
    const thanks = await text(siti, 'terima kasih pak')
    expect(thanks).toMatchObject({ message: { state: 'done', became: 'dialogue' }, said: [] })
  })

  test('a number that was only written down proves nothing: its owner’s words stay out of the complaint', async () => {
    const victim = newNumber()
    const { id, trackingCode } = await it.lodge({ applicant: { name: 'Pelapor', address: { line: 'Jl. Apel 1' }, phone: victim }, narrative: 'Sampah menumpuk.' })
    expect(await it.act('request-missing', id, 'petugas', { missing: ['document', 'address'] })).toMatchObject({ ok: true })
    await runJobs(house)
    for (const words of ['Anak saya sakit, mohon dirahasiakan, alamat saya Jl Melati 4', 'Wati']) {
      expect(await text(victim, words)).toMatchObject({ message: { state: 'inbox', reason: 'contact_unproved', complaintId: null } })
    }
    const state = fold((await readHistory(pool, officeId, id))?.events ?? [])
    expect(state).toMatchObject({ status: 'incomplete', applicant: { name: 'Pelapor', address: { line: 'Jl. Apel 1' } }, statement: { narrative: 'Sampah menumpuk.' } })
    // Who was given the code uses the number: that is the complainant.
    expect((await text(victim, `LENGKAPI ${trackingCode} Tumpukan sampah di depan pasar sejak hari Senin`)).message).toMatchObject({ became: 'supplement', complaintId: id })
  })

  test('a second complaint from one telephone waits for an officer and does not vanish in the first', async () => {
    const family = newNumber()
    const first = await text(family, 'Lampu jalan di depan pasar padam sejak seminggu.')
    const second = await text(family, 'Jalan di gang kami berlubang besar dan banyak anak jatuh kemarin')
    const { state: { trackingCode }, types } = await caseOf(first.message)
    expect(second).toMatchObject({ message: { state: 'inbox', reason: 'another_matter', complaintId: null }, said: [expect.stringContaining(`LENGKAPI ${trackingCode}`)] })
    expect(types).toEqual(['received', 'completion-requested'])
    expect((await text(family, 'dekat pasar lho')).message).toMatchObject({ became: 'note', complaintId: first.message.complaintId })
    expect((await text(family, 'Saya Siti Aminah, alamat Jl Mawar 3 RT 2 RW 5 Kedung Asem')).message).toMatchObject({ became: 'supplement' })
  })

  test('the forms that people know: ADU#name#address#text', async () => {
    const { message, said } = await text(newNumber(), 'ADU#Budi Santoso#Jl Melati 4 RT 1 RW 2#Sampah menumpuk di depan sekolah')
    expect((await caseOf(message)).state).toMatchObject({ status: 'received', applicant: { name: 'Budi Santoso', address: { line: 'Jl Melati 4 RT 1 RW 2' } }, statement: { narrative: 'Sampah menumpuk di depan sekolah' } })
    expect(said).toHaveLength(1)
  })

  test('who says nothing is told once a day how to say it; a help that is asked for is always given', async () => {
    const number = newNumber()
    const said = []
    for (const words of ['p', 'Assalamualaikum', '🙏🙏', 'tes', 'BANTUAN', 'info']) said.push((await text(number, words)).said)
    expect(said.map((texts) => texts.length)).toEqual([1, 0, 0, 0, 1, 1])
    clock.set('2026-11-24T09:00:00+07:00')
    expect((await text(number, 'halo')).said).toHaveLength(1)
    expect((await pool.query('select from complaint_contact where digest = $1', [contactDigest(secret, 'phone', number)])).rowCount).toBe(0)
  })

  test('STOP and MULAI', async () => {
    const number = newNumber()
    const digest = contactDigest(secret, 'phone', number)
    if (!digest) throw new Error('no digest')
    expect((await text(number, 'Stop.')).message).toMatchObject({ state: 'done', became: 'opt-out' })
    expect(await isOptedOut(pool, officeId, 'sms', digest)).toBe(true)
    expect((await text(number, 'mulai')).message).toMatchObject({ became: 'opt-in' })
    expect(await isOptedOut(pool, officeId, 'sms', digest)).toBe(false)
  })

  test('a stranger learns nothing by a code, whatever they do with it', async () => {
    const owner = newNumber()
    const { message } = await text(owner, 'ADU#Rahmat#Jl Anggur 9#Jembatan retak dan berbahaya')
    const { id, state: { trackingCode: code } } = await caseOf(message)
    const stranger = newNumber()
    const answers = []
    for (const words of [`CEK ${code}`, `CEK ${code} 000000`, 'CEK 22222-22222', `CEK 7KQ3M-XPA9Z 123456`]) answers.push((await text(stranger, words)).said)
    expect(new Set(answers.map((said) => said.join())).size).toBe(1)
    const supplement = await text(stranger, `LENGKAPI ${code} Orang Lain, Jl Lain 1`)
    expect(supplement.message).toMatchObject({ state: 'inbox', reason: 'code_other_sender', complaintId: null })
    expect(supplement.said.join()).not.toMatch(/Rahmat|Anggur|Jembatan|2345|diterima,/u)
    expect((await text(stranger, `KEBERATAN ${code} tidak puas`)).message).toMatchObject({ state: 'inbox', reason: 'code_other_sender' })
    expect((await caseOf(message)).types).toEqual(['received'])
    const withPin = await text(stranger, `CEK ${code} ${house.workplace.pinOf(id)}`)
    expect(withPin.said).toEqual([expect.stringContaining(code)])
    expect(withPin.message.complaintId).toBe(null)
  })

  test('a secret identity: code and dates, nothing else', async () => {
    const number = newNumber()
    const { id, trackingCode } = await it.lodge({ applicant: { name: 'Fulan', address: { line: 'Jl. Apel 1' }, phone: number }, narrative: 'Pungli di loket.', confidential: true })
    await runJobs(house)
    await it.bring(id, 'handed-over')
    await runJobs(house)
    expect((await text(number, `CEK ${trackingCode}`)).said).toEqual([`Pengaduan ${trackingCode}: dijawab paling lambat 24/11/2026 09.00 WIB.`])
    expect((await text(number, `Tambahan untuk ${trackingCode}: petugasnya di loket dua`)).message).toMatchObject({ became: 'note', complaintId: id })
  })

  test('fraud is kept apart and not answered; whoever complains of it is heard', async () => {
    const spam = await text(newNumber(), 'SELAMAT nomor anda mendapat hadiah 100 juta dari undian. Klik bit.ly/hadiah')
    expect(spam).toMatchObject({ message: { state: 'quarantine', reason: 'prize', complaintId: null }, said: [] })
    expect((await text(newNumber(), 'Saya dapat SMS penipuan: selamat nomor anda mendapat hadiah 100 juta. Mohon ditindak.')).message).toMatchObject({ became: 'complaint' })
  })

  test('machines and short codes are kept aside and never answered', async () => {
    for (const kind of ['service', 'auto-reply', 'list', 'loop'] as const) {
      expect(await text(kind === 'service' ? 'TELKOMSEL' : newNumber(), 'Sisa kuota Anda 2 GB', { kind })).toMatchObject({ message: { state: 'aside', reason: kind }, said: [] })
    }
    expect((await pool.query(`select from outbound_message where recipient = 'TELKOMSEL'`)).rowCount).toBe(0)
  })

  test('more than ten answers an hour are not given', async () => {
    const number = newNumber()
    let said = 0
    for (let n = 0; n < 15; n += 1) said += (await text(number, 'bantuan')).said.length
    expect(said).toBe(10)
    clock.set('2026-11-23T10:00:01+07:00')
    expect((await text(number, 'bantuan')).said).toHaveLength(1)
  })

  test('an open case, several that wait, the same again: an officer looks', async () => {
    const number = newNumber()
    const first = await text(number, 'ADU#Wati#Jl Pepaya 2#Got mampet di depan rumah')
    expect((await text(number, 'Jalan di gang sebelah juga berlubang besar')).message).toMatchObject({ state: 'inbox', reason: 'known_sender' })
    expect((await text(number, 'ADU#Wati#Jl Pepaya 2#Got mampet di depan rumah')).message).toMatchObject({ state: 'inbox', reason: 'repeated' })
    expect((await text(number, 'LAPOR jalan berlubang di Gang Mangga')).message).toMatchObject({ became: 'complaint' })
    expect((await text(number, 'LAPOR lampu padam di Gang Mangga')).message).toMatchObject({ became: 'complaint' })
    const which = await text(number, 'Wati, Jl Pepaya 2')
    expect(which.message).toMatchObject({ state: 'inbox', reason: 'several_waiting' })
    expect(which.said[0]).toMatch(/[2-9A-Z]{5}-[2-9A-Z]{5}, [2-9A-Z]{5}-[2-9A-Z]{5}/u)
    expect(await messagesOfComplaint(pool, officeId, first.message.complaintId ?? '')).toHaveLength(1)
  })

  test('nothing that was sent to a telephone is longer than an SMS or says who or where', () => {
    for (const { content: { text: words }, event } of accounts.find(({ channel }) => channel === 'sms')?.sent ?? []) {
      if (event !== 'dialogue') continue
      expect(gsm7Count(words), words).toMatchObject({ encoding: 'gsm7', parts: 1 })
      expect(words).not.toMatch(/Siti|Budi|Rahmat|Wati|Fulan|[Mm]awar|Melati|Anggur|Pepaya|Apel/u)
    }
  })
})

describe('by e-mail', () => {
  const mail = (sender: string, words: string, more: Partial<InboundMessage> = {}) => hear({ channel: 'email', sender, text: words, recipient: 'aduan@kantor.test', hints: { messageId: `${crypto.randomUUID()}@contoh.test` }, ...more })

  test('the whole story: a mail, the answer to the question for the address, an auto-reply in between', async () => {
    const siti = 'siti.dialog@contoh.test'
    const lodged = await mail(siti, 'Lampu di depan pasar padam.', { senderName: 'Siti Aminah', subject: 'Lampu padam' })
    const { id, state } = await caseOf(lodged.message)
    expect(state).toMatchObject({ channel: 'email', status: 'incomplete', completion: { missing: ['address'] }, statement: { about: 'Lampu padam' } })
    const question = lastSent('email')
    expect(question.content).toMatchObject({ tag: mailTag(secret, id, state.trackingCode), thread: { inReplyTo: lodged.message.hints.messageId } })
    expect(await mail(siti, 'Saya sedang cuti.', { kind: 'auto-reply', hints: { inReplyTo: question.id } })).toMatchObject({ message: { state: 'aside' }, said: [] })
    const reply = await mail(siti, 'Jl. Mawar 3 RT 2 RW 5 Kedung Asem', { subject: 'Re: Aduan', hints: { messageId: 'balasan@contoh.test', tag: question.content.tag ?? '' } })
    expect(reply.message).toMatchObject({ became: 'supplement', complaintId: id })
    expect((await caseOf(reply.message)).state).toMatchObject({ status: 'received', applicant: { name: 'Siti Aminah', address: { line: 'Jl. Mawar 3', kelurahan: 'Kedung Asem' } } })
  })

  test('by thread, by code, by nothing; and by another than the complainant', async () => {
    const budi = 'budi.dialog@contoh.test'
    const lodged = await mail(budi, 'Nama: Budi\nAlamat: Jl. Melati 4\nSampah menumpuk.', { subject: 'Sampah' })
    const { id, state: { trackingCode } } = await caseOf(lodged.message)
    await pool.query(`update outbound_message set external_id = id || '@kantor.test' where complaint_id = $1`, [id])
    const thread = `${lastSent('email').id}@kantor.test`
    expect((await mail(budi, 'Foto menyusul.', { hints: { inReplyTo: thread } })).message).toMatchObject({ became: 'note', complaintId: id })
    expect((await mail(budi, 'Tambahan: juga bau.', { subject: `Pengaduan ${trackingCode}`, hints: { inReplyTo: thread } })).message).toMatchObject({ became: 'note', complaintId: id })
    // The code stands on every printed receipt, and whoever sends a mail writes its sender.
    for (const words of ['Tambahan: juga bau.', 'Saya keberatan, tidak puas.', 'Terima kasih atas bantuannya, tapi masih bau.']) {
      expect((await mail(budi, words, { subject: `Pengaduan ${trackingCode}` })).message).toMatchObject({ state: 'inbox', reason: 'code_unproved', complaintId: null })
    }
    expect((await mail(budi, 'Ada hal lain lagi, pak.')).message).toMatchObject({ state: 'inbox', reason: 'known_sender', complaintId: null })
    const types = (await caseOf(lodged.message)).types
    const attempts: [Hints, string | null, string][] = [
      [{ inReplyTo: thread }, null, 'thread_other_sender'], [{ references: ['x@y', thread] }, null, 'thread_other_sender'],
      [{ tag: mailTag(secret, id, trackingCode) }, null, 'thread_other_sender'], [{}, `Soal ${trackingCode}`, 'code_other_sender'],
    ]
    for (const [hints, subject, reason] of attempts) {
      const other = await mail('orang.lain@contoh.test', 'Saya ingin tahu perkara ini.', { hints, subject })
      expect(other.message).toMatchObject({ state: 'inbox', reason, complaintId: null })
      expect(other.said.join()).not.toMatch(new RegExp(`Budi|Melati|Sampah|${trackingCode}`, 'u'))
    }
    expect((await mail('orang.lain@contoh.test', 'Pengaduan lain: jalan rusak di gang kami.', { hints: { tag: `${trackingCode.replace('-', '').toLowerCase()}-aaaaaaaaaa` } })).message).toMatchObject({ became: 'complaint' })
    expect((await caseOf(lodged.message)).types).toEqual(types)
  })

  test('an answer that satisfied, one that did not, one too late', async () => {
    const wati = 'wati.dialog@contoh.test'
    const lodged = await mail(wati, 'Nama: Wati\nAlamat: Jl. Pepaya 2\nGot mampet.', { subject: 'Got' })
    const { id, state: { trackingCode } } = await caseOf(lodged.message)
    await it.bring(id, 'answered')
    await runJobs(house)
    const hints = { tag: mailTag(secret, id, trackingCode) }
    expect((await mail(wati, 'Terima kasih banyak pak', { hints })).message).toMatchObject({ became: 'note', complaintId: id })
    expect((await mail(wati, 'Kapan petugas datang lagi?', { hints })).message).toMatchObject({ state: 'inbox', reason: 'answered_case' })
    expect((await mail(wati, 'Ada hal baru, tentang jalan.')).message).toMatchObject({ state: 'inbox', reason: 'known_sender' })
    clock.set('2026-12-30T09:00:00+07:00')
    expect((await mail(wati, 'Saya tidak puas dengan jawaban itu.', { hints })).message).toMatchObject({ state: 'inbox', reason: 'objection_late' })
    clock.set('2026-11-24T09:00:00+07:00')
    expect((await mail(wati, 'Saya tidak puas dengan jawaban itu, got masih mampet.', { hints })).message).toMatchObject({ became: 'objection', complaintId: id })
  })

  test('empty, without a sender, forwarded without a word, with the matter in its subject', async () => {
    expect((await mail('kosong@contoh.test', '')).message).toMatchObject({ state: 'inbox', reason: 'empty' })
    expect(await mail('x', 'Lampu padam di pasar.', { sender: null })).toMatchObject({ message: { state: 'inbox', reason: 'no_sender' }, said: [] })
    expect((await caseOf((await mail('fwd@contoh.test', '', { quoted: 'Jalan di depan balai desa rusak parah.', subject: 'Fwd: jalan' })).message)).state.statement).toEqual({ narrative: 'Jalan di depan balai desa rusak parah.', about: 'jalan' })
    expect((await caseOf((await mail('subjek@contoh.test', '', { subject: 'Lampu jalan Gang Mangga padam' })).message)).state.statement.narrative).toBe('Lampu jalan Gang Mangga padam')
  })
})

test('WhatsApp and Telegram speak as SMS does', async () => {
  const siti = newNumber()
  const first = await hear({ channel: 'whatsapp', sender: siti, senderName: 'Siti', text: 'Lampu di Gang Apel padam sudah lama' })
  expect((await caseOf(first.message)).state).toMatchObject({ channel: 'whatsapp', answerBy: 'whatsapp', applicant: { name: 'Siti', phone: siti }, completion: { missing: ['address'] } })
  expect((await hear({ channel: 'sms', sender: siti, text: 'Gang Apel 7 RT 1 RW 2' })).message).toMatchObject({ became: 'supplement', complaintId: first.message.complaintId })
  const chat = await hear({ channel: 'telegram', sender: '448812', senderName: 'Budi S', text: '/lapor sampah menumpuk di pasar' })
  expect((await caseOf(chat.message)).state).toMatchObject({ channel: 'telegram', applicant: { name: 'Budi S', telegram: '448812' } })
  expect((await hear({ channel: 'telegram', sender: '448812', text: 'Jl Nangka 3' })).message).toMatchObject({ became: 'supplement' })
  expect((await hear({ channel: 'telegram', sender: '448812', text: '/start' })).said).toHaveLength(1)
})
