import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { OfficeTables } from '../tables.ts'

/**
 * How long to wait before the next try, after so many failures in a bucket within a day.
 * Five are free (a forgotten capital, last month's password); then 15 s, doubling, to half an hour.
 * So one bucket allows at most 5 + 7 + 48 = 60 guesses a day: at passwords of twelve letters and not the common ones, nothing.
 */
export function delayAfter(failures: number): Temporal.Duration {
  if (failures < freeTries) return Temporal.Duration.from({ seconds: 0 })
  return Temporal.Duration.from({ seconds: Math.min(15 * 2 ** (failures - freeTries), 30 * 60) })
}
const freeTries = 5
const memory = Temporal.Duration.from({ hours: 24 })

export type Reserved = { ok: true; attempt: number } | { ok: false; retryAfter: number }

/**
 * Counts a try in its bucket before the password is looked at, as a failure: tries sent side by side cannot slip
 * through the gap between looking and counting. A success takes the bucket's failures away again.
 *
 * What the buckets bound (each is one account, seen from one place; see `bucketOf`):
 * - guessing one account from one network or one device: 60 a day, above;
 * - one password against every account ("spraying"): the same, for each account;
 * - many networks against one account: 60 a day for each network; what bounds them all is the queue of `passwords.ts`;
 * - locking the officer out on purpose: impossible from elsewhere. Failures count only in the attacker's own bucket;
 *   the officer's computer, once signed in, has a bucket of its own even in the attacker's network.
 */
export async function reserveAttempt(db: Kysely<OfficeTables>, officeId: number, bucket: Buffer, now: Temporal.Instant): Promise<Reserved> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${bucket.readInt32BE(0)}, ${bucket.readInt32BE(4)})`.execute(trx)
    const { failures, last } = await trx
      .selectFrom('sign_in_failure')
      .select((eb) => [eb.fn.countAll<number>().as('failures'), eb.fn.max('at').as('last')])
      .where('office_id', '=', officeId)
      .where('bucket', '=', bucket)
      .where('at', '>', now.subtract(memory))
      .executeTakeFirstOrThrow()
    const wait = last === null ? 0 : last.add(delayAfter(failures)).since(now).total('seconds')
    if (wait > 0) return { ok: false, retryAfter: Math.ceil(wait) }
    const { id } = await trx.insertInto('sign_in_failure').values({ office_id: officeId, bucket, at: now }).returning('id').executeTakeFirstOrThrow()
    return { ok: true, attempt: id }
  })
}

/** After a success: the bucket is clean. */
export async function forgetFailures(db: Kysely<OfficeTables>, officeId: number, bucket: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('office_id', '=', officeId).where('bucket', '=', bucket).execute()
}

/** Takes back one try that was never judged (the queue was full): being turned away is no failure. */
export async function withdrawAttempt(db: Kysely<OfficeTables>, officeId: number, attempt: number): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('office_id', '=', officeId).where('id', '=', attempt).execute()
}

/** Deletes failures that no longer count; for a daily job. */
export async function clearOldFailures(db: Kysely<OfficeTables>, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('at', '<=', now.subtract(memory)).execute()
}

/** The network an address belongs to: itself for IPv4; the first 64 bits for IPv6, of which one customer has all. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('%', 1)[0]?.split('::') ?? []
  const before = head === '' ? [] : head.split(':')
  const after = tail === '' ? [] : tail.split(':')
  const gap = plain.includes('::') ? Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0') : []
  const groups = [...before, ...gap, ...after].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
