import type { Kysely } from 'kysely'
import { randomToken } from '../../platform/ids.ts'
import { recordOfficeEvent } from '../office-events.ts'
import type { Change } from '../office-events.ts'
import { refuse } from '../refusal.ts'
import type { Outcome } from '../refusal.ts'
import type { OfficeTables } from '../tables.ts'
import { tokenHash } from '../token-hash.ts'

/** To set the first password (handed over when an account is made) or to replace a forgotten one. */
export type LinkPurpose = 'first-password' | 'reset'

/** A new colleague may be away over a weekend; a reset is asked for and used at once. */
export const linkLifetime = {
  'first-password': Temporal.Duration.from({ hours: 72 }),
  reset: Temporal.Duration.from({ hours: 24 }),
} as const satisfies Record<LinkPurpose, Temporal.Duration>

/** Whose link it is. */
export type LinkHolder = { personId: string; name: string; email: string; purpose: LinkPurpose }

/** Issues a link that works once; earlier unused ones of this person stop working. Returns its secret, told only now. */
export async function issueLink(db: Kysely<OfficeTables>, by: Change, personId: string, purpose: LinkPurpose): Promise<Outcome<{ token: string; expiresAt: Temporal.Instant }>> {
  const token = randomToken()
  const expiresAt = by.now.add(linkLifetime[purpose])
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select('active')
      .where('office_id', '=', by.officeId)
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (person === undefined) return refuse('not_found')
    if (!person.active) return refuse('inactive')
    await trx.deleteFrom('one_time_link').where('office_id', '=', by.officeId).where('person_id', '=', personId).where('used_at', 'is', null).execute()
    await trx
      .insertInto('one_time_link')
      .values({ office_id: by.officeId, token_hash: tokenHash(token), person_id: personId, purpose, created_at: by.now, expires_at: expiresAt, used_at: null })
      .execute()
    await recordOfficeEvent(trx, by, 'link-issued', { personId, purpose })
    return { ok: true, token, expiresAt }
  })
}

/** The path of the page that the link opens. */
export function linkPath(token: string): string {
  return `/sandi/${token}`
}

/** Whose link this is, if it still works. Looking does not use it up: mail scanners and previews open links. */
export async function findLink(db: Kysely<OfficeTables>, officeId: number, token: string, now: Temporal.Instant): Promise<LinkHolder | null> {
  const row = await openLinks(db, officeId, token, now).executeTakeFirst()
  return row ?? null
}

/**
 * Uses the link up: sets the password, ends every session of the person (whoever knew the old password is out).
 * @param passwordHash of the new password, already judged by `weaknessOf`
 * @returns whose it was; null when the link does not work (any more)
 */
export async function useLink(db: Kysely<OfficeTables>, officeId: number, token: string, passwordHash: string, now: Temporal.Instant): Promise<LinkHolder | null> {
  return db.transaction().execute(async (trx) => {
    const used = await trx
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('office_id', '=', officeId)
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['person_id', 'purpose'])
      .executeTakeFirst()
    if (used === undefined) return null
    const person = await trx
      .selectFrom('person')
      .select(['id', 'name', 'title', 'role', 'email', 'active'])
      .where('office_id', '=', officeId)
      .where('id', '=', used.person_id)
      .executeTakeFirstOrThrow()
    if (!person.active) return null
    const { active: _, email, ...rest } = person
    await storePassword(trx, { officeId, now, actor: { kind: 'person', ...rest } }, person.id, passwordHash, null)
    return { personId: person.id, name: person.name, email, purpose: used.purpose }
  })
}

/** Replaces one's own password and ends one's other sessions. @param keepSession id of the session that goes on, see `SessionEntry` */
export async function changePassword(db: Kysely<OfficeTables>, by: Change, personId: string, passwordHash: string, keepSession: string): Promise<void> {
  await db.transaction().execute((trx) => storePassword(trx, by, personId, passwordHash, keepSession))
}

async function storePassword(trx: Kysely<OfficeTables>, by: Change, personId: string, passwordHash: string, keepSession: string | null): Promise<void> {
  await trx.updateTable('person').set({ password_hash: passwordHash }).where('office_id', '=', by.officeId).where('id', '=', personId).execute()
  let sessions = trx.deleteFrom('session').where('office_id', '=', by.officeId).where('person_id', '=', personId)
  if (keepSession !== null) sessions = sessions.where('token_hash', '!=', Buffer.from(keepSession, 'hex'))
  await sessions.execute()
  await recordOfficeEvent(trx, by, 'password-set', { personId })
}

function openLinks(db: Kysely<OfficeTables>, officeId: number, token: string, now: Temporal.Instant) {
  return db
    .selectFrom('one_time_link as l')
    .innerJoin('person as p', (join) => join.onRef('p.office_id', '=', 'l.office_id').onRef('p.id', '=', 'l.person_id'))
    .select(['p.id as personId', 'p.name', 'p.email', 'l.purpose'])
    .where('l.office_id', '=', officeId)
    .where('l.token_hash', '=', tokenHash(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('p.active', '=', true)
}
