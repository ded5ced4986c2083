// Numbers of papers and of the register, by patterns such as "{urut:4}/{tahun}":
//   {urut}         number within the year; {urut:4} with leading zeros to four digits
//   {tahun}        year, four digits
//   {bulan}        month, two digits          {bulan_romawi}  month in Roman numerals
//   {kode}         archive classification     {unit}          code of the unit

export const tokens = ['urut', 'tahun', 'bulan', 'bulan_romawi', 'kode', 'unit'] as const
export type Token = (typeof tokens)[number]

/** Parts of a number. `sequence` from 1, `month` 1 to 12; `unit` and `classification` only where the pattern names them. */
export interface NumberParts {
  sequence: number
  year: number
  month: number
  unit?: string
  classification?: string
}

export type PatternProblem =
  | { kind: 'unknown-token'; token: string }
  | { kind: 'stray-brace' }
  | { kind: 'missing-token'; token: Token }
  | { kind: 'repeated-token'; token: Token }
  | { kind: 'no-separator' }

type Piece = { literal: string } | { token: Token; width: number }

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const TOKEN = /\{([^{}]*)\}/g

function tokenOf(body: string): { token: Token; width: number } | null {
  const match = /^([a-z_]+)(?::([1-9]))?$/.exec(body)
  const token = tokens.find((known) => known === match?.[1])
  if (token === undefined || (match?.[2] !== undefined && token !== 'urut')) return null
  return { token, width: Number(match?.[2] ?? 1) }
}

/** Throws a RangeError for a pattern that `patternProblems` finds fault with. */
function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of pattern.matchAll(TOKEN)) {
    if (match.index > end) pieces.push({ literal: pattern.slice(end, match.index) })
    const token = tokenOf(match[1] ?? '')
    if (token === null) throw new RangeError(`numbering: unknown token ${match[0]} in ${pattern}`)
    pieces.push(token)
    end = match.index + match[0].length
  }
  if (end < pattern.length) pieces.push({ literal: pattern.slice(end) })
  return pieces
}

/** What is wrong with a pattern that must carry the `required` tokens; empty when numbers made by it are unique and can be read back. */
export function patternProblems(pattern: string, required: readonly Token[]): PatternProblem[] {
  const bodies = [...pattern.matchAll(TOKEN)].map((match) => match[1] ?? '')
  const unknown = bodies.filter((body) => tokenOf(body) === null)
  if (unknown.length > 0) return unknown.map((token) => ({ kind: 'unknown-token', token }))
  const rest = pattern.replaceAll(TOKEN, '')
  if (/[{}]/.test(rest)) return [{ kind: 'stray-brace' }]
  const used = bodies.flatMap((body) => tokenOf(body)?.token ?? [])
  const problems: PatternProblem[] = required.filter((token) => !used.includes(token)).map((token) => ({ kind: 'missing-token', token }))
  for (const token of tokens) if (used.filter((u) => u === token).length > 1) problems.push({ kind: 'repeated-token', token })
  // Without a sign between them nobody can tell where one part ends and the next begins.
  const bare = pattern.split(TOKEN).some((literal, i, all) => i % 2 === 0 && i > 0 && i < all.length - 1 && !/[^\p{L}\p{N}]/u.test(literal))
  if (bare) problems.push({ kind: 'no-separator' })
  return problems
}

/** Whether the pattern names the token. */
export function patternUses(pattern: string, token: Token): boolean {
  return [...pattern.matchAll(TOKEN)].some((match) => tokenOf(match[1] ?? '')?.token === token)
}

/**
 * The number that a pattern gives. Throws a RangeError when the pattern is faulty, a part that it names is missing,
 * or a part is out of range: a register must not be written with such a number.
 */
export function formatNumber(pattern: string, parts: NumberParts): string {
  const { sequence, year, month, unit, classification } = parts
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`numbering: sequence ${sequence}`)
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`numbering: year ${year}`)
  const roman = ROMAN[month - 1]
  if (roman === undefined) throw new RangeError(`numbering: month ${month}`)
  const given = { tahun: String(year), bulan: String(month).padStart(2, '0'), bulan_romawi: roman, kode: classification, unit }
  return piecesOf(pattern).map((piece) => {
    if ('literal' in piece) return piece.literal
    if (piece.token === 'urut') return String(sequence).padStart(piece.width, '0')
    const value = given[piece.token]
    if (value === undefined) throw new RangeError(`numbering: ${pattern} needs {${piece.token}}`)
    return value
  }).join('')
}

const READ: Record<Token, string> = {
  urut: '0*(?<sequence>[1-9]\\d{0,8})',
  tahun: '(?<year>[1-9]\\d{3})',
  bulan: '\\d{1,2}',
  bulan_romawi: '[IVX]+',
  kode: '[\\d.]+?',
  unit: '.+?',
}

function read(expression: RegExp, typed: string): { sequence: number; year: number } | null {
  const groups = expression.exec(typed)?.groups
  return groups === undefined ? null : { sequence: Number(groups['sequence']), year: Number(groups['year']) }
}

/**
 * Reads a register number as people type it: by the pattern of the standard, or as "123/2026", "0123-2026", "no. 123 / 2026".
 * Null when it is neither. `fixed` are the unit and classification of the standard, if its pattern names them: without them a
 * pattern that separates by points alone may be read in more than one way.
 */
export function parseRegisterNumber(
  pattern: string,
  typed: string,
  fixed: Pick<NumberParts, 'unit' | 'classification'> = {},
): { sequence: number; year: number } | null {
  const text = typed.trim().slice(0, 100)
  const given: Partial<Record<Token, string | undefined>> = { kode: fixed.classification, unit: fixed.unit }
  const body = piecesOf(pattern).map((piece) => {
    const literal = 'literal' in piece ? piece.literal : given[piece.token]
    return literal !== undefined ? literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : 'token' in piece ? READ[piece.token] : ''
  }).join('')
  return read(new RegExp(`^${body}$`, 'iu'), text)
    ?? read(/^(?:nomor|no\.?|#)?\s*0*(?<sequence>[1-9]\d{0,8})\s*[/.-]\s*(?<year>[1-9]\d{3})$/iu, text)
}
