import { expect, test } from 'vitest'
import { silentAccounts } from '../../../test/support/silent-accounts.ts'
import { inbound } from '../../../test/support/messages.ts'
import { testHouse } from '../../../test/support/house.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { findMessage, settleMessage } from '../../channels/store/inbound.ts'
import type { InboundMessage } from '../../channels/message.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import type { Actor } from '../../office/actor.ts'
import { becomeComplaint, becomeObjection, becomeSupplement } from './become.ts'

const { house, people, bring, clock } = await testHouse({ channels: silentAccounts() })
const { pool, workplace: { officeId } } = house
const post: Actor = { kind: 'system', part: 'post' }
const { petugas } = people

async function kept(given: Partial<InboundMessage> = {}, state: KeptMessage['state'] = 'new'): Promise<KeptMessage> {
  const message = inbound(given)
  expect(await house.post.take(message)).toBe('kept')
  const { rows } = await pool.query<{ id: string }>('select id from inbound_message where external_id = $1', [message.externalId])
  const found = await again(rows[0]?.id ?? '')
  if (state !== 'new') await settleMessage(pool, officeId, found, { state }, clock.now)
  return again(found.id)
}
async function again(id: string): Promise<KeptMessage> {
  const found = await findMessage(pool, officeId, id)
  if (!found) throw new Error('not kept')
  return found
}
async function history(id: string) {
  const events = (await readHistory(pool, officeId, id))?.events ?? []
  return { events, state: fold(events), types: events.map((event) => event.type) }
}
async function file(content: string | Buffer, name: string, more: object = {}) {
  const put = await house.files.put(Buffer.from(content), 1e9)
  if (!put.ok) throw new Error('not stored')
  return { ...put.file, name, mediaType: 'application/octet-stream', ...more }
}
function idOf(become: Awaited<ReturnType<typeof becomeComplaint>>): string {
  if (!become.ok) throw new Error(`refused: ${become.refusal.key} ${JSON.stringify(become.problems)}`)
  return become.complaintId
}
const pdf = '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'
const mail = (text: string, name = 'Siti Aminah') => `From: ${name} <siti@contoh.test>\r\nTo: aduan@kantor.test\r\nSubject: Lampu\r\nMessage-ID: <${crypto.randomUUID()}@contoh.test>\r\n\r\n${text}\r\n`

test('an SMS becomes a complaint of its sender, and what it lacks is asked for at once', async () => {
  const message = await kept({ text: 'Lampu jalan di Jl. Mawar padam sejak seminggu.', receivedAt: Temporal.Instant.from('2026-11-23T08:10:00+07:00') })
  const id = idOf(await becomeComplaint(house, message, post))
  const { state, types } = await history(id)
  expect(types).toEqual(['received', 'completion-requested'])
  expect(state).toMatchObject({ status: 'incomplete', channel: 'sms', answerBy: 'sms', record: { message: message.id }, applicant: { phone: '+6281234567890' }, statement: { narrative: message.text } })
  expect(state.receivedAt.toString()).toBe('2026-11-23T01:10:00Z')
  expect(state.completion?.missing).toEqual(['name', 'address'])
  expect(await again(message.id)).toMatchObject({ state: 'done', became: 'complaint', complaintId: id })
})

test('a mail becomes a complaint with the name of its sender, its attachments and the mail itself', async () => {
  const raw = await file(mail('Lampu padam.'), 'raw')
  const attachments = [await file(pdf, 'surat.pdf'), await file('MZ', 'virus.exe'), await file('GIF89a', 'logo.gif', { inline: true })]
  const message = await kept({ channel: 'email', sender: 'siti@contoh.test', senderName: 'Siti Aminah', subject: 'Fwd: RE: Lampu padam', text: 'Lampu di depan pasar padam.\n\nAlamat: Jl. Mawar 3 RT 2 RW 5 Kedung Asem', attachments, raw })
  const become = await becomeComplaint(house, message, post)
  const id = idOf(become)
  expect(become).toMatchObject({ leftOut: ['virus.exe'] })
  const { state, events, types } = await history(id)
  expect(types).toEqual(['received', 'noted'])
  expect(events[1]).toMatchObject({ actor: post, data: { visibility: 'complainant' } })
  expect(state).toMatchObject({
    status: 'received', channel: 'email', answerBy: 'email', statement: { about: 'Lampu padam' },
    applicant: { name: 'Siti Aminah', email: 'siti@contoh.test', address: { line: 'Jl. Mawar 3', rt: '2', rw: '5', kelurahan: 'Kedung Asem' } },
  })
  expect((await filesOf(pool, officeId, id)).map(({ name, mediaType }) => [name, mediaType]).sort().reverse()).toEqual([['surel-asli.eml', 'message/rfc822'], ['surat.pdf', 'application/pdf']])
  expect(await house.files.has(attachments[1]?.sha256 ?? '')).toBe(true) // stays with the message
})

