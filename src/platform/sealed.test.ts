import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

test('what was sealed opens with its key, in its place, and nowhere else', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)]
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.nat(10_000), (text, place, at) => {
    const sealed = seal(key, place, text)
    expect(unseal(key, place, sealed)).toBe(text)
    expect(() => unseal(other, place, sealed)).toThrow()
    expect(() => unseal(key, `${place} `, sealed)).toThrow()
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(at % changed.length) ^ 1, at % changed.length)
    expect(() => unseal(key, place, changed)).toThrow()
  }))
})
