import { expect, test } from 'vitest'
import fc from 'fast-check'
import { localPath } from './local-path.ts'

test('paths of our own pass unchanged', () => {
  for (const path of ['/', '/meja', '/meja/buku?tahun=2026&q=a%20b', '/lacak/AB-12#linimasa']) expect(localPath(path)).toBe(path)
})

test('whatever is given, a browser that follows the result stays on this site', () => {
  const nasty = fc.array(fc.constantFrom('/', '\\', '\t', '\n', '\r', '@', ':', 'http', '.', '..', 'evil.test', '%2f', '?', '#', '\u0000', ' ', '\u00a0'), { maxLength: 8 })
  fc.assert(
    fc.property(fc.oneof(fc.string(), nasty.map((parts) => `/${parts.join('')}`)), (text) => {
      const url = new URL(localPath(text), 'https://office.test')
      expect(url.origin).toBe('https://office.test')
    }),
    { numRuns: 2000 },
  )
})
