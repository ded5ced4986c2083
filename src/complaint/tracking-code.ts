/** Digits and letters without 0/O, 1/I/L: 31, a prime, so that the check character finds every single wrong character and every swap of neighbours. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Random characters of a tracking code; with the check character ten, 44.6 bits, and 64.5 with the PIN. */
export const codeLength = 9

/** Nine random characters of the alphabet → a tracking code (kode lacak) with its check character, `7KQ3M-XPA9R`. */
export function withCheckCharacter(random: string): string {
  const code = random + checkCharacter(random)
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** What a person typed or read out → the code as stored, or null when it cannot be one. Forgives case, spaces, hyphens and look-alikes. */
export function readTrackingCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/gu, '')
  if (text.length !== codeLength + 1 || [...text].some((character) => !codeAlphabet.includes(character))) return null
  const random = text.slice(0, codeLength)
  return checkCharacter(random) === text[codeLength] ? withCheckCharacter(random) : null
}

/** The check character of up to thirty characters of the alphabet. */
export function checkCharacter(random: string): string {
  const sum = [...random].reduce((total, character, index) => total + (index + 2) * codeAlphabet.indexOf(character), 0)
  const check = codeAlphabet[sum % codeAlphabet.length]
  if (check === undefined) throw new Error('tracking code: a character outside the alphabet')
  return check
}
