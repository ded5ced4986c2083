import type { Kysely } from 'kysely'
import { randomToken, uuidv7 } from '../platform/ids.ts'
import type { Actor } from './actor.ts'
import { recordOfficeEvent } from './office-events.ts'
import type { Change } from './office-events.ts'
import { refuse } from './refusal.ts'
import type { Outcome } from './refusal.ts'
import type { Role } from './roles.ts'
import type { OfficeTables } from './tables.ts'
import { tokenHash } from './token-hash.ts'

/** What is known of a token besides its secret. */
export type ApiToken = { id: string; label: string; role: Role; createdAt: Temporal.Instant; expiresAt: Temporal.Instant | null }

/** Begins every token, so that one left in a file or a log is recognised as ours. */
const prefix = 'tgp_'

/** Makes a bearer token for a program that acts in a role. The token is told once; only its hash is kept. */
export async function createApiToken(
  db: Kysely<OfficeTables>,
  by: Change,
  input: { label: string; role: Role; expiresAt: Temporal.Instant | null },
): Promise<{ id: string; token: string }> {
  const id = uuidv7(by.now)
  const token = `${prefix}${randomToken()}`
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('api_token')
      .values({ office_id: by.officeId, token_hash: tokenHash(token), id, label: input.label, role: input.role, created_at: by.now, expires_at: input.expiresAt, revoked_at: null })
      .execute()
    await recordOfficeEvent(trx, by, 'token-created', { tokenId: id, label: input.label, role: input.role })
  })
  return { id, token }
}

/** Makes a token useless; a process that has just seen it notices within `cacheSeconds`. */
export async function revokeApiToken(db: Kysely<OfficeTables>, by: Change, id: string): Promise<Outcome<object>> {
  return db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('api_token')
      .set({ revoked_at: by.now })
      .where('office_id', '=', by.officeId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('label')
      .executeTakeFirst()
    if (revoked === undefined) return refuse('already_revoked')
    await recordOfficeEvent(trx, by, 'token-revoked', { tokenId: id, label: revoked.label })
    return { ok: true }
  })
}

/** Tokens in force, newest first. */
export async function listApiTokens(db: Kysely<OfficeTables>, officeId: number): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .select(['id', 'label', 'role', 'created_at', 'expires_at'])
    .where('office_id', '=', officeId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ created_at, expires_at, ...token }) => ({ ...token, createdAt: created_at, expiresAt: expires_at }))
}

/** Longest time that a revoked or expired token still works in a process that has just seen it. */
const cacheSeconds = 5
const cacheSize = 1000

/** Recognises bearer tokens. Answers are remembered for `cacheSeconds`, so that a busy program costs no query each time. */
export function createTokenVerifier(db: Kysely<OfficeTables>, officeId: number): (token: string, now: Temporal.Instant) => Promise<Actor | null> {
  const known = new Map<string, { actor: Actor | null; until: number }>()
  return async (token, now) => {
    if (!token.startsWith(prefix) || token.length > 100) return null
    const hash = tokenHash(token)
    const key = hash.toString('base64url')
    const remembered = known.get(key)
    if (remembered !== undefined && now.epochMilliseconds < remembered.until) return remembered.actor
    const row = await db
      .selectFrom('api_token')
      .select(['id', 'label', 'role'])
      .where('office_id', '=', officeId)
      .where('token_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
      .executeTakeFirst()
    const actor: Actor | null = row === undefined ? null : { kind: 'machine', ...row }
    if (known.size >= cacheSize) known.clear()
    known.set(key, { actor, until: now.epochMilliseconds + cacheSeconds * 1000 })
    return actor
  }
}
