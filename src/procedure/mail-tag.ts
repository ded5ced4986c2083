import { readTrackingCode } from '../complaint/tracking-code.ts'
import { sameText } from '../platform/same-text.ts'
import type { Secret } from '../platform/secret.ts'

/** Base 32 without characters that a mail program or a person could change: lower case only. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
/** 50 bits: not to be guessed, and short enough for the part of an address before the @. */
const proofLength = 10

/**
 * The tag of our reply address (`aduan+TAG@…`) in messages about this complaint: its tracking code and a proof that this house wrote it,
 * `7kq3mxpa9r-k3v9…`. Lower case, for mail servers that change it.
 */
export function mailTag(secret: Pick<Secret, 'hmac'>, complaintId: string, trackingCode: string): string {
  return `${trackingCode.replaceAll('-', '').toLowerCase()}-${proof(secret, complaintId)}`
}

/** The tracking code that a tag names, or null when it cannot be one of ours. It proves nothing yet: see `isMailTagOf`. */
export function codeOfMailTag(tag: string): string | null {
  const [code = '', ...rest] = tag.trim().split('-')
  return rest.length === 1 && rest[0]?.length === proofLength ? readTrackingCode(code) : null
}

/** Whether this house made the tag for this complaint, which was found by the tag's code. */
export function isMailTagOf(secret: Pick<Secret, 'hmac'>, tag: string, complaintId: string): boolean {
  return sameText(tag.trim().toLowerCase().split('-')[1] ?? '', proof(secret, complaintId))
}

function proof(secret: Pick<Secret, 'hmac'>, complaintId: string): string {
  return [...secret.hmac('mail-tag', complaintId).subarray(0, proofLength)].map((byte) => alphabet[byte % alphabet.length]).join('')
}
