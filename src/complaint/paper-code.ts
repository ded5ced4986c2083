import { checkCharacter, codeAlphabet } from './tracking-code.ts'

const randomLength = 11

/**
 * Kode periksa: stands in the footer of a paper and in its QR; under it anyone can ask the office whether the paper is genuine. Derived from a
 * keyed digest (at least 16 bytes), so that making a paper again after a crash gives the same code: `K7QM-3XPA-9RTD`, 54 bits and a check character.
 */
export function paperCodeFrom(digest: Uint8Array): string {
  let number = digest.subarray(0, 16).reduce((total, byte) => total * 256n + BigInt(byte), 0n)
  const base = BigInt(codeAlphabet.length)
  let random = ''
  for (let index = 0; index < randomLength; index++) {
    random += codeAlphabet[Number(number % base)]
    number /= base
  }
  return grouped(random + checkCharacter(random))
}

/** What a person typed or a scanner read → the code as stored, or null when it cannot be one. Forgives case, spaces and hyphens; takes a whole address too. */
export function readPaperCode(typed: string): string | null {
  const last = typed.trim().split(/[/?#]/u).findLast((part) => part !== '') ?? ''
  const text = last.toUpperCase().replace(/[\s-]/gu, '')
  if (text.length !== randomLength + 1 || [...text].some((character) => !codeAlphabet.includes(character))) return null
  return checkCharacter(text.slice(0, randomLength)) === text[randomLength] ? grouped(text) : null
}

function grouped(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-')
}
