import { generateKeyPairSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { checkSignature } from '../../../test/support/dkim-signature.ts'
import type { OutboundContent, OutboundMessage } from '../message.ts'
import { composeMail, recipientOf } from './compose.ts'
import { htmlOf } from './compose-html.ts'

const own = { address: 'aduan@kantor.example', displayName: 'Kecamatan Uji', subAddress: true }
const now = Temporal.Instant.from('2026-11-24T09:00:00+07:00')
const id = '01a2104b-eb94-7000-895b-8ba758c4e6a6'
const files = { read: () => Readable.from([]) }
const stream = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

function message(content: Partial<OutboundContent> = {}, language = 'id'): OutboundMessage {
  return { id, channel: 'email', recipient: 'siti@luar.example', event: 'received', language, content: { text: 'Halo.', ...content }, attempts: 1 }
}
async function source(content: Partial<OutboundContent>, options: object = {}): Promise<Buffer> {
  const { message: made } = await stream.sendMail({ ...composeMail(message(content), own, files, 'siti@luar.example', now), ...options })
  if (!Buffer.isBuffer(made)) throw new Error('not buffered')
  return made
}
const headersOf = (mail: Buffer) => mail.toString('latin1').split('\r\n\r\n', 1)[0]?.split(/\r\n(?![ \t])/u).map((line) => line.split(':', 1)[0]?.toLowerCase()) ?? []
const usual = ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'auto-submitted', 'x-auto-response-suppress', 'content-language', 'mime-version', 'content-type', 'content-transfer-encoding']

test('whatever stands in a message, it adds no header', async () => {
  const nasty = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('x\r\nBcc: korban@lain.example', 'x\nSubject: lain', '\u2028Bcc: a@b', '<a>\r\n\r\n<script>', 'a\0b'))
  await fc.assert(fc.asyncProperty(nasty, nasty, nasty, nasty, async (subject, text, tag, reference) => {
    const mail = await source({ subject, text, tag, thread: { inReplyTo: reference, references: [reference, 'baik@luar.example'] } })
    expect(headersOf(mail).filter((name) => !usual.includes(name ?? ''))).toEqual([])
    const parsed = await simpleParser(mail)
    expect(parsed.bcc).toBeUndefined()
    expect(parsed.messageId).toBe(`<${id}@kantor.example>`)
    expect(parsed.html === false ? '' : parsed.html).not.toContain('<script')
  }), { numRuns: 40 })
})

test('it says that a machine wrote it, and where bounces go', () => {
  const plain = composeMail(message(), own, files, 'siti@luar.example', now)
  expect(plain.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' })
  expect(plain.envelope).toEqual({ from: `aduan+b.${id}@kantor.example`, to: ['siti@luar.example'] })
  expect(plain.dsn).toMatchObject({ envid: id, ret: 'HDRS', notify: ['SUCCESS', 'FAILURE', 'DELAY'] })
  expect(plain.replyTo).toBeUndefined()
  const answer = composeMail(message({ tag: 'abc-1', thread: { inReplyTo: 'a@luar.example', references: ['z@luar.example'] } }, 'en'), own, files, 'siti@luar.example', now)
  expect(answer).toMatchObject({ inReplyTo: '<a@luar.example>', references: ['<z@luar.example>', '<a@luar.example>'], replyTo: { address: 'aduan+abc-1@kantor.example' }, headers: { 'Auto-Submitted': 'auto-replied', 'Content-Language': 'en' } })
  const without = composeMail(message({ tag: 'abc-1' }), { ...own, subAddress: false }, files, 'siti@luar.example', now)
  expect([without.envelope, without.replyTo]).toMatchObject([{ from: own.address }, { address: own.address }])
})

test('recipients in other letters, and what is no recipient', () => {
  expect(recipientOf('siti@büro.example')).toBe('siti@xn--bro-hoa.example')
  expect(recipientOf('用户@例子.example')).toBe('用户@xn--fsqu00a.example') // the local part needs SMTPUTF8
  for (const no of ['', 'siti', 'a@b@c.example', 'a@luar.example,b@luar.example', 'a@luar.example\r\nBcc: b@luar.example', 'Siti <a@luar.example>', '"a b"@luar.example']) expect(recipientOf(no), no).toBe(null)
})

test('the HTML part is light, escaped, and loads nothing', () => {
  const html = htmlOf('Yth. <b>Ibu</b>,\nbaris dua & tiga.\r\n\r\nLihat (https://a.example/x?y=1&z="2") atau javascript:alert(1).\n\n\n\nSalam', { name: 'Kantor "Uji"', subject: '<x>', language: 'id' })
  expect(html).toContain('<html lang="id">')
  expect(html).toContain('<h1 style="font-size:20px;margin:0 0 16px">Kantor &quot;Uji&quot;</h1>')
  expect(html).toContain('Yth. &lt;b&gt;Ibu&lt;/b&gt;,<br>\nbaris dua &amp; tiga.</p>')
  expect(html).toContain('(<a href="https://a.example/x?y=1&amp;z=" style="color:#0b4f9e">')
  expect(html.match(/<p /gu)).toHaveLength(3)
  expect(html).not.toMatch(/<(?:img|script|link|style)\b|href="javascript/u)
})

test('a signature that others can check against the public key', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const mail = (await source({ subject: 'Jawaban', text: 'Isi  surat.\n\nSalam' }, { dkim: { domainName: 'kantor.example', keySelector: 's1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) } })).toString('latin1')
  expect(checkSignature(mail, publicKey.export({ type: 'spki', format: 'der' }))).toBe(true)
  expect(checkSignature(mail.replace('Isi  surat', 'Isi palsu'), publicKey.export({ type: 'spki', format: 'der' }))).toBe(false)
  expect(checkSignature(mail.replace('Subject: Jawaban', 'Subject: Tipuan'), publicKey.export({ type: 'spki', format: 'der' }))).toBe(false)
})

test('files travel as they are, under a name of one line', async () => {
  const content = Buffer.from('%PDF-1.7 isi')
  const mail = composeMail(message({ files: [{ sha256: 'x', size: content.length, mediaType: 'application/pdf\r\nX: y', name: 'Tanda\r\nTerima.pdf' }] }), own, { read: () => Readable.from([content]) }, 'siti@luar.example', now)
  expect(mail.attachments).toMatchObject([{ filename: 'Tanda Terima.pdf', contentType: 'application/octet-stream' }])
})