test('what is beyond the limits stays with the message and is named in the file', async () => {
  const attachments = await Promise.all(Array.from({ length: 12 }, (_, index) => file(`${pdf}${index}`, `surat-${index}.pdf`)))
  const large = { ...(await file(`${pdf}large`, 'besar.pdf')), size: 11 * 1_048_576 }
  const message = await kept({ sender: '+6281111111101', attachments: [large, ...attachments] })
  const become = await becomeComplaint(house, message, post)
  expect(become).toMatchObject({ leftOut: ['besar.pdf', 'surat-10.pdf', 'surat-11.pdf'] })
  const { events } = await history(idOf(become))
  expect(events.find((event) => event.type === 'noted')?.personal).toMatchObject({ text: expect.stringContaining('besar.pdf, surat-10.pdf, surat-11.pdf') })
})

test('done twice it is the same complaint; a message that became something else is refused', async () => {
  const message = await kept({ sender: '+6281111111102' })
  const id = idOf(await becomeComplaint(house, message, post))
  await pool.query(`update inbound_message set state = 'new', became = null, complaint_id = null where id = $1`, [message.id]) // as if killed before it was written down
  expect(await becomeComplaint(house, message, post)).toMatchObject({ ok: true, complaintId: id })
  expect((await history(id)).types).toEqual(['received', 'completion-requested'])
  expect(await becomeSupplement(house, message, id, post)).toMatchObject({ ok: false, refusal: { key: 'message_decided' } })
})

test('the answer to the question supplies what was missing, in the words of a person', async () => {
  const id = idOf(await becomeComplaint(house, await kept({ sender: '+6281111111103' }), post))
  const reply = await kept({ sender: '+6281111111103', text: 'Siti Aminah, Jl Mawar 3 RT 2 RW 5 Kedung Asem' })
  expect(await becomeSupplement(house, reply, id, post)).toMatchObject({ ok: true, became: 'supplement' })
  const { state } = await history(id)
  expect(state).toMatchObject({ status: 'received', applicant: { name: 'Siti Aminah', phone: '+6281111111103', address: { line: 'Jl Mawar 3', rt: '2', rw: '5', kelurahan: 'Kedung Asem' } } })
})

test('what supplies nothing is a note, and the question stands', async () => {
  const id = idOf(await becomeComplaint(house, await kept({ sender: '+6281111111104' }), post))
  const more = await kept({ sender: '+6281111111104', text: 'Sudah ada yang jatuh semalam, tolong segera.', attachments: [await file(pdf, 'foto.pdf')] })
  expect(await becomeSupplement(house, more, id, post)).toMatchObject({ ok: true, became: 'note' })
  const { state, events } = await history(id)
  expect(state.status).toBe('incomplete')
  expect(events.at(-1)).toMatchObject({ type: 'noted', actor: { kind: 'complainant', via: 'sms' }, data: { visibility: 'complainant', attachments: [expect.anything()] } })
})

test('an objection reopens the answered case, with its files; after its time it is refused', async () => {
  const id = idOf(await becomeComplaint(house, await kept({ sender: '+6281111111105', text: 'Nama: Budi Santoso\nAlamat: Jl. Melati 4\nSampah menumpuk di depan pasar.' }), post))
  expect((await history(id)).state).toMatchObject({ status: 'received', applicant: { name: 'Budi Santoso' } })
  await bring(id, 'answered')
  const objection = await kept({ sender: '+6281111111105', text: 'KEBERATAN. Sampahnya masih ada.', attachments: [await file(pdf, 'bukti.pdf')] })
  expect(await becomeObjection(house, objection, id, post)).toMatchObject({ ok: true, became: 'objection', leftOut: [] })
  const { state } = await history(id)
  expect(state).toMatchObject({ status: 'in-follow-up', objections: [{ grounds: 'Sampahnya masih ada.' }] })
  expect(await filesOf(pool, officeId, id)).toMatchObject([{ name: 'bukti.pdf' }])
})

test('what was made of a message before its trouble stays: nothing else is made of it as well', async () => {
  const sender = '+6281111111110'
  const [id, other] = [idOf(await becomeComplaint(house, await kept({ sender }), post)), idOf(await becomeComplaint(house, await kept({ sender: '+6281111111111' }), post))]
  const troubled = async (text: string) => {
    const reply = await kept({ sender, text })
    expect(await becomeSupplement(house, reply, id, post)).toMatchObject({ ok: true })
    await pool.query(`update inbound_message set state = 'inbox', reason = 'trouble', became = null, complaint_id = null where id = $1`, [reply.id]) // as if it could not be written down
    return again(reply.id)
  }
  const complaints = async () => (await pool.query('select count(*)::int as n from complaint')).rows[0].n
  const before = await complaints()
  const decided = { ok: false, refusal: { key: 'message_decided' } }
  const first = await troubled('Siti Aminah')
  expect(await becomeComplaint(house, first, petugas)).toMatchObject(decided)
  expect(await again(first.id)).toMatchObject({ state: 'done', became: 'supplement', complaintId: id })
  const second = await troubled('dekat pasar')
  expect(await becomeSupplement(house, second, other, petugas)).toMatchObject(decided)
  expect(await again(second.id)).toMatchObject({ state: 'done', became: 'note', complaintId: id })
  const third = await troubled('di timur pasar')
  expect(await becomeSupplement(house, third, id, petugas)).toMatchObject({ ok: true, became: 'note', complaintId: id })
  expect(await complaints()).toBe(before)
  expect((await history(other)).types).toEqual(['received', 'completion-requested'])
  expect((await history(id)).types).toEqual(['received', 'completion-requested', 'completion-supplied', 'noted', 'noted'])
})

