/**
 * The fonts of the office's papers, free and read from npm packages, so that a machine without network or fonts prints the same:
 * Arimo (metrics of Arial; Latin with all Madurese and Javanese diacritics, Greek, Cyrillic), Noto Sans Arabic, Noto Emoji.
 * The names are repeated, in this order, in `templates/base.typ`.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

const files = [
  '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
]

/** The folders in which they are. */
export function fontFolders(): string[] {
  const require = createRequire(import.meta.url)
  return files.map((file) => dirname(require.resolve(file)))
}

/** A font file and the code points for which it has a glyph. */
export interface Font {
  bytes: Buffer
  coverage: ReadonlySet<number>
}

/** Reads all fonts (1.7 MB). Throws if one is missing: then the installation is broken. */
export function loadFonts(): Font[] {
  const require = createRequire(import.meta.url)
  return files.map((file) => {
    const bytes = readFileSync(require.resolve(file))
    return { bytes, coverage: coverageOf(bytes) }
  })
}

/** Code points that an OpenType font maps to a glyph: `cmap` formats 4 (16 bit) and 12 (32 bit). */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const covered = new Set<number>()
  const cmap = tableOffset(font, 'cmap')
  const subtables = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < subtables; index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) addFormat4(font, subtable, covered)
    if (format === 12) addFormat12(font, subtable, covered)
  }
  return covered
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`The font has no table "${tag}"`)
}

function addFormat4(font: Buffer, at: number, covered: Set<number>): void {
  const doubled = font.readUInt16BE(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const rangeOffsets = deltas + doubled
  for (let segment = 0; segment < doubled; segment += 2) {
    const start = font.readUInt16BE(starts + segment)
    const end = font.readUInt16BE(ends + segment)
    const delta = font.readUInt16BE(deltas + segment)
    const rangeAt = rangeOffsets + segment
    const rangeOffset = font.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = rangeOffset === 0 ? code : font.readUInt16BE(rangeAt + rangeOffset + (code - start) * 2)
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) covered.add(code)
    }
  }
}

function addFormat12(font: Buffer, at: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(at + 12)
  for (let index = 0; index < groups; index++) {
    const group = at + 16 + index * 12
    const end = font.readUInt32BE(group + 4)
    for (let code = font.readUInt32BE(group); code <= end; code++) covered.add(code)
  }
}
