import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialsOf } from './looks.ts'

test('initials tell of a name what tells it from others, and nothing more', () => {
  expect(['Siti Aminah', 'h. achmad  fauzi, S.H.', 'Éva', '', '...', '陳 大文'].map(initialsOf)).toEqual(['S. A.', 'H. A. F.', 'É.', '', '', '陳. 大.'])
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
    const initials = initialsOf(name)
    expect(initials.match(/[\p{L}\p{N}]/gu)?.length ?? 0).toBeLessThanOrEqual(6) // ß becomes two letters
    for (const word of name.split(/\s+/u).filter((part) => part.length > 4)) expect(initials).not.toContain(word)
  }))
})
