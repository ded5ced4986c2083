import { normalPhone } from './contact.ts'

/**
 * The number of a caller as a switchboard sends it, in its one form: `+6281234567890`; the digits as sent when they are no full number
 * (`424902`, dialled within the area); null when it is withheld (`anonymous`) or none. Takes `"Budi" <sip:0812…@tempat>` apart.
 */
export function callerNumber(text: string): string | null {
  const inner = /<([^<>]*)>/u.exec(text)?.[1] ?? text
  const plain = (/^sips?:([^@;>]*)/iu.exec(inner.trim())?.[1] ?? inner).trim()
  if (plain.length > 40 || /\p{L}/u.test(plain)) return null
  const digits = plain.replace(/[^\d+]/gu, '')
  return normalPhone(plain) ?? (/^\+?\d{3,20}$/u.test(digits) ? digits : null)
}

/** A number as it is read out and dialled here: `0812-3456-7890`. Without the right to see it, its last three digits alone tell calls apart. */
export function shownNumber(number: string, whole: boolean): string {
  const dialled = number.startsWith('+62') ? `0${number.slice(3)}` : number
  if (!whole) return `•••${dialled.slice(-3)}`
  const mobile = /^(08\d{2})(\d{4})(\d{2,5})$/u.exec(dialled)
  return mobile ? mobile.slice(1).join('-') : dialled
}
