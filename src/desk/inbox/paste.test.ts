import { beforeAll, expect, test } from 'vitest'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { runJobs } from '../../../test/support/run-jobs.ts'
import type { Role } from '../../office/roles.ts'
import { addInboxPages } from './inbox.tsx'

let given: TestHouse
beforeAll(async () => {
  given = await testHouse({ doors: [addInboxPages] })
})

const path = '/meja/kotak-masuk/tempel'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const chat = [
  '22/11/26 19.02 - Pesan dan panggilan dienkripsi secara end-to-end.',
  '22/11/26 19.02 - +62 813-9998-8877: Pak, lampu di gang mati <b>',
  'sudah tiga hari',
  '22/11/26 19.03 - +62 813-9998-8877: IMG-1.jpg (file terlampir)',
  '22/11/26 19.05 - Kantor: Baik Bu, di mana?',
  '22/11/26 19.06 - +62 813-9998-8877: Gang Melati, saya Siti',
].join('\n')

async function officer(role: Role) {
  const someone = visitor(given.app)
  const [name = '', value = ''] = (await given.signIn(role)).split('=')
  someone.cookies.set(name, value)
  return someone
}

test('a pasted chat waits in the inbox with the citizen\'s words, the whole chat beside them, its picture and the text as pasted; no job decides about it', async () => {
  const rina = await officer('petugas')
  const empty = await rina.get(path)
  expect(await htmlFaults(empty.html)).toEqual([])
  const who = await rina.post(path, filled(fieldsOf(empty.html, path), { chat }), [{ name: 'lampu.png', content: png }])
  expect(who.status).toBe(200)
  expect(await htmlFaults(who.html)).toEqual([])
  const fields = fieldsOf(who.html, path)
  expect(Object.fromEntries(fields)).toMatchObject({ number: '+6281399988877', langkah: '2' })
  expect(who.html).toContain('lampu.png')
  expect(who.html).not.toContain('mati <b>')

  const unsaid = await rina.post(path, fields.filter(([name]) => name !== 'sender'), [])
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('Pilih siapa pelapornya')
  const wrong = await rina.post(path, filled(fields, { sender: '+62 813-9998-8877', number: '12' }).filter(([name, value]) => name !== 'sender' || value === '+62 813-9998-8877'), [])
  expect(wrong.status).toBe(422)

  const choice = [...fields.filter(([name]) => name !== 'sender' && name !== 'name'), ['sender', '+62 813-9998-8877'], ['name', 'Siti']] as const
  const saved = await rina.post(path, choice, [])
  expect(saved.status).toBe(303)
  const { rows } = await given.house.pool.query('select * from inbound_message')
  expect(rows).toMatchObject([{
    channel: 'whatsapp', account: 'tempel', state: 'inbox', reason: 'pasted', sender: '+6281399988877', sender_name: 'Siti', kind: 'message',
    body: 'Pak, lampu di gang mati <b>\nsudah tiga hari\nGang Melati, saya Siti', received_at: Temporal.Instant.from('2026-11-22T19:06:00+07:00'),
  }])
  expect(rows[0].quoted).toContain('Kantor: Baik Bu, di mana?')
  expect(rows[0].attachments).toMatchObject([{ name: 'lampu.png', mediaType: 'image/png' }])
  expect(rows[0].hints).toEqual({})
  expect(await given.house.files.bytes(rows[0].raw_sha256).then((bytes) => bytes.toString())).toBe(chat)
  expect(await runJobs(given.house, ['handle-message'])).toEqual([])

  // The same again, from the beginning: the same message.
  const again = await rina.post(path, [...fieldsOf((await rina.get(path)).html, path).filter(([name]) => name === '_csrf'), ['chat', chat], ['langkah', '2'], ['sender', '+62 813-9998-8877'], ['number', '081399988877']], [])
  expect(again.location).toContain('kabar=sudah-ada')
  expect((await given.house.pool.query('select count(*) as n from inbound_message')).rows[0].n).toBe(1)

  const message = await rina.get(saved.location)
  const noun = `${saved.location}/pengaduan`
  expect((await rina.post(noun, fieldsOf(message.html, noun))).status).toBe(303)
  const complaint = await given.house.pool.query('select channel, complainant, received_at from complaint')
  expect(complaint.rows).toEqual([{ channel: 'whatsapp', complainant: 'Siti', received_at: Temporal.Instant.from('2026-11-22T19:06:00+07:00') }])
  expect((await given.house.pool.query('select name from file where complaint_id is not null')).rows).toEqual([{ name: 'lampu.png' }])
})

test('one copied message has no names; nothing, too much and the wrong people are refused in words', async () => {
  const rina = await officer('petugas')
  const csrf = fieldsOf((await rina.get(path)).html, path).filter(([name]) => name === '_csrf')
  const single = await rina.post(path, [...csrf, ['chat', 'Air PDAM mati'], ['number', '0812 9991 1122']], [])
  expect(single.html).toContain('tanpa nama pengirim')
  const saved = await rina.post(path, fieldsOf(single.html, path), [])
  expect(saved.status).toBe(303)
  expect((await given.house.pool.query(`select sender, quoted from inbound_message where body = 'Air PDAM mati'`)).rows).toEqual([{ sender: '+6281299911122', quoted: null }])
  for (const text of ['', '  \n', 'x'.repeat(200_001)]) expect((await rina.post(path, [...csrf, ['chat', text]], [])).status).toBe(422)
  expect((await rina.post(path, [...csrf, ['chat', chat], ['langkah', '2'], ['sender', 'Orang Lain']], [])).status).toBe(422)
  for (const role of ['auditor', 'camat', 'kasi'] as const) expect((await (await officer(role)).get(path)).status, role).toBe(403)
})
