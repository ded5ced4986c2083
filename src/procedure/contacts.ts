import type { Applicant } from '../complaint/applicant.ts'
import { contactText, normalAddress, normalPhone } from '../office/contact.ts'
import type { ContactKind } from '../office/contact.ts'
import type { Secret } from '../platform/secret.ts'

/** Keyed digests of the ways in which an applicant can be reached; what is no telephone number or address has none. */
export type DigestContacts = (applicant: Applicant | undefined) => Buffer[]

const kinds = ['phone', 'email', 'telegram'] as const satisfies readonly ContactKind[]

/** Who has the table of contacts without the installation's secret learns no address from it. */
export function contactDigests(secret: Pick<Secret, 'hmac'>): DigestContacts {
  return (applicant) => kinds.flatMap((kind) => {
    const text = contactText(kind, applicant?.[kind] ?? '')
    return text ? [secret.hmac('contact', text)] : []
  })
}

/** The addresses from which an applicant writes, as the channels name senders. */
export function sendersOf({ phone, email, telegram }: Applicant): string[] {
  return [normalPhone(phone ?? ''), normalAddress(email ?? ''), telegram?.trim()].flatMap((sender) => sender || [])
}

/** The digest of one address, as senders of messages are looked up; null when it is none. */
export function contactDigest(secret: Pick<Secret, 'hmac'>, kind: ContactKind, address: string): Buffer | null {
  const text = contactText(kind, address)
  return text ? secret.hmac('contact', text) : null
}
