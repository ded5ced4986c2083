import { expect, test } from 'vitest'
import { choiceAt, cursorAt, cursorText, href, textAt, wholeAt } from './query.ts'

test('a query gives texts, choices and numbers, or nothing', () => {
  const query = { q: '  lampu\u0000 jalan ', list: ['a', 'b'], n: '12', far: '999', __proto__: null }
  expect(textAt(query, 'q')).toBe('lampu  jalan')
  expect(textAt(query, 'list')).toBe('')
  expect(textAt(null, 'q')).toBe('')
  expect(textAt({ q: 'x'.repeat(5_000) }, 'q').length).toBe(300)
  expect(choiceAt(query, 'n', ['11', '12'])).toBe('12')
  expect(choiceAt(query, 'n', ['11'])).toBeUndefined()
  expect(wholeAt(query, 'n', 1, 12)).toBe(12)
  expect(wholeAt(query, 'far', 1, 12)).toBeUndefined()
})

test('a cursor comes back as it was written; anything else is none', () => {
  const id = '01932f3e-0000-7000-8000-000000000001'
  const at = Temporal.Instant.from('2026-11-24T03:00:00.123456Z')
  expect(cursorAt({ sesudah: cursorText(at, id) }, 'sesudah')).toEqual({ at, id })
  expect(cursorAt({ sesudah: cursorText(null, id) }, 'sesudah')).toEqual({ at: null, id })
  for (const typed of ['', 'x', `2026-99-99T00:00:00Z_${id}`, `_${id}`, `-_${id}'`]) expect(cursorAt({ sesudah: typed }, 'sesudah')).toBeNull()
})

test('an address carries only what is set', () => {
  expect(href('/meja', {})).toBe('/meja')
  expect(href('/meja', { q: 'a & b', n: 2, none: undefined, empty: '' })).toBe('/meja?q=a+%26+b&n=2')
})
