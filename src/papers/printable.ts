/**
 * Makes any text that people send fit to be printed: what no font can show becomes a visible □ (the template then prints
 * a note), invisible marks that reorder a line are left out so that a paper reads as it was typed, endless words may break.
 */

/** Stands for a character that cannot be printed. Arimo has it. */
export const unprintableMark = '□'

/** Longer runs without a place to break would leave the page. (Typst 0.14 lets a line broken at a zero-width space stand out by one letter.) */
const longestWord = 36
const marksPerLetter = 12

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })
const ordinary = /^[\n\x20-\x7e\xa1-\xac\xae-\xff]*$/
const endless = new RegExp(`[^\\s/-]{${longestWord + 1},}`, 'gu')
/** Embedding, override and isolate controls, byte order mark. */
const reordering = /[\u202a-\u202e\u2066-\u2069\ufeff]/g
const privateUse = /\p{Co}/u

export type Coverages = readonly ReadonlySet<number>[]

/** Walks through JSON data. A property named `svg` is a picture made by this program and passes unchanged. `replaced`: some character could not be printed. */
export function printable(data: unknown, fonts: Coverages): { data: unknown; replaced: boolean } {
  let replaced = false
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const text = printableText(value, fonts)
      replaced ||= text.includes(unprintableMark)
      return text
    }
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'svg' ? inner : walk(inner)]))
  }
  return { data: walk(data), replaced }
}

/** One text, fit to be printed with these fonts. */
export function printableText(text: string, fonts: Coverages): string {
  const lines = text.replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replaceAll('\t', '    ').replaceAll(reordering, '')
  const shown = ordinary.test(lines) ? lines : graphemes(lines).map((letter) => show(letter, fonts)).join('')
  return shown.replaceAll(endless, (run) => graphemes(run).join('\u200b'))
}

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** A letter with its marks must come whole from one font; else each of its parts stands alone or as a □. */
function show(letter: string, fonts: Coverages): string {
  if (letter === '\n') return letter
  const codes = Array.from(letter)
  const visible = codes.filter((code) => !ignorable(code))
  if (visible.length <= marksPerLetter && fonts.some((font) => visible.every((code) => covered(code, font)))) return letter
  if (codes.length === 1) return unprintableMark
  const parts = visible.map((code) => (!/\p{M}/u.test(code) && fonts.some((font) => covered(code, font)) ? code : unprintableMark))
  return parts.join('').replaceAll(/□+/g, unprintableMark)
}

function covered(character: string, font: ReadonlySet<number>): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !privateUse.test(character) && font.has(code)
}

/** Joiners, variation selectors and tags: shaping swallows them. */
function ignorable(character: string): boolean {
  return /[\u200c\u200d\u200e\u200f\u061c\ufe00-\ufe0f\u{e0020}-\u{e007f}]/u.test(character)
}
