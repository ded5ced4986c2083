import { randomBytes, randomInt } from 'node:crypto'

/**
 * A new identifier that sorts by the time of its making (RFC 9562, version 7): milliseconds, then the fraction of the
 * millisecond in 12 bits, then 62 random bits.
 */
export function uuidv7(now: Temporal.Instant): string {
  const bytes = randomBytes(16)
  const milliseconds = BigInt(now.epochMilliseconds)
  const nanoseconds = Number(now.epochNanoseconds - milliseconds * 1_000_000n)
  bytes.writeUIntBE(Number(milliseconds), 0, 6)
  bytes.writeUInt16BE(0x7000 | Math.floor((nanoseconds * 4096) / 1_000_000), 6)
  bytes.writeUInt8(0x80 | ((bytes[8] ?? 0) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A secret that nobody can guess, safe in a URL. @param bytes of randomness; 32 by default */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** Letters drawn evenly from an alphabet, for codes that people read aloud. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

/** Whether a part of an address can be the id of anything. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu.test(text)
}