test('an objection counts from when it came, however late somebody reads it; not from before the answer', async () => {
  const sender = '+6281111111108'
  const id = idOf(await becomeComplaint(house, await kept({ sender, text: 'Nama: Budi Santoso\nAlamat: Jl. Melati 4\nSampah menumpuk di depan pasar.' }), post))
  await bring(id, 'answered')
  const early = await kept({ sender, text: 'Saya tidak terima.', receivedAt: clock.now.subtract({ hours: 1 }) }, 'inbox')
  const inTime = await kept({ sender, text: 'Saya tidak terima jawaban itu.', receivedAt: clock.now.add({ hours: 24 }) }, 'inbox')
  const before = clock.now
  clock.set('2026-12-20T09:00:00+07:00')
  expect(await becomeObjection(house, early, id, petugas)).toMatchObject({ ok: false, refusal: { key: 'window_closed' } })
  expect(await becomeObjection(house, inTime, id, petugas)).toMatchObject({ ok: true, became: 'objection' })
  const { state, events } = await history(id)
  expect(state.status).toBe('in-follow-up')
  expect(state.objections.map(({ at }) => at.toString())).toEqual([inTime.receivedAt.toString()])
  expect(events.at(-1)).toMatchObject({ type: 'objected', actor: petugas, data: { at: inTime.receivedAt.toString() } })
  clock.set(before.toString())
})

test('the clock starts when the last of what was missing came, in whatever order it is filed', async () => {
  const sender = '+6281111111109'
  const id = idOf(await becomeComplaint(house, await kept({ sender }), post))
  const at = (hours: number) => clock.now.add({ hours })
  const name = await kept({ sender, text: 'Siti Aminah', receivedAt: at(3) })
  const address = await kept({ sender, text: 'Jl Mawar 3 RT 2 RW 5 Kedung Asem', receivedAt: at(1) })
  const [complete, before] = [at(3), clock.now]
  clock.set(at(72).toString())
  for (const message of [name, address]) expect(await becomeSupplement(house, message, id, post)).toMatchObject({ ok: true, became: 'supplement' })
  const { state } = await history(id)
  expect(state.moments.complete?.toString()).toBe(complete.toString())
  const { rows } = await pool.query<{ complete_at: Temporal.Instant }>('select complete_at from complaint where id = $1', [id])
  expect(rows[0]?.complete_at.toString()).toBe(complete.toString())
  clock.set(before.toString())
})

test('the house never joins a stranger’s message to a complaint; an officer may, and only the office sees it', async () => {
  const id = idOf(await becomeComplaint(house, await kept({ sender: '+6281111111106' }), post))
  const stranger = await kept({ sender: '+6281999999999', text: 'Saya tetangganya, lampunya memang padam.' })
  expect(await becomeSupplement(house, stranger, id, post)).toMatchObject({ ok: false, refusal: { key: 'not_yours' } })
  expect(await becomeObjection(house, stranger, id, post)).toMatchObject({ ok: false, refusal: { key: 'not_yours' } })
  expect(await again(stranger.id)).toMatchObject({ state: 'new' })
  await settleMessage(pool, officeId, stranger, { state: 'inbox', reason: 'code_other_sender' }, clock.now)
  expect(await becomeSupplement(house, await again(stranger.id), id, petugas)).toMatchObject({ ok: true, became: 'note' })
  const { events } = await history(id)
  expect(events.at(-1)).toMatchObject({ type: 'noted', actor: petugas, data: { visibility: 'office' }, personal: { text: expect.stringMatching(/^Pesan dari \+6281999999999:\n\nSaya tetangganya/u) } })
  expect(await again(stranger.id)).toMatchObject({ state: 'done', became: 'note', handledBy: petugas })
})

test('an officer decides with one key, once, and may say what they read; two at the same message decide once', async () => {
  const message = await kept({ sender: '+6281111111107', text: 'tolong pak lihat gambarnya' }, 'inbox')
  const extra = { applicant: { name: 'Rahmat', address: { line: 'Jl. Anggur 9' } }, narrative: 'Jembatan retak.' }
  const both = await Promise.all([becomeComplaint(house, message, petugas, extra), becomeComplaint(house, message, petugas, extra)])
  expect(both.filter((become) => become.ok)).toHaveLength(1)
  const { rows } = await pool.query('select id from complaint where intake_key = $1', [`message:${message.id}:complaint`])
  expect(rows).toHaveLength(1)
  expect((await history(rows[0].id)).state).toMatchObject({ status: 'received', receivedBy: petugas, channel: 'sms', applicant: { name: 'Rahmat' }, statement: { narrative: 'Jembatan retak.' } })
  expect(await becomeComplaint(house, message, petugas, extra)).toMatchObject({ ok: false, refusal: { key: 'message_decided' } })
})
