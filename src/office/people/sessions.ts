import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { newCsrfToken } from '../../platform/http/csrf.ts'
import { randomToken } from '../../platform/ids.ts'
import type { Acting, Actor } from '../actor.ts'
import { recordOfficeEvent } from '../office-events.ts'
import type { Change } from '../office-events.ts'
import type { Role } from '../roles.ts'
import type { OfficeTables } from '../tables.ts'
import { tokenHash } from '../token-hash.ts'
import { actorsOf } from './deputies.ts'
import type { HeldRole } from './deputies.ts'

export const sessionTimes = {
  /** A working day with what comes before and after: sign in once in the morning, never find yesterday's session open. */
  absolute: Temporal.Duration.from({ hours: 12 }),
  /** A talk with a complainant fits in; a counter computer left at lunch is closed by its end. */
  idle: Temporal.Duration.from({ minutes: 60 }),
  /** `seen_at` is written at most this often, so that reading pages does not write rows. */
  seenEvery: Temporal.Duration.from({ minutes: 1 }),
}

/** Whoever is signed in with a session. `actors`: whom they may act as today, own role first. */
export type SignedIn = {
  sessionId: string
  person: { id: string; name: string; title: string; role: Role; email: string }
  actors: readonly [Actor, ...Actor[]]
  csrfToken: string
}

/** One of a person's own sessions, as their account page lists it. `id` names it without opening it. */
export type SessionEntry = { id: string; device: string; createdAt: Temporal.Instant; seenAt: Temporal.Instant }

/**
 * Begins a session and returns its secret for the cookie; only the hash is kept. Always a new secret: whatever cookie
 * the browser brought along before, signing in never makes it valid.
 * @param device what the browser calls itself, for the list of own sessions
 */
export async function beginSession(db: Kysely<OfficeTables>, officeId: number, personId: string, device: string, now: Temporal.Instant): Promise<string> {
  const token = randomToken()
  await db
    .insertInto('session')
    .values({
      office_id: officeId,
      token_hash: tokenHash(token),
      person_id: personId,
      csrf_token: newCsrfToken(),
      device: device.slice(0, 200),
      created_at: now,
      seen_at: now,
      expires_at: now.add(sessionTimes.absolute),
    })
    .execute()
  return token
}

type SessionRow = {
  id: string
  name: string
  title: string
  role: Role
  email: string
  csrf_token: string
  seen_at: Temporal.Instant
  acted_role: Role | null
  acting: Acting | null
}

/** One row for each role that the person acts in today, one in any case. */
const sessionQuery = `
  select p.id, p.name, p.title, p.role, p.email, s.csrf_token, s.seen_at, d.role as acted_role, d.kind as acting
  from session s
  join person p on p.office_id = s.office_id and p.id = s.person_id
  left join deputy d on d.office_id = p.office_id and d.person_id = p.id and d.ended_at is null and d.from_date <= $4 and d.to_date >= $4
  where s.office_id = $1 and s.token_hash = $2 and s.expires_at > $3 and s.seen_at > $5 and p.active
  order by d.id`

/**
 * Who holds this secret, with the roles they hold today; null when it is unknown, over or idle for too long, or the
 * person is no longer active. One query, a second one a minute at most. It runs with every request of an officer, so it
 * is a prepared statement: 0.17 ms instead of 0.57 ms through the query builder, and nothing need be remembered here.
 * @param today date in the office's zone
 * @param present whether the request is a sign that the person is there
 */
export async function findSession(pool: Pool, officeId: number, token: string, now: Temporal.Instant, today: string, present = true): Promise<SignedIn | null> {
  if (token.length !== 43) return null
  const hash = tokenHash(token)
  const values = [officeId, hash, now, today, now.subtract(sessionTimes.idle)]
  const { rows } = await pool.query<SessionRow>({ name: 'office-find-session', text: sessionQuery, values })
  const first = rows[0]
  if (first === undefined) return null
  if (present && Temporal.Instant.compare(first.seen_at, now.subtract(sessionTimes.seenEvery)) < 0) {
    await pool.query('update session set seen_at = $3 where office_id = $1 and token_hash = $2', [officeId, hash, now])
  }
  const { id, name, title, role, email } = first
  const held = rows.flatMap((row): HeldRole[] => (row.acted_role === null || row.acting === null ? [] : [{ role: row.acted_role, acting: row.acting }]))
  return { sessionId: hash.toString('hex'), person: { id, name, title, role, email }, actors: actorsOf(first, held), csrfToken: first.csrf_token }
}

/** Ends the session of this secret (keluar). */
export async function endSession(db: Kysely<OfficeTables>, officeId: number, token: string): Promise<void> {
  await db.deleteFrom('session').where('office_id', '=', officeId).where('token_hash', '=', tokenHash(token)).execute()
}

/** Ends one of a person's own sessions, by the id in their list. @returns false if it was no session of theirs */
export async function endOwnSession(db: Kysely<OfficeTables>, officeId: number, personId: string, sessionId: string): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(sessionId)) return false
  const ended = await db
    .deleteFrom('session')
    .where('office_id', '=', officeId)
    .where('person_id', '=', personId)
    .where('token_hash', '=', Buffer.from(sessionId, 'hex'))
    .executeTakeFirst()
  return ended.numDeletedRows === 1n
}

/** Ends all sessions of a person (keluar dari semua perangkat), on record. @returns how many there were */
export async function endAllSessions(db: Kysely<OfficeTables>, by: Change, personId: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx.deleteFrom('session').where('office_id', '=', by.officeId).where('person_id', '=', personId).executeTakeFirst()
    const count = Number(ended.numDeletedRows)
    await recordOfficeEvent(trx, by, 'sessions-ended', { personId, count })
    return count
  })
}

/** A person's sessions that still work, latest use first. */
export async function listSessions(db: Kysely<OfficeTables>, officeId: number, personId: string, now: Temporal.Instant): Promise<SessionEntry[]> {
  const rows = await db
    .selectFrom('session')
    .select(['token_hash', 'device', 'created_at', 'seen_at'])
    .where('office_id', '=', officeId)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', now.subtract(sessionTimes.idle))
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.token_hash.toString('hex'), device: row.device, createdAt: row.created_at, seenAt: row.seen_at }))
}

/** Deletes sessions that are over; for a daily job. */
export async function clearOldSessions(db: Kysely<OfficeTables>, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('seen_at', '<=', now.subtract(sessionTimes.idle))]))
    .execute()
}
