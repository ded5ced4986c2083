import type { Kysely } from 'kysely'
import type { Actor } from './actor.ts'
import type { OfficeTables } from './tables.ts'

/** Who changes something in the office, and when. Second argument of every store function that writes. */
export type Change = { officeId: number; actor: Actor; now: Temporal.Instant }

/** The kinds of change in the office itself that are kept for good. */
export type OfficeEventType =
  | 'standard-loaded'
  | 'person-added'
  | 'person-changed'
  | 'password-set'
  | 'link-issued'
  | 'sessions-ended'
  | 'deputy-appointed'
  | 'deputy-ended'
  | 'closure-added'
  | 'closure-revoked'
  | 'party-added'
  | 'party-changed'
  | 'token-created'
  | 'token-revoked'
  | 'template-changed'
  | 'letter-template-added'
  | 'letter-template-used'
  | 'paper-issued'
  | 'paper-signed'
  | 'paper-reprinted'
  | 'scan-discarded'
  | 'scan-restored'
  | 'data-request-received'
  | 'data-request-settled'
  | 'data-exported'
  | 'breach-recorded'
  | 'breach-notified'
  | 'pin-unlocked'
  | 'demo-begun'
  | 'demo-seeded'

/** One line of the office's own history, newest first when listed. */
export type OfficeEvent = { id: number; at: Temporal.Instant; actor: Actor; type: string; data: object }

/** Writes down a change, in the transaction that makes it. No secrets and no contact details in `data`. */
export async function recordOfficeEvent(trx: Kysely<OfficeTables>, by: Change, type: OfficeEventType, data: object): Promise<void> {
  await trx
    .insertInto('office_event')
    .values({ office_id: by.officeId, at: by.now, actor: JSON.stringify(by.actor), type, data: JSON.stringify(data) })
    .execute()
}

/** The same in a transaction of plain statements. */
export async function enterOfficeEvent(queryable: { query(query: { text: string; values: unknown[] }): Promise<unknown> }, by: Change, type: OfficeEventType, data: object): Promise<void> {
  await queryable.query({
    text: 'insert into office_event (office_id, at, actor, type, data) values ($1, $2, $3, $4, $5)', values: [by.officeId, by.now, JSON.stringify(by.actor), type, JSON.stringify(data)],
  })
}

/** The newest changes, or those before an event already shown. */
export async function listOfficeEvents(db: Kysely<OfficeTables>, officeId: number, page: { before?: number; limit: number }): Promise<OfficeEvent[]> {
  let query = db.selectFrom('office_event').select(['id', 'at', 'actor', 'type', 'data']).where('office_id', '=', officeId)
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/** The newest changes of some kinds, or those before an event already shown. */
export async function listOfficeEventsOf(db: Kysely<OfficeTables>, officeId: number, types: readonly OfficeEventType[], page: { before?: number; limit: number }): Promise<OfficeEvent[]> {
  let query = db.selectFrom('office_event').select(['id', 'at', 'actor', 'type', 'data']).where('office_id', '=', officeId).where('type', 'in', types)
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}
