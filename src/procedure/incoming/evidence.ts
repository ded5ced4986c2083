import { casesByIds, casesOfContact, isContactOf } from '../../complaint/questions/by-contact.ts'
import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { saidBefore } from '../../channels/store/handling.ts'
import type { KeptMessage } from '../../channels/store/inbound.ts'
import { outboundByExternalIds } from '../../channels/store/outbound.ts'
import type { House } from '../house.ts'
import { findCodes, isObjection } from './dialogue.ts'
import type { Wish } from './dialogue.ts'
import { codeOfMailTag, isMailTagOf } from '../mail-tag.ts'
import type { Evidence, Pointer } from './match.ts'
import { senderDigest } from '../sender.ts'
import { isAnotherMatter } from './another-matter.ts'

const mostReferences = 50
/** The same words within these days are the same matter. */
const sameMatterDays = 7
const readable = 20_000

/** Gathers what is known about where a message belongs. */
export async function gatherEvidence({ workplace, secret }: Pick<House, 'workplace' | 'secret'>, message: KeptMessage, wish: Wish): Promise<Evidence> {
  const { pool, officeId, now } = workplace
  const digest = senderDigest(secret, message)
  const words = message.text.slice(0, readable)
  const codes = findCodes(`${message.subject ?? ''}\n${words}`).map(({ code }) => code)
  const [own, threadIds, named, repeated] = await Promise.all([
    digest ? casesOfContact(pool, officeId, digest) : [], threadOf({ workplace, secret }, message),
    Promise.all([...new Set(codes)].map((code) => complaintByCode(pool, officeId, code))),
    message.text.trim() === '' ? false : saidBefore(pool, officeId, message, now().subtract({ hours: 24 * sameMatterDays })),
  ])
  const codeIds = named.flatMap((one) => one?.id ?? [])
  const cases = new Map((await casesByIds(pool, officeId, [...new Set([...threadIds, ...codeIds])])).map((one) => [one.id, one]))
  const pointers = (ids: readonly string[]) => Promise.all(ids.flatMap((id) => cases.get(id) ?? []).map(async (one): Promise<Pointer> => (
    { case: one, own: digest !== null && (await isContactOf(pool, officeId, digest, one.id)) })))
  return {
    channel: message.channel, wish: wish.wish, own, thread: await pointers(threadIds), codes: await pointers(codeIds), anotherMatter: await isAnotherMatter(workplace, message, wish, own), objects: isObjection(words), repeated,
    empty: [message.text, message.quoted, message.subject].every((text) => !text?.trim()) && message.attachments.length === 0, now: now(), at: receivedBy(message, now()),
  }
}

/** When a message was received; a clock of another machine may be ahead of ours. */
export function receivedBy({ receivedAt }: Pick<KeptMessage, 'receivedAt'>, now: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(receivedAt, now) > 0 ? now : receivedAt
}

/** The complaints whose messages this one answers, or to whose reply address it was sent. */
async function threadOf({ workplace: { pool, officeId }, secret }: Pick<House, 'workplace' | 'secret'>, { channel, hints }: KeptMessage): Promise<string[]> {
  const { inReplyTo, references = [], tag } = hints
  const code = tag ? codeOfMailTag(tag) : null
  const tagged = code ? await complaintByCode(pool, officeId, code) : null
  const ours = await outboundByExternalIds(pool, officeId, channel, [...(inReplyTo ? [inReplyTo] : []), ...references].slice(-mostReferences))
  return [...new Set([...(tagged && tag && isMailTagOf(secret, tag, tagged.id) ? [tagged.id] : []), ...ours.flatMap(({ complaintId }) => complaintId ?? [])])]
}

/** Of the sender's own complaints the one that a question without a code means: the newest that is worked on, else the newest. */
export function meantBy(own: readonly ContactCase[], isOpen: (one: ContactCase) => boolean): ContactCase | null {
  return own.find(isOpen) ?? own[0] ?? null
}
