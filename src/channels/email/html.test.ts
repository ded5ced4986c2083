import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlToText } from './html.ts'

const tags = fc.constantFrom('<div>', '</div>', '<p>', '</p>', '<b>', '</b>', '<br>', '<blockquote>', '</blockquote>', '<ul><li>', '<li>', '</ul>', '<ol>', '<table><tr><td>', '<td>', '</table>', '<pre>', '</pre>', '</x>', '<!-- <div> -->', '<o:p/>')

describe('HTML as text', () => {
  test('loses no word, however it is nested and broken', () => {
    fc.assert(fc.property(fc.array(tags, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (made, times) => {
      const words = Array.from({ length: times }, (_, time) => made.map((_tag, at) => `kata${time}x${at}x`))
      const text = htmlToText(words.map((some) => some.map((word, at) => `${made[at]}${word}`).join('')).join(''))
      for (const word of words.flat()) expect(text).toContain(word)
    }), { numRuns: 300 })
  })

  test('what is too deep for one go is read in the next, still quoted', () => {
    const text = htmlToText(`luar<blockquote>${'<div>'.repeat(1000)}dalam${'</div>'.repeat(1000)}</blockquote>`)
    expect(text).toMatch(/^luar\n[>\s]*> dalam$/u)
  })

  test('more elements than are read in one go', () => {
    expect(htmlToText('<p>satu</p>'.repeat(30_000)).match(/satu/gu)).toHaveLength(30_000)
  })
})
