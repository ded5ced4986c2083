import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** The office's country: numbers without a country code are read as its own. */
const country = 'ID'

/**
 * A telephone number in its one form, `+6281234567890`, however it was typed (0812…, 62812…, +62 812-…); null when it cannot be one.
 * Short codes and names of senders (`1708`, `TELKOMSEL`) are none.
 */
export function normalPhone(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain.length > 40) return null
  // 62812… is how many people write it: their country's number without its plus.
  const digits = plain.replace(/[^\d+]/gu, '')
  const number = parsePhoneNumberFromString(/^62\d{8,13}$/u.test(digits) ? `+${digits}` : plain, country)
  return number?.isPossible() === true && number.nationalNumber.length >= 7 ? number.number : null
}

/** An e-mail address in its one form: lower case, without a display name; null when it cannot be one. */
export function normalAddress(text: string): string | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  return plain.length <= 254 && /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/u.test(plain) ? plain : null
}

/** A way by which people are known again. Chats are known by the network's own number of the chat. */
export type ContactKind = 'phone' | 'email' | 'telegram'

/** What a keyed digest of a contact is made of; null when it is none. */
export function contactText(kind: ContactKind, address: string): string | null {
  const normal = kind === 'phone' ? normalPhone(address) : kind === 'email' ? normalAddress(address) : address.trim() || null
  return normal && `${kind}:${normal}`
}
