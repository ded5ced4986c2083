import type { Actor } from '../../office/actor.ts'
import type { ComplaintEvent } from '../events.ts'
import { fold } from '../fold.ts'
import type { ComplaintState } from '../state.ts'
import { beforeFirst, digestPersonal, eventOf, hashEvent } from './chain.ts'
import type { Fault } from './faults.ts'

/** An event and its personal part as they are stored. `salt` null: there is no personal row. */
export interface StoredEvent {
  complaint_id: string; seq: number; type: string; at: Temporal.Instant; actor: Actor; data: object
  personal_digest: Buffer | null; previous: Buffer; hash: Buffer; salt: Buffer | null; content: object | null
}

/** Checks a complaint's events against their own chain: none missing, none changed, each linked to the one before, personal parts as they were. */
export function chainFaults(place: { officeId: number; complaintId: string; head: Buffer }, events: readonly StoredEvent[]): Fault[] {
  const { complaintId } = place
  if (events.length === 0) return [{ kind: 'history-missing', complaintId }]
  const faults: Fault[] = []
  let previous: Buffer = beforeFirst
  for (const [index, event] of events.entries()) {
    const at = { complaintId, seq: event.seq }
    if (event.seq !== index + 1) faults.push({ kind: 'history-gap', ...at })
    if (!event.previous.equals(previous)) faults.push({ kind: 'event-unlinked', ...at })
    const hash = hashEvent({ ...place, previous: event.previous }, { ...event, personalDigest: event.personal_digest })
    if (!event.hash.equals(hash)) faults.push({ kind: 'event-changed', ...at })
    faults.push(...personalFaults(event))
    previous = event.hash
  }
  if (!previous.equals(place.head)) faults.push({ kind: 'head-differs', complaintId })
  return faults
}

function personalFaults({ complaint_id: complaintId, seq, personal_digest: digest, salt, content }: StoredEvent): Fault[] {
  if (digest === null) return salt === null ? [] : [{ kind: 'personal-stray', complaintId, seq }]
  if (salt === null || content === null) return [{ kind: 'personal-missing', complaintId, seq }]
  return digestPersonal(salt, content).equals(digest) ? [] : [{ kind: 'personal-changed', complaintId, seq }]
}

/** The state of a stored history, or the reason why the procedure cannot have written it. */
export function foldStored(stored: readonly StoredEvent[]): { ok: true; state: ComplaintState; events: ComplaintEvent[] } | { ok: false; reason: string } {
  try {
    const events = stored.map((event) => eventOf({ ...event, personal: event.content }))
    return { ok: true, state: fold(events), events }
  } catch (error) {
    // A damaged record can break the fold in any way; which one is of no use, that it broke is what is reported.
    return { ok: false, reason: error instanceof Error ? error.name : typeof error }
  }
}
