import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../office/actor.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { ComplaintEvent, EventBody } from '../events.ts'

/** An event as it is stored: its hash covers the one before it, and its personal part only through a salted digest. */
export interface ChainedEvent {
  seq: number
  type: EventBody['type']
  at: Temporal.Instant
  actor: Actor
  data: object
  personal: { salt: Buffer; content: object; digest: Buffer } | null
  previous: Buffer
  hash: Buffer
}

/** What comes before the first event. */
export const beforeFirst = Buffer.alloc(32)

const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** Digest of personal content: salted, so that it says nothing once the content is erased. */
export function digestPersonal(salt: Buffer, content: object): Buffer {
  return sha256(salt, canonicalJson(content))
}

/** The hash of an event in its place. */
export function hashEvent(
  place: { officeId: number; complaintId: string; previous: Buffer },
  event: { seq: number; type: string; at: Temporal.Instant; actor: object; data: object; personalDigest: Buffer | null },
): Buffer {
  return sha256(place.previous, canonicalJson({
    office: place.officeId, complaint: place.complaintId, seq: event.seq, type: event.type, at: event.at.toString(),
    actor: event.actor, data: event.data, personal: event.personalDigest?.toString('hex') ?? null,
  }))
}

/** Puts decided events behind a history: places, salts and hashes. Moments are kept to the millisecond, as they are stored. */
export function chain(
  place: { officeId: number; complaintId: string; version: number; head: Buffer }, bodies: readonly EventBody[], actor: Actor, now: Temporal.Instant,
): ChainedEvent[] {
  const at = now.round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
  let previous = place.head
  return bodies.map((body, index) => {
    const personal = body.personal && Object.keys(body.personal).length > 0 ? seal(body.personal) : null
    const event = { seq: place.version + 1 + index, type: body.type, at, actor, data: body.data }
    const hash = hashEvent({ ...place, previous }, { ...event, personalDigest: personal?.digest ?? null })
    const chained = { ...event, personal, previous, hash }
    previous = hash
    return chained
  })
}

function seal(content: object): { salt: Buffer; content: object; digest: Buffer } {
  const salt = randomBytes(16)
  return { salt, content, digest: digestPersonal(salt, content) }
}

/** The event as rules read it. */
export function eventOf(row: { type: string; seq: number; at: Temporal.Instant; actor: Actor; data: unknown; personal: unknown }): ComplaintEvent {
  // The database holds only what `chain` wrote from an EventBody; `tanggap verify` proves it by the hashes.
  return row as ComplaintEvent
}
