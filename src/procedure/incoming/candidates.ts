import { casesOfContact } from '../../complaint/questions/by-contact.ts'
import { complaintByNumber } from '../../complaint/questions/case.ts'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { referencesOf } from '../../complaint/questions/references.ts'
import type { CaseReference } from '../../complaint/questions/references.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { outboundByExternalIds } from '../../channels/store/outbound.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../house.ts'
import { codeOfMailTag, isMailTagOf } from '../mail-tag.ts'
import { senderDigest } from '../sender.ts'

/** Why a complaint may be meant: its people write from this address; its code or number stands in the words; it answers a message of ours. */
export const candidateReasons = ['sender', 'code', 'thread'] as const
export type CandidateReason = (typeof candidateReasons)[number]
export interface Candidate extends CaseReference { because: CandidateReason[] }

const most = 20
/** Codes and numbers that a text may name; more than these nobody looks up. */
const mostNamed = 10

/** The complaints that a message may be about, those with most reasons first. An officer chooses: a code alone proves nothing. */
export async function candidatesFor({ workplace, secret }: Pick<House, 'workplace' | 'secret'>, actors: readonly Actor[], message: KeptMessage): Promise<Candidate[]> {
  const { pool, officeId } = workplace
  const reasons = new Map<string, CandidateReason[]>()
  const note = (id: string, reason: CandidateReason) => reasons.set(id, [...new Set([...(reasons.get(id) ?? []), reason])])
  const digest = senderDigest(secret, message)
  const [ofSender, named, thread] = await Promise.all([
    digest ? casesOfContact(pool, officeId, digest) : [], namedCases(workplace, message), threadCases({ workplace, secret }, message),
  ])
  for (const { id } of ofSender.slice(0, most)) note(id, 'sender')
  for (const id of named) note(id, 'code')
  for (const id of thread) note(id, 'thread')
  const cases = await referencesOf(pool, officeId, [...reasons.keys()])
  const identities = mayAny(actors, 'identity.read')
  return [...reasons].flatMap(([id, because]) => {
    const found = cases.get(id)
    // That this sender belongs to a secret complaint is part of the secret.
    return found && (identities || !found.secret) ? [{ ...found, because }] : []
  }).sort((one, other) => other.because.length - one.because.length || Temporal.Instant.compare(other.receivedAt, one.receivedAt)).slice(0, most)
}

/** Tracking codes and register numbers that the words name, in the order in which they stand. */
export function namedIn(text: string): { codes: string[]; numbers: string[] } {
  const upper = text.slice(0, 20_000).toUpperCase()
  // Looked for at every word: "KABAR 7KQ3M XPA9R" holds two pairs of five.
  const codes = [...upper.matchAll(/(?<![A-Z0-9])(?=([A-Z0-9]{5}[\s-]?[A-Z0-9]{5})(?![A-Z0-9]))/gu)].flatMap(([, found = '']) => readTrackingCode(found) ?? [])
  const numbers = [...upper.matchAll(/(?<![\d/])\d{1,9}\/\d{4}(?![\d/])/gu)].map(([found]) => found)
  return { codes: [...new Set(codes)].slice(0, mostNamed), numbers: [...new Set(numbers)].slice(0, mostNamed) }
}

async function namedCases({ pool, officeId }: House['workplace'], { subject, text }: KeptMessage): Promise<string[]> {
  const { codes, numbers } = namedIn(`${subject ?? ''}\n${text}`)
  const found = await Promise.all([...codes.map((code) => complaintByCode(pool, officeId, code)), ...numbers.map((number) => complaintByNumber(pool, officeId, number))])
  return found.flatMap((one) => one?.id ?? [])
}

async function threadCases({ workplace: { pool, officeId }, secret }: Pick<House, 'workplace' | 'secret'>, { channel, hints }: KeptMessage): Promise<string[]> {
  const code = hints.tag ? codeOfMailTag(hints.tag) : null
  const tagged = code ? await complaintByCode(pool, officeId, code) : null
  const ours = await outboundByExternalIds(pool, officeId, channel, [...(hints.inReplyTo ? [hints.inReplyTo] : []), ...(hints.references ?? [])].slice(0, 50))
  return [...(tagged && hints.tag && isMailTagOf(secret, hints.tag, tagged.id) ? [tagged.id] : []), ...ours.flatMap(({ complaintId }) => complaintId ?? [])]
}
