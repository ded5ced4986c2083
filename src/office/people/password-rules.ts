import { commonPasswords } from './common-passwords.ts'
import { maxPasswordLength } from './passwords.ts'

export const minPasswordLength = 12

/** Why a new password is not accepted; the sentence is in the messages under `sign_in.password_<reason>`. */
export type WeakPassword = 'too_short' | 'too_long' | 'common' | 'own_name'

/**
 * Judges a new password: long enough, not among the most guessed, not made of the person's own name or address.
 * No rule about digits or capitals: such rules make passwords easier to guess, not harder (NIST SP 800-63B).
 */
export function weaknessOf(password: string, person: { name: string; email: string }): WeakPassword | null {
  const length = [...password.normalize('NFKC')].length
  if (length < minPasswordLength) return 'too_short'
  if (length > maxPasswordLength) return 'too_long'
  const plain = letters(password)
  if (isCommon(plain)) return 'common'
  // What is left of it without one's own names must still be something.
  const own = [...person.name.split(/\s+/), ...person.email.split(/[@.]/)].map(letters).filter((part) => part.length >= 3)
  const rest = own.sort((a, b) => b.length - a.length).reduce((left, part) => left.replaceAll(part, ''), plain)
  return rest.length < 6 && rest.length < plain.length ? 'own_name' : null
}

/** Lower case, with the usual disguises undone (p4ssw0rd), without signs. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[0@4137$5]/g, (sign) => disguises[sign] ?? sign)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
const disguises: Record<string, string> = { '0': 'o', '@': 'a', '4': 'a', '1': 'i', '3': 'e', '7': 't', $: 's', '5': 's' }

const common = commonPasswords.map(letters).sort((a, b) => b.length - a.length)

/** One of the most guessed words, repeated or joined with others, with at most three further signs. */
function isCommon(plain: string): boolean {
  if (new Set(plain).size <= 3) return true
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest.length <= 3
}
