import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { beforeAll, expect, test } from 'vitest'
import { afterFile } from '../support/cleanup.ts'
import { checkSignature } from '../support/dkim-signature.ts'
import { citizen, mailOffice, until } from '../support/mail-office.ts'
import { startMailServers } from '../support/mail-servers.ts'
import { accountSettings } from '../support/mail-settings.ts'
import { outbound } from '../support/messages.ts'

const servers = await startMailServers()
afterFile(servers.stop)
const office = await mailOffice(servers)
const write = citizen(servers)
const adapter = office.account()
const mailsIn = async (folder: string) => {
  const names = await Promise.all(['new', 'cur'].map((part) => readdir(join(servers.maildir('aduan'), folder, part)).catch(() => [])))
  return names.flat().length
}

beforeAll(() => {
  office.hear(adapter)
})

test('a mail comes in through Postfix and Dovecot, is noticed at once, kept, and then moved', async () => {
  const photo = randomBytes(60_000)
  await write({ subject: 'Lampu jalan padam di pasar', text: 'Sudah seminggu gelap.', attachments: [{ filename: 'foto lampu.jpg', content: photo, contentType: 'image/jpeg' }] })
  const kept = await until('kept', async () => (await office.kept()).find(({ source }) => source.includes('Lampu jalan padam')))
  await until('moved', async () => (await mailsIn('.Processed')) === 1)
  expect(await mailsIn('')).toBe(0)
  expect(kept).toMatchObject({ kind: 'message', sender: 'budi@luar.example', subject: 'Lampu jalan padam di pasar' })
  expect(kept.body).toContain('Sudah seminggu gelap.')
  expect(kept.attachments).toMatchObject([{ name: 'foto lampu.jpg', size: photo.length, sha256: createHash('sha256').update(photo).digest('hex') }])
  const started = performance.now()
  await write({ subject: 'Surat kedua', text: 'Satu lagi.' })
  await until('noticed', async () => (await office.count()) === 2)
  console.info(`IDLE: a mail was kept ${Math.round(performance.now() - started)} ms after it was written`)
})

test('a mail of 20 MB is streamed, not held in memory', async () => {
  const before = process.memoryUsage().arrayBuffers
  let peak = 0
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().arrayBuffers) }, 5)
  await write({ subject: 'Video', text: 'Terlampir.', attachments: [{ filename: 'video.mp4', content: randomBytes(15_000_000) }] })
  const kept = await until('kept', async () => (await office.kept()).find(({ source }) => source.includes('Subject: Video')), 20_000)
  clearInterval(watch)
  expect(kept.size).toBeGreaterThan(20_000_000)
  console.info(`a mail of ${Math.round(kept.size / 1e6)} MB: buffers grew by at most ${Math.round((peak - before) / 1e6)} MB, this test's own copies included`)
})

