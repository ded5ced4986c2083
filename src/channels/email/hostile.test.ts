import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bounceMails } from '../../../test/channels/mails/bounces.ts'
import { charsetMails } from '../../../test/channels/mails/charsets.ts'
import { hostileMails } from '../../../test/channels/mails/hostile.ts'
import { openReader } from '../../../test/channels/mails/reader.ts'
import type { MailReader } from '../../../test/channels/mails/reader.ts'
import { forwardMails, replyMails } from '../../../test/channels/mails/replies.ts'
import { structureMails } from '../../../test/channels/mails/structures.ts'

let reader: MailReader
beforeAll(async () => {
  reader = await openReader()
})
afterAll(() => reader.close())

const MB = 1024 * 1024
/** What the garbage collector leaves lying on a busy machine, in megabytes: it is not the reader's. */
const collector = 80

describe('mails made to break their reader', () => {
  test.each(hostileMails)('$name', async ({ make, notes, has, attachments, milliseconds, megabytes }) => {
    const put = await reader.files.put(make(), 100_000_000)
    if (!put.ok) throw new Error('too large for the test')
    const held = () => process.memoryUsage().rss
    const before = held()
    let most = before
    const watching = setInterval(() => { most = Math.max(most, held()) }, 10)
    const start = performance.now()
    const message = await readMail(put.file)
    clearInterval(watching)
    expect(performance.now() - start).toBeLessThan(milliseconds)
    expect((Math.max(most, held()) - before) / MB).toBeLessThan(megabytes + collector)
    expect(message.hints.notes ?? []).toEqual(notes)
    expect(message.sender).toBe('budi@example.com')
    expect(message.text.length).toBeLessThanOrEqual(100_000)
    if (has !== undefined) expect(message.text).toContain(has)
    if (attachments !== undefined) expect(message.attachments).toHaveLength(attachments)
  }, 120_000)
})

async function readMail(file: { sha256: string; size: number }) {
  const parse = await import('./parse.ts')
  return parse.readMail(file, { files: reader.files, account: 'surel', ownAddresses: ['aduan@kantor.example'], ownDomain: 'kantor.example', receivedAt: Temporal.Instant.from('2026-11-24T04:00:00Z') })
}

/** What can be stored: whole characters, no null bytes, within the limits. */
function storable(message: Awaited<ReturnType<typeof readMail>>): boolean {
  const texts = [message.text, message.quoted, message.subject, message.senderName, message.sender, message.recipient, ...message.attachments.flatMap(({ name, mediaType }) => [name, mediaType]), JSON.stringify(message.hints)]
  return texts.every((text) => text === null || (text.isWellFormed() && !text.includes('\0') && !text.includes('\\u0000') && text.length <= 200_000)) && /^[0-9a-f]{64}$/u.test(message.externalId)
    && message.text.length <= 100_000 && (message.subject?.length ?? 0) <= 500 && (message.senderName?.length ?? 0) <= 200
}

test('any bytes at all are read to their end', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => {
    expect(storable(await reader.read({ raw: Buffer.from(bytes) }))).toBe(true)
  }), { numRuns: 200 })
}, 60_000)

const real = [...structureMails, ...charsetMails, ...replyMails, ...forwardMails, ...bounceMails].map(({ raw }) => raw)
/** Cuts, doubles, overwrites and mixes pieces of mails, most of all where their structure stands. */
const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(200), how: fc.constantFrom('cut', 'double', 'noise', 'lines', 'other'), noise: fc.uint8Array({ maxLength: 60 }), from: fc.nat(real.length - 1) })

test('real mails that were damaged on their way are read to their end', async () => {
  await fc.assert(fc.asyncProperty(fc.nat(real.length - 1), fc.array(wound, { minLength: 1, maxLength: 8 }), async (which, wounds) => {
    let raw = real[which] ?? Buffer.alloc(0)
    for (const { at, length, how, noise, from } of wounds) {
      const start = Math.floor(at * raw.length)
      const [before, piece, after] = [raw.subarray(0, start), raw.subarray(start, start + length), raw.subarray(start + length)]
      const other = real[from] ?? Buffer.alloc(0)
      const middle = { cut: [], double: [piece, piece], noise: [Buffer.from(noise)], lines: [piece, Buffer.from('\r\n\r\n--batas\r\n')], other: [other.subarray(0, length * 3)] }[how]
      raw = Buffer.concat([before, ...middle, after])
    }
    const start = performance.now()
    expect(storable(await reader.read({ raw }))).toBe(true)
    expect(performance.now() - start).toBeLessThan(5000)
  }), { numRuns: 400 })
}, 120_000)
