import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InboundMessage } from '../message.ts'
import { bounceMails } from '../../../test/channels/mails/bounces.ts'
import { charsetMails } from '../../../test/channels/mails/charsets.ts'
import { machineMails } from '../../../test/channels/mails/machines.ts'
import { mail, multipart, file } from '../../../test/channels/mails/mail.ts'
import type { MailCase } from '../../../test/channels/mails/mail.ts'
import { peopleNotBounces } from '../../../test/channels/mails/no-bounces.ts'
import { peopleMails } from '../../../test/channels/mails/people.ts'
import { openReader } from '../../../test/channels/mails/reader.ts'
import type { MailReader } from '../../../test/channels/mails/reader.ts'
import { forwardMails, replyMails } from '../../../test/channels/mails/replies.ts'
import { structureMails } from '../../../test/channels/mails/structures.ts'

let reader: MailReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

function check(message: InboundMessage, expected: MailCase): void {
  expect(message.kind).toBe(expected.kind ?? 'message')
  if (expected.sender !== undefined) expect(message.sender).toBe(expected.sender)
  if (expected.senderName !== undefined) expect(message.senderName).toBe(expected.senderName)
  if (expected.subject !== undefined) expect(message.subject).toBe(expected.subject)
  if (expected.text !== undefined) expect(message.text).toBe(expected.text)
  for (const piece of expected.has ?? []) expect(message.text).toContain(piece)
  for (const piece of expected.lacks ?? []) expect(message.text).not.toContain(piece)
  if (expected.quoted !== undefined) expect(message.quoted).toBe(expected.quoted)
  for (const piece of expected.folds ?? []) expect(message.quoted).toContain(piece)
  if (expected.attachments) expect(message.attachments.map(({ name, mediaType, inline }) => ({ name, mediaType, ...(inline ? { inline } : {}) }))).toEqual(expected.attachments)
  if (expected.sentAt !== undefined) expect(message.sentAt?.toString() ?? null).toBe(expected.sentAt)
  if (expected.report !== undefined) {
    expect(message.report === null ? null : { outcome: message.report?.outcome, id: message.report?.id }).toEqual(expected.report === null ? null : { outcome: expected.report.outcome, id: expected.report.id })
    if (expected.report?.words) expect(message.report?.words).toContain(expected.report.words)
  }
  expect(message.hints.tag).toBe(expected.tag)
  expect(message.hints.notes ?? []).toEqual(expected.notes ?? (expected.forwardedFrom ? ['forwarded'] : []))
  expect(message.hints.forwardedFrom).toBe(expected.forwardedFrom)
}

describe.each([
  ['charsets', charsetMails], ['people', peopleMails], ['replies', replyMails], ['forwards', forwardMails], ['structures', structureMails], ['machines', machineMails], ['bounces', bounceMails], ['people, who are no bounces', peopleNotBounces],
] as const)('%s', (_, mails: readonly MailCase[]) => {
  test.each(mails)('$name', async (expected) => {
    check(await reader.read(expected), expected)
  })
})

test('the original stays, and is named; attachments stand in the store as they were sent', async () => {
  const raw = multipart({}, 'mixed', ['Content-Type: text/plain\n\nJalan', file('image/png', 'a.png', 'gambar')])
  const message = await reader.read({ raw })
  expect(await reader.files.bytes(message.raw?.sha256 ?? '')).toEqual(raw)
  expect((await reader.files.bytes(message.attachments[0]?.sha256 ?? '')).toString()).toBe('gambar')
})

test('a missing original is the store\'s fault, not the mail\'s', async () => {
  const { readMail } = await import('./parse.ts')
  const reading = readMail({ sha256: 'a'.repeat(64), size: 10 }, { files: reader.files, account: 'a', ownAddresses: [], ownDomain: 'x.example', receivedAt: Temporal.Instant.from('2026-11-24T04:00:00Z') })
  await expect(reading).rejects.toThrow(/ENOENT/u)
})

describe('the id of a mail', () => {
  const idOf = async (raw: Buffer) => (await reader.read({ raw })).externalId
  const first = mail({}, 'Jalan rusak.')

  test('is the same by whichever way it came', async () => {
    const byOtherWay = mail({ Received: ['from a by b', 'from c by d'], 'Delivered-To': 'aduan@kantor.example', 'X-Spam-Status': 'No', 'Return-Path': '<budi@example.com>' }, 'Jalan rusak.\n')
    const reEncoded = mail({ 'Content-Transfer-Encoding': 'base64' }, Buffer.from('Jalan rusak.').toString('base64'))
    expect(new Set([await idOf(first), await idOf(byOtherWay), await idOf(reEncoded)]).size).toBe(1)
  })

  test('is another for other content, also under a Message-ID that was used before', async () => {
    const others = [mail({}, 'Lampu mati.'), mail({ 'Message-ID': '<lain@example.com>' }, 'Jalan rusak.'), mail({ From: 'siti@example.com' }, 'Jalan rusak.'), mail({ Date: 'Wed, 25 Nov 2026 10:00:00 +0700' }, 'Jalan rusak.'),
      multipart({}, 'mixed', ['Content-Type: text/plain\n\nJalan rusak.', file('image/png', 'a.png', 'satu')]), multipart({}, 'mixed', ['Content-Type: text/plain\n\nJalan rusak.', file('image/png', 'a.png', 'dua')])]
    expect(new Set(await Promise.all([first, ...others].map(idOf))).size).toBe(others.length + 1)
  })

  test('of two mails that are too large to be read whole', async () => {
    const large = (end: string, more = {}) => mail(more, Buffer.from(`${'Jalan di depan rumah rusak.\r\n'.repeat(1_900_000)}${end}`))
    expect(await idOf(large('satu', { Received: 'from a by b' }))).toBe(await idOf(large('satu')))
    expect(await idOf(large('satu'))).not.toBe(await idOf(large('dua')))
  }, 60_000)
})

test('hints name the conversation, at most fifty mails of it', async () => {
  const { hints } = await reader.read({ raw: mail({ 'In-Reply-To': 'Your message of Monday <b@x.example>', References: Array.from({ length: 80 }, (_, at) => `<${at}@x.example>`).join('\r\n ') + ` <${'a'.repeat(400)}@x>` }, 'x') })
  expect(hints.messageId).toBe('asli-1@example.com')
  expect(hints.inReplyTo).toBe('b@x.example')
  expect(hints.references).toHaveLength(50)
  expect([hints.references?.[0], hints.references?.at(-1)]).toEqual(['0@x.example', '79@x.example'])
})
