import { timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createThrottle } from '../../platform/http/throttle.ts'
import { randomToken } from '../../platform/ids.ts'
import type { Secret } from '../../platform/secret.ts'
import type { OfficeTables } from '../tables.ts'
import type { Passwords } from './passwords.ts'
import { maxPasswordLength } from './passwords.ts'
import { normalEmail } from './people.ts'
import { beginSession, endSession } from './sessions.ts'
import { forgetFailures, networkOf, reserveAttempt, withdrawAttempt } from './sign-in-throttle.ts'

export type SignInDeps = { db: Kysely<OfficeTables>; officeId: number; passwords: Passwords; secret: Secret }

/** A try to sign in. `device`, `session`: the cookies that came along; `agent`: what the browser calls itself. */
export type SignInTry = { email: string; password: string; address: string; device?: string | undefined; session?: string | undefined; agent: string }

/** `device`: the cookie by which this computer is known from now on. */
export type SignInResult =
  | { ok: true; personId: string; session: string; device: string }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'wait'; retryAfter: number }
  | { ok: false; reason: 'busy' }

export type SignIn = (attempt: SignInTry, now: Temporal.Instant) => Promise<SignInResult>

/**
 * Signs people in. The answer is the same, and takes as long, for a wrong password, an unknown address, a person who is
 * no longer active and one who has not set a password.
 */
export function createSignIn({ db, officeId, passwords, secret }: SignInDeps): SignIn {
  // Bounds the work that one network can cause: 60 tries at once (an office of 60 at half past seven), one a second after.
  const crowd = createThrottle({ burst: 60, secondsPerTry: 1 })

  return async (attempt, now) => {
    const email = normalEmail(attempt.email).slice(0, 320)
    const device = deviceOf(attempt.device)
    const known = device !== null && isKnown(secret, device, email)
    const network = networkOf(attempt.address)
    if (!known) {
      const allowed = crowd.take(network)
      if (!allowed.ok) return { ok: false, reason: 'wait', retryAfter: allowed.retryAfter }
    }
    const bucket = secret.hmac('sign-in-bucket', JSON.stringify([officeId, email, known ? 'device' : 'network', known ? device.name : network]))
    const reserved = await reserveAttempt(db, officeId, bucket, now)
    if (!reserved.ok) return { ok: false, reason: 'wait', retryAfter: reserved.retryAfter }

    const person = await db
      .selectFrom('person')
      .select(['id', 'password_hash', 'active'])
      .where('office_id', '=', officeId)
      .where('email', '=', email)
      .executeTakeFirst()
    const usable = person !== undefined && person.active ? person.password_hash : null
    const password = attempt.password.slice(0, maxPasswordLength + 1)
    const matches = await passwords.verify(usable, password, known)
    if (matches === 'busy') {
      await withdrawAttempt(db, officeId, reserved.attempt)
      return { ok: false, reason: 'busy' }
    }
    if (!matches || person === undefined) return { ok: false, reason: 'wrong' }

    await forgetFailures(db, officeId, bucket)
    if (attempt.session !== undefined) await endSession(db, officeId, attempt.session)
    const session = await beginSession(db, officeId, person.id, attempt.agent, now)
    return { ok: true, personId: person.id, session, device: deviceCookie(secret, device, email) }
  }
}

type Device = { name: string; seals: string[] }

/** Most accounts that one computer is known for; the counter's is shared. */
const maxSeals = 8

/**
 * The cookie `name.seal.seal…` says: this computer has signed in to these accounts before. It opens nothing by itself.
 * The name is random, each seal binds it to one account, so nobody can claim another computer's or account's bucket.
 */
function deviceOf(cookie: string | undefined): Device | null {
  if (cookie === undefined || !/^[\w-]{22}(\.[\w-]{43}){1,8}$/.test(cookie)) return null
  const [name = '', ...seals] = cookie.split('.')
  return { name, seals }
}

function isKnown(secret: Secret, device: Device, email: string): boolean {
  const expected = Buffer.from(sealOf(secret, device.name, email))
  return device.seals.some((seal) => timingSafeEqual(Buffer.from(seal), expected))
}

function deviceCookie(secret: Secret, device: Device | null, email: string): string {
  const name = device?.name ?? randomToken(16)
  const seal = sealOf(secret, name, email)
  return [name, seal, ...(device?.seals ?? []).filter((other) => other !== seal)].slice(0, 1 + maxSeals).join('.')
}

function sealOf(secret: Secret, name: string, email: string): string {
  return secret.hmac('device', JSON.stringify([name, email])).toString('base64url')
}
