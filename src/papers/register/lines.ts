import { loadFonts } from '../fonts.ts'
import { printableText } from '../printable.ts'

/** A piece of a line in one font. */
export interface Run { font: string; text: string; width: number }
export interface Measure { (font: string, text: string): number }

/** Fonts by the name under which the writer knows them, in the order in which they are tried. */
const fallbacks = ['regular', 'arabic', 'emoji'] as const
export const bookFonts = loadFonts()
const [regular, , arabic, emoji] = bookFonts
const coverage = { regular: regular?.coverage, arabic: arabic?.coverage, emoji: emoji?.coverage }

/**
 * Breaks a text into lines no wider than this, each a row of runs in fonts that have its letters. Words that belong to one script stay one run, so
 * that a script from right to left keeps its order. A word without end is broken where it must be.
 */
export function linesOf(text: string, width: number, measure: Measure): Run[][] {
  const lines: Run[][] = []
  for (const paragraph of printableText(text, bookFonts.map((font) => font.coverage)).split('\n')) {
    let line: Run[] = []
    let used = 0
    for (const piece of piecesOf(paragraph)) {
      const font = fontOf(piece)
      for (const part of fitting(piece, font, width, measure)) {
        const wide = measure(font, part)
        if (used > 0 && used + measure(font, part.trimEnd()) > width) {
          lines.push(line)
          ;[line, used] = [[], 0]
        }
        const last = line.at(-1)
        if (last?.font === font) {
          last.text += part
          last.width += wide
        } else line.push({ font, text: part, width: wide })
        used += wide
      }
    }
    lines.push(line)
  }
  return lines
}

/** Words, each with the blanks behind it; a word of several scripts falls apart. */
function piecesOf(paragraph: string): string[] {
  return paragraph.match(/[\p{Script=Arabic}\u064b-\u0652]+\s*|\p{Extended_Pictographic}\ufe0f?\s*|[^\s\p{Script=Arabic}\p{Extended_Pictographic}]+\s*|\s+|\S/gu) ?? []
}

function fontOf(piece: string): string {
  const code = piece.trim().codePointAt(0)
  return code === undefined ? 'regular' : fallbacks.find((name) => coverage[name]?.has(code)) ?? 'regular'
}

/** The word, or parts of it that fit into a line. */
function fitting(word: string, font: string, width: number, measure: Measure): string[] {
  if (measure(font, word.trimEnd()) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part !== '' && measure(font, part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}
