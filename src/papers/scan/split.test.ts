import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCheckAddress, splitAt } from './split.ts'

const at = (code: string) => `https://pengaduan.contoh.example/periksa/${code}`
const pages = (...codes: (string | null)[]) => codes.map((code, index) => ({ page: index + 1, codes: code === null ? [] : [code] }))

describe('a scan is cut', () => {
  test.each([
    ['nothing to cut', pages(null, null), [[1, 2, null]]],
    ['pages follow the code before them', pages(at('A'), null, null, at('B'), null), [[1, 3, at('A')], [4, 5, at('B')]]],
    ['every page of one paper has its code', pages(at('A'), at('A'), at('a'), at('B')), [[1, 3, at('A')], [4, 4, at('B')]]],
    ['a page between, of which the footer was not read', pages(at('A'), null, at('A')), [[1, 3, at('A')]]],
    ['pages in front', pages(null, null, at('A')), [[1, 2, null], [3, 3, at('A')]]],
    ['the same paper twice, with another between', pages(at('A'), at('B'), at('A')), [[1, 1, at('A')], [2, 2, at('B')], [3, 3, at('A')]]],
    ['other codes cut nothing', pages(at('A'), 'https://pengaduan.contoh.example/lacak/KSM-7H4K', 'WIFI:S:kantor;;'), [[1, 3, at('A')]]],
    ['no pages', [], []],
  ] as const)('%s', (_name, scanned, expected) => {
    expect(splitAt(scanned).map(({ first, last, address }) => [first, last, address])).toEqual(expected)
  })

  test('a tracking code beside the kode periksa does not hide it', () => {
    expect(splitAt([{ page: 1, codes: ['https://x.example/lacak/A', at('B')] }])).toEqual([{ first: 1, last: 1, address: at('B') }])
  })

  test('every page is in one part, in order, whatever was read', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.constantFrom('A', 'B', 'C'), { nil: null })), (codes) => {
      const parts = splitAt(pages(...codes.map((code) => (code === null ? null : at(code)))))
      expect(parts.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual(codes.map((_, index) => index + 1))
      for (const [index, part] of parts.entries()) if (index > 0) expect(part.address).not.toBe(null)
    }))
  })
})

test.each([
  [at('K7QM-3XPA-9RTD'), 'K7QM-3XPA-9RTD'], ['http://127.0.0.1:3000/periksa/x/', 'x'], ['https://x.example/periksa/', null], ['https://x.example/periksa/a/b', null],
  ['javascript:alert(1)/periksa/a', null], ['periksa/a', null], ['', null], [`https://x.example/periksa/${'a'.repeat(400)}`, null],
])('%j asks about %j', (text, code) => {
  expect(readCheckAddress(text)?.code ?? null).toBe(code)
})
