import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperCodeFrom, readPaperCode } from './paper-code.ts'

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('a kode periksa is read back however it is typed, also as the address in the QR', () => {
  fc.assert(fc.property(digest, (bytes) => {
    const code = paperCodeFrom(bytes)
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `, `https://kantor.example/periksa/${code}`, `https://kantor.example/periksa/${code}/?x=1`.replace('/?x=1', '')]) {
      expect(readPaperCode(typed)).toBe(code)
    }
  }))
})

test('one wrong character is no code', () => {
  fc.assert(fc.property(digest, fc.nat(13), fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'), (bytes, at, other) => {
    const code = paperCodeFrom(bytes)
    if (code[at] === '-' || code[at] === other) return
    expect(readPaperCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull()
  }))
  for (const typed of ['', 'K7QM', 'https://kantor.example/', 'K7QM-3XPA-9RTDX', '0000-0000-0000']) expect(readPaperCode(typed)).toBeNull()
})

test('two digests, two codes', () => {
  fc.assert(fc.property(digest, digest, (one, other) => {
    fc.pre(Buffer.compare(one.subarray(0, 16), other.subarray(0, 16)) !== 0)
    expect(paperCodeFrom(one)).not.toBe(paperCodeFrom(other))
  }))
})
