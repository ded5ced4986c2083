import { messagesOfComplaint } from '../../channels/store/inbound.ts'
import { outboundOfComplaint } from '../../channels/store/outbound.ts'
import { casesOfContact } from '../../complaint/questions/by-contact.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import { fold } from '../../complaint/fold.ts'
import type { Applicant, Principal, Statement } from '../../complaint/applicant.ts'
import { callsOfComplaint } from '../../office/calls.ts'
import { isForComplainant } from '../citizen-view.ts'
import { contactDigest } from '../contacts.ts'
import type { House } from '../house.ts'

export type GatherHouse = Pick<House, 'workplace' | 'secret'>

/** Everything that the office keeps about a person through one complaint: their own words, who handled it by role, messages, calls, files and papers. */
export interface PersonalCase {
  trackingCode: string
  registerNumber: string | null
  receivedAt: string
  identitySecret: boolean
  applicant: Applicant
  principal: Principal | null
  statement: Statement
  /** The trail of processing (UU 27/2022 Ps 32): what happened when, by which role. What is the office's own note is left out. */
  history: { at: string; type: string; by: string; content: object | null }[]
  messages: { at: string; direction: 'in' | 'out'; channel: string; address: string | null; subject: string | null; text: string }[]
  calls: { at: string; direction: string; number: string | null; note: string | null }[]
  files: { name: string; mediaType: string; size: number; sha256: string }[]
  papers: { kind: string; number: string | null; issuedAt: string; sha256: string }[]
}

/** The complaints through which a person is known: those of their contact, and the one that the request is about. */
export async function casesOfPerson({ workplace, secret }: GatherHouse, contact: string, complaintId: string | null): Promise<string[]> {
  const digests = (['phone', 'email'] as const).flatMap((kind) => contactDigest(secret, kind, contact) ?? [])
  const found = await Promise.all(digests.map((digest) => casesOfContact(workplace.pool, workplace.officeId, digest)))
  return [...new Set([...(complaintId ? [complaintId] : []), ...found.flat().map(({ id }) => id)])]
}

/** What is kept about a person in these complaints (UU 27/2022 Ps 7 and 13: to see, and as a copy that machines can read). */
export async function gatherPersonalData(house: GatherHouse, complaintIds: readonly string[]): Promise<PersonalCase[]> {
  const cases: PersonalCase[] = []
  for (const id of complaintIds) {
    const gathered = await gatherOne(house, id)
    if (gathered) cases.push(gathered)
  }
  return cases
}

async function gatherOne({ workplace: { pool, officeId } }: GatherHouse, id: string): Promise<PersonalCase | null> {
  const [history, files, inbound, outbound, calls] = await Promise.all([
    readHistory(pool, officeId, id), filesOf(pool, officeId, id), messagesOfComplaint(pool, officeId, id), outboundOfComplaint(pool, officeId, id), callsOfComplaint(pool, officeId, id),
  ])
  if (!history) return null
  const state = fold(history.events)
  return {
    trackingCode: state.trackingCode, registerNumber: state.register?.number ?? null, receivedAt: state.receivedAt.toString(), identitySecret: state.identitySecret,
    applicant: state.applicant, principal: state.principal, statement: state.statement,
    history: history.events.filter(isForComplainant).map(({ at, type, actor, personal }) => ({
      at: at.toString(), type, by: actor.kind === 'person' || actor.kind === 'machine' ? actor.role : actor.kind, content: personal,
    })),
    messages: [
      ...inbound.map(({ receivedAt, channel, sender, subject, text }) => ({ at: receivedAt.toString(), direction: 'in' as const, channel, address: sender, subject, text })),
      ...outbound.map(({ createdAt, channel, recipient, content }) => ({ at: createdAt.toString(), direction: 'out' as const, channel, address: recipient, subject: content.subject ?? null, text: content.text })),
    ].toSorted((one, other) => one.at.localeCompare(other.at)),
    calls: calls.map(({ startedAt, direction, number, note }) => ({ at: startedAt.toString(), direction, number, note })),
    files: files.map(({ name, mediaType, size, sha256 }) => ({ name, mediaType, size, sha256 })),
    papers: state.papers.map(({ kind, number, at, sha256 }) => ({ kind, number, issuedAt: at.toString(), sha256 })),
  }
}
