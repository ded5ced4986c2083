/**
 * How a text travels as SMS (3GPP TS 23.038): in the seven-bit alphabet 160 characters fit one SMS, 153 each of several; one character
 * outside of it, and the whole text travels as UCS-2: 70, or 67 each of several.
 */

/** The default alphabet, without its escape character (0x1B). */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** The extension table: an escape and a second septet, so each counts as two. */
const extension = new Set('\f^{}\\[~]|€')

export type SmsEncoding = 'gsm7' | 'ucs2'

/** Units that one SMS holds, and each of several (their header takes the rest). */
export const smsRoom = { gsm7: { single: 160, each: 153 }, ucs2: { single: 70, each: 67 } } as const satisfies Record<SmsEncoding, { single: number; each: number }>

/** Most parts of one message: the header counts them in one byte. */
export const mostParts = 255

export interface SmsCount {
  encoding: SmsEncoding
  /** Septets, or UTF-16 units. */
  units: number
  /** SMS that are paid for; 1 for an empty text. */
  parts: number
}

/** Whether a text needs no UCS-2. */
export function isGsm7(text: string): boolean {
  for (const character of text) if (!basic.has(character) && !extension.has(character)) return false
  return true
}

/** What a text costs as SMS. */
export function gsm7Count(text: string): SmsCount {
  const encoding = isGsm7(text) ? 'gsm7' : 'ucs2'
  return { encoding, units: unitsOf(text, encoding), parts: splitSms(text).length }
}

/**
 * The texts of the parts, in order; one for a text that fits. Put together again they are the text. A surrogate pair or an escaped
 * character is never cut, so a part may be a unit short.
 */
export function splitSms(text: string): string[] {
  const encoding = isGsm7(text) ? 'gsm7' : 'ucs2'
  const { single, each } = smsRoom[encoding]
  if (unitsOf(text, encoding) <= single) return [text]
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const character of text) {
    const units = unitsOf(character, encoding)
    if (used + units > each) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += character
    used += units
  }
  return [...parts, part]
}

function unitsOf(text: string, encoding: SmsEncoding): number {
  if (encoding === 'ucs2') return text.length
  let units = 0
  for (const character of text) units += extension.has(character) ? 2 : 1
  return units
}

/** Typography that has a plain equal. Letters with marks are found by taking the mark away. */
const plain: ReadonlyMap<string, string> = new Map(Object.entries({
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", 'ʼ': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"', '‹': "'", '›': "'",
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '…': '...', '•': '-', '·': '-', '×': 'x', '÷': ':', '→': '->', '⇒': '=>', '±': '+/-', '№': 'No.',
  '\u00A0': ' ', '\u2002': ' ', '\u2003': ' ', '\u2007': ' ', '\u2009': ' ', '\u200A': ' ', '\u202F': ' ', '\u3000': ' ', '\t': ' ', '\u2028': '\n', '\u2029': '\n',
  '\u200B': '', '\u200C': '', '\u200D': '', '\u2060': '', '\uFEFF': '', '\u00AD': '', '\uFE0F': '',
  '½': '1/2', '¼': '1/4', '¾': '3/4', '²': '2', '³': '3', '°': ' derajat ', '©': '(c)', '®': '(R)', '™': '(TM)',
  ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', ŋ: 'ng', œ: 'oe', Œ: 'OE', ð: 'd', þ: 'th',
}))

/**
 * The text with what the seven-bit alphabet lacks replaced by its plain equal: “quotes”, dashes, ellipsis, hard spaces, letters whose marks
 * it does not know (á → a; é and è stay). What has no equal (emoji, other scripts) stays as it is.
 */
export function toGsm7(text: string): string {
  let result = ''
  for (const character of text.normalize('NFC').replace(/\r\n?/gu, '\n')) result += basic.has(character) || extension.has(character) ? character : equalOf(character)
  return result
}

function equalOf(character: string): string {
  const known = plain.get(character)
  if (known !== undefined) return known
  const bare = character.normalize('NFKD').replace(/\p{Mark}+/gu, '')
  return bare !== '' && isGsm7(bare) ? bare : character
}

/** How a text of ours is sent: in seven bits where its typography is all that stands in the way, else exactly as it is. */
export function smsText(text: string): string {
  const cheap = toGsm7(text)
  return isGsm7(cheap) ? cheap : text.replace(/\r\n?/gu, '\n')
}