test('an answer leaves through Postfix with TLS and login, and its parts are right', async () => {
  const put = await office.files.put(Buffer.from('%PDF-1.7 tanda terima'), 1_000)
  if (!put.ok) throw new Error('not stored')
  const id = await office.queue({
    recipient: 'siti@luar.example',
    content: {
      subject: 'Laporan Anda kami terima', text: 'Yth. Ibu Siti,\n\nLaporan Anda <baik> & lengkap.\nLihat https://adu.test/lacak/ABC-123.', tag: 'abc123-k9',
      files: [{ sha256: put.file.sha256, size: put.file.size, mediaType: 'application/pdf', name: 'Tanda Terima 12.pdf' }],
      thread: { inReplyTo: 'asal@luar.example', references: ['lama@luar.example'] },
    },
  })
  expect(await office.drain(adapter)).toMatchObject({ sent: 1, refused: 0, putBack: 0 })
  expect(await office.sent(id)).toMatchObject({ state: 'sent', externalId: `${id}@adu.test`, words: expect.stringContaining('250 2.0.0 Ok: queued as') })
  const arrived = await until('arrived', async () => servers.outside.arrived.find(({ to }) => to.includes('siti@luar.example')))
  expect(arrived.from).toBe(`aduan+b.${id}@adu.test`)
  const mail = await simpleParser(Buffer.from(arrived.source, 'latin1'))
  expect(mail.from?.text).toBe('"Kecamatan Uji" <aduan@adu.test>')
  expect(mail.replyTo?.value).toMatchObject([{ address: 'aduan+abc123-k9@adu.test' }])
  expect(mail.messageId).toBe(`<${id}@adu.test>`)
  expect(mail.inReplyTo).toBe('<asal@luar.example>')
  expect(mail.references).toEqual(['<lama@luar.example>', '<asal@luar.example>'])
  expect(mail.headers.get('auto-submitted')).toBe('auto-replied')
  expect(mail.headers.get('x-auto-response-suppress')).toBe('All')
  expect(mail.subject).toBe('Laporan Anda kami terima')
  expect(mail.text).toContain('Laporan Anda <baik> & lengkap.')
  expect(mail.html).toContain('<html lang="id">')
  expect(mail.html).toContain('Laporan Anda &lt;baik&gt; &amp; lengkap.<br>')
  expect(mail.html).toContain('<a href="https://adu.test/lacak/ABC-123"')
  expect(mail.attachments).toMatchObject([{ filename: 'Tanda Terima 12.pdf', contentType: 'application/pdf', size: put.file.size }])
  expect(arrived.source).toMatch(/with ESMTPSA/u) // Postfix: with TLS and login
})

test('a mail that the office signs (DKIM) arrives through Postfix with a signature that still holds', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const key = join(servers.folder, 'dkim.pem')
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const login = { host: '127.0.0.1', user: 'aduan@adu.test', password: 'rahasia', ca: servers.ca }
  const signing = office.account(accountSettings(servers, { imap: undefined, smtp: { ...login, port: servers.ports.submission, tls: 'starttls', dkim: { domain: 'adu.test', selector: 's1', key } } }))
  const id = await office.queue({ recipient: 'tertanda@luar.example', content: { subject: 'Jawaban – pengaduan Anda', text: 'Isi  surat.\n\n.titik di awal baris\n\nSalam', thread: { inReplyTo: 'asal@luar.example', references: [] } } })
  expect(await office.drain(signing)).toMatchObject({ sent: 1 })
  const { source } = await until('arrived', async () => servers.outside.arrived.find(({ from }) => from.includes(id)))
  expect(source).toMatch(/^Received: /mu) // Postfix has had its hands on it
  expect(source).toMatch(/^DKIM-Signature: .*\bd=adu\.test;.*\bs=s1;/msu)
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  expect(checkSignature(source, spki)).toBe(true)
  expect(checkSignature(source.replace('Isi  surat', 'Isi palsu'), spki)).toBe(false)
  expect(checkSignature(source.replace(/^From: .*$/mu, 'From: penipu@luar.example'), spki)).toBe(false)
})

test('a bounce fails the message, a delay is noted, a report of success proves the delivery', async () => {
  servers.outside.answer = (recipient) => recipient.startsWith('tiada@') ? { code: 550, words: '5.1.1 No such user here' } : recipient.startsWith('penuh@') ? { code: 452, words: '4.2.2 Mailbox full' } : null
  const failed = await office.queue({ recipient: 'tiada@luar.example' })
  const late = await office.queue({ recipient: 'penuh@luar.example' })
  const unknown = await office.queue({ recipient: 'siapa@adu.test' }) // refused at once, by Postfix itself
  const good = await office.queue({ recipient: 'noreply@adu.test' }) // a mailbox of this very server, which reports the delivery itself
  const relayed = await office.queue({ recipient: 'ada@luar.example' })
  expect(await office.drain(adapter)).toMatchObject({ sent: 4, refused: 1 })
  expect(await office.sent(unknown)).toMatchObject({ state: 'failed', words: expect.stringMatching(/^550 5\.1\.1 .*User unknown/u) })
  const bounced = await until('bounced', async () => { const found = await office.sent(failed); return found.state === 'failed' && found })
  expect(bounced.words).toContain('No such user here')
  await until('delayed', async () => (await office.pool.query(`select 1 from outbound_step where message_id = $1 and state = 'delayed'`, [late])).rowCount === 1, 15_000)
  expect((await office.sent(late)).state).toBe('sent')
  await until('delivered', async () => (await office.sent(good)).state === 'delivered')
  servers.outside.answer = () => null
  await servers.flush()
  await until('arrived after all', async () => servers.outside.arrived.some(({ to }) => to.includes('penuh@luar.example')), 15_000)
  // Handed on to the recipient's own server, which reports nothing further.
  await until('the report of handing on', async () => (await office.kept()).some(({ kind, source }) => kind === 'report' && source.includes(relayed) && source.includes('Action: relayed')))
  await until('it counts as received', async () => (await office.sent(relayed)).state === 'delivered')
})

