import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNotice } from './kannel-notice.ts'
import type { KannelRequest } from './kannel-notice.ts'

const at = Temporal.Instant.from('2026-11-24T10:00:00+07:00')
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
const percent = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
function request(given: Partial<KannelRequest>): KannelRequest {
  return { about: 'masuk', query: '', type: null, udh: null, body: Buffer.alloc(0), at, ...given }
}

test('an SMS in a body: UTF-8 and UTF-16, with the gateway\'s number and time', () => {
  const query = 'from=%2B6281234567890&to=1708&coding=0&id=abc-1&time=1795569847'
  expect(readNotice(request({ query, type: 'text/plain; charset="UTF-8"', body: Buffer.from('Halo € é') }))).toMatchObject({
    kind: 'sms', id: 'abc-1', sender: '+6281234567890', recipient: '1708', text: 'Halo € é', sentAt: Temporal.Instant.from('2026-11-25T01:24:07Z'), part: null, binary: false,
  })
  expect(readNotice(request({ query, type: 'text/plain; charset="UTF-16BE"', body: utf16('ê 😀 ꦲ') }))).toMatchObject({ text: 'ê 😀 ꦲ' })
})

test('an SMS in an address: bytes of its charset, which no parser of addresses expects', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }).filter((text) => text.isWellFormed()), (text) => {
    expect(readNotice(request({ query: `id=1&from=123&charset=UTF-16BE&text=${percent(utf16(text))}` }))).toMatchObject({ text })
    expect(readNotice(request({ query: `id=1&from=123&charset=UTF-8&text=${percent(Buffer.from(text))}` }))).toMatchObject({ text })
  }))
  expect(readNotice(request({ query: 'id=1&from=TELKOM+SEL&text=promo+%26+kuota' }))).toMatchObject({ sender: 'TELKOM SEL', text: 'promo & kuota' })
})

test('null characters, half bytes, unknown charsets and binary SMS never stop it', () => {
  expect(readNotice(request({ query: 'id=1&from=1', type: 'text/plain; charset=UTF-8', body: Buffer.from('a\0b') }))).toMatchObject({ text: 'a\0b' })
  expect(readNotice(request({ query: 'id=1&from=1', type: 'text/plain; charset=UTF-16BE', body: Buffer.concat([utf16('ab'), Buffer.from([1])]) }))).toMatchObject({ text: 'ab' })
  expect(readNotice(request({ query: 'id=1&from=1', type: 'text/plain; charset=KLINGON', body: Buffer.from('ab') }))).toMatchObject({ text: 'ab' })
  expect(readNotice(request({ query: 'id=1&from=1&coding=1', type: 'application/octet-stream', body: Buffer.from([0, 1, 2]) }))).toMatchObject({ text: '', binary: true })
  expect(readNotice(request({ query: 'id=1&from=1&time=xyz', type: 'text/plain', body: Buffer.alloc(0), udh: '%05%00%03%09%14%0A' }))).toMatchObject({ sentAt: null, part: { reference: 9, total: 20, number: 10 } })
  expect(readNotice(request({ query: 'from=1' }))).toBeNull()
  expect(readNotice(request({ query: 'id=1' }))).toBeNull()
  fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), fc.constantFrom('masuk', 'laporan'), (query, body, about) => { readNotice(request({ about, query, type: 'text/plain; charset=UTF-16BE', body: Buffer.from(body) })) }))
})

test.each([['1', 'delivered'], ['2', 'failed'], ['4', 'delayed'], ['8', 'sent'], ['16', 'failed']])('a report of type %s says %s', (type, outcome) => {
  const id = '0193b2f0-1111-7222-8333-444455556666'
  expect(readNotice(request({ about: 'laporan', query: `id=${id}&type=${type}&words=ACK%2F` }))).toEqual({ kind: 'report', id, outcome, words: 'Kannel: ACK/' })
})

test('the beginning of the message is no part of the operator\'s words', () => {
  const id = '0193b2f0-1111-7222-8333-444455556666'
  expect(readNotice(request({ about: 'laporan', query: `id=${id}&type=1&words=id%3A3+stat%3ADELIVRD+err%3A000+text%3ARahasia%00%0Apribadi` }))).toMatchObject({ words: 'Kannel: id:3 stat:DELIVRD err:000' })
  for (const query of ['id=1&type=1', `id=${id}&type=3`, `id=${id}`, '']) expect(readNotice(request({ about: 'laporan', query }))).toBeNull()
})
