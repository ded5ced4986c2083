import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { afterFile } from '../support/cleanup.ts'
import { fastTime, mailOffice, until } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { deliver, plainMail } from '../support/maildir.ts'

const servers = await startMailServers({ only: 'dovecot' })
afterFile(servers.stop)
const office = await mailOffice(servers)
const inbox = servers.maildir('aduan')
const mailsIn = async (folder: string) => (await Promise.all(['new', 'cur'].map((part) => readdir(join(inbox, folder, part)).catch(() => [])))).flat().length

interface Row { subject: string | null; sender: string | null; sender_name: string | null; state: string; reason: string | null; body: string; hints: { left?: { folder: string; size: number; why: string } }; raw_size: number | null }
const rows = async () => (await office.pool.query<Row>('select subject, sender, sender_name, state, reason, body, hints, raw_size from inbound_message where office_id = $1 order by received_at, id', [office.officeId])).rows
const asOwner = async (sql: string) => {
  const client = new pg.Client({ connectionString: office.database.url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

test('a mail of 60 MB is told of in the inbox and lies whole in the folder of failed mail; the check counts it', async () => {
  const line = 'Foto dan video jalan yang rusak, satu baris dari sangat banyak.\r\n'
  const large = plainMail({ from: 'siti@luar.example', subject: '=?utf-8?q?Video_jalan_rusak_=F0=9F=98=A2?=', body: line.repeat(Math.ceil(60_000_000 / line.length)) })
  await deliver(inbox, [plainMail({ subject: 'sebelum' }), large, plainMail({ subject: 'sesudah' })])
  await office.hearDuring(office.account(), async () => { await until('all settled', async () => (await mailsIn('')) === 0 && (await office.count()) === 3, 20_000) })
  const [told, ...others] = (await rows()).toSorted((one, other) => Number(other.reason === 'trouble') - Number(one.reason === 'trouble'))
  expect(told).toMatchObject({ subject: 'Video jalan rusak 😢', sender: 'siti@luar.example', state: 'inbox', reason: 'trouble', body: '', raw_size: null, hints: { messageId: expect.stringContaining('@luar.example'), left: { folder: 'Failed', size: large.length, why: 'too-large' } } })
  expect(others.map(({ subject, state }) => `${subject}: ${state}`).toSorted()).toEqual(['sebelum: new', 'sesudah: new'])
  expect([await mailsIn('.Failed'), await mailsIn('.Processed')]).toEqual([1, 2])
  const finding = (await office.account(accountSettings(servers, { smtp: undefined })).check()).filter(({ ok }) => !ok)
  expect(finding).toMatchObject([{ what: { id: 'Folder Failed: 1 surel tidak dapat disimpan', en: 'Folder Failed: mails that could not be kept: 1' }, advice: { id: expect.stringContaining('kotak masuk'), en: expect.stringContaining('INBOX') } }])
})

test('a mail that the database refuses is told of once, with its original, and its neighbours are kept', async () => {
  await asOwner(`create function refuse_poison() returns trigger language plpgsql as $$ begin if new.body like '%racun%' then raise exception 'this one breaks something'; end if; return new; end $$;
    create trigger refuse_poison before insert on inbound_message for each row execute function refuse_poison()`)
  const [before, lying] = [await office.count(), await mailsIn('.Failed')]
  const poison = plainMail({ from: 'budi@luar.example', subject: 'Jalan', body: 'racun' })
  const large = plainMail({ from: 'budi@luar.example', subject: 'Jalan, panjang', body: `racun\r\n${'x'.repeat(70)}\r\n`.repeat(20_000) })
  await deliver(inbox, [plainMail({ subject: 'utuh 1' }), poison, large, plainMail({ subject: 'utuh 2' })])
  await office.hearDuring(office.account(), async () => { await until('all settled', async () => (await mailsIn('')) === 0 && (await mailsIn('.Failed')) === lying + 2, 20_000) })
  // The same mails once more, as after a program that died before it could move them.
  await deliver(inbox, [poison, large])
  await office.hearDuring(office.account(), async () => { await until('all settled again', async () => (await mailsIn('')) === 0 && (await mailsIn('.Failed')) === lying + 4, 20_000) })
  expect((await office.count()) - before).toBe(4)
  const told = (await rows()).filter(({ hints }) => hints.left?.why === 'unreadable')
  expect(told.map(({ subject, sender, state, reason, raw_size, hints }) => ({ subject, sender, state, reason, raw_size, size: hints.left?.size }))).toEqual([
    { subject: 'Jalan', sender: 'budi@luar.example', state: 'inbox', reason: 'trouble', raw_size: poison.length, size: poison.length },
    { subject: 'Jalan, panjang', sender: 'budi@luar.example', state: 'inbox', reason: 'trouble', raw_size: large.length, size: large.length },
  ])
})

test('what the database refuses of a mail\'s header too is told of without it', async () => {
  await asOwner(`create or replace function refuse_poison() returns trigger language plpgsql as $$ begin if new.subject like '%racun%' then raise exception 'this one breaks something'; end if; return new; end $$`)
  await deliver(inbox, [plainMail({ subject: 'racun dalam subjek' })])
  await office.hearDuring(office.account(), async () => { await until('told of', async () => (await rows()).some(({ hints, subject }) => hints.left && subject === null)) })
  expect((await rows()).filter(({ hints, subject }) => hints.left && subject === null)).toMatchObject([{ state: 'inbox', reason: 'trouble', sender: null, hints: { left: { folder: 'Failed' } } }])
})

test('a mail over which its own server hangs up holds up no other: it is told of, and lies in the folder of failed mail', async () => {
  const [before, lying] = [await office.count(), await mailsIn('.Failed')]
  await deliver(inbox, ['satu', 'yang rusak', 'tiga', 'empat'].map((subject) => plainMail({ subject })))
  const damaged = (await readdir(join(inbox, 'new'))).toSorted()[1] ?? ''
  await chmod(join(inbox, 'new', damaged), 0) // Dovecot cannot open it, and breaks the connection at every attempt
  await office.hearDuring(office.account(undefined, { pace: fastTime(20).pace }), async () => {
    await until('all settled', async () => (await mailsIn('')) === 0 && (await office.count()) === before + 4, 30_000)
  })
  const kept = (await rows()).filter(({ subject }) => ['satu', 'tiga', 'empat'].includes(subject ?? ''))
  expect(kept.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  expect((await rows()).at(-1)).toMatchObject({ subject: null, sender: null, state: 'inbox', reason: 'trouble', hints: { left: { folder: 'Failed', why: 'unreadable' } } })
  expect((await mailsIn('.Failed')) - lying).toBe(1)
}, 40_000)