test('the LMTP door takes from Postfix what is ours and nothing else', async () => {
  const door = office.account(accountSettings(servers, { address: 'pipa@adu.test', imap: undefined, listen: { port: servers.ports.pipe } }))
  const hearing = office.hear(door)
  await write({ to: ['pipa@adu.test', 'pipa+abc@adu.test'], subject: 'Lewat pipa', text: 'Halo.' })
  const kept = async () => (await office.kept()).filter(({ source }) => source.includes('Lewat pipa'))
  await until('kept', async () => (await kept()).length > 0)
  await until('handed over', async () => (await servers.queued()) === 0)
  expect(await kept()).toHaveLength(1)
  await hearing.stop()
  await write({ to: 'pipa@adu.test', subject: 'Saat pintu tertutup', text: 'Menunggu.' })
  office.hear(door)
  await until('kept later', async () => (await office.kept()).some(({ source }) => source.includes('Saat pintu tertutup')), 15_000)
})

test('the test of the account says what works, in both languages, and never a password', async () => {
  const findings = await adapter.check()
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  const english = findings.map(({ what }) => what.en).join('\n')
  for (const word of ['logged in, with TLS', 'Folder INBOX: is there', 'IDLE', 'MOVE', 'connected with TLS', 'The sender aduan+b.uji@adu.test is accepted', 'DSN: the server reports', '52 MB']) expect(english).toContain(word)
  const wrong = await office.account(accountSettings(servers, {
    imap: { host: '127.0.0.1', port: servers.ports.imaps, user: 'aduan@adu.test', password: 'keliru-sekali', ca: servers.ca }, smtp: { host: '127.0.0.1', port: servers.ports.submission, user: 'aduan@adu.test', password: 'keliru-sekali' },
  })).check()
  expect(wrong.map(({ ok, advice }) => ok ? 'ok' : advice?.en.slice(0, 25))).toEqual(['Check user and password. ', 'Certificate or TLS do not'])
  expect(JSON.stringify([findings, wrong])).not.toMatch(/rahasia|keliru-sekali/u)
})

test('an address in other letters is reached', async () => {
  const id = await office.queue({ recipient: '用户@例子.example', content: { subject: 'Jawaban 👍', text: 'Selamat.' } })
  await office.drain(adapter)
  expect(await office.sent(id)).toMatchObject({ state: 'sent' })
  const arrived = await until('arrived', async () => servers.outside.arrived.find(({ from }) => from.includes(id)))
  expect(arrived.to).toEqual(['用户@例子.example']) // over SMTPUTF8
})

test('what no mail server is asked', async () => {
  const send = adapter.send?.bind(adapter)
  const message = (given: object) => ({ ...outbound({ channel: 'email' }), attempts: 1, ...given })
  expect(await send?.(message({ recipient: 'bukan alamat' }))).toMatchObject({ outcome: 'refused' })
  expect(await send?.(message({ recipient: 'a@luar.example, b@luar.example' }))).toMatchObject({ outcome: 'refused' })
  expect(await send?.(message({ recipient: 'a@luar.example', content: { text: 'x', files: [{ sha256: 'a'.repeat(64), size: 1, mediaType: 'text/plain', name: 'x' }] } }))).toMatchObject({ outcome: 'refused' })
})
