/** What is put over a name. */
export const blackout = '█████'

interface Identity {
  name: string
  address: string
  phone?: string
  email?: string
  behalfOf?: string
}

/**
 * Blacks out a complainant's name, address, telephone and e-mail where they occur in a text, whatever the case, spacing or
 * way of writing the number (0812…, +62 812-…). A second wall only: a text can identify its author in other words, so
 * whoever sends a redacted paper outside must still read it.
 */
export function maskIdentity(text: string, identity: Identity): string {
  const { name, address, phone, email, behalfOf } = identity
  const patterns = [name, address, email, behalfOf].flatMap((words) => (words ? pattern(words) : []))
  const digits = phone?.replaceAll(/\D/g, '').replace(/^(62|0)/, '')
  if (digits && digits.length >= 6) patterns.push(`(?:\\+?62|0)?[\\s().-]*${[...digits].join('[\\s().-]*')}`)
  if (patterns.length === 0) return text
  return text.replaceAll(new RegExp(patterns.join('|'), 'giu'), blackout)
}

/** Very short "names" would black out half of the text. */
function pattern(words: string): string[] {
  const parts = words.trim().split(/\s+/)
  if (parts.join('').length < 3) return []
  const joined = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, (sign) => `\\${sign}`)).join('\\s+')
  return [`(?<![\\p{L}\\p{N}])${joined}(?![\\p{L}\\p{N}])`]
}
