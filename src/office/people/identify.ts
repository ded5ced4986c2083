import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Access, Authorization, Authorize, Identity } from '../../platform/http/access.ts'
import { guardedCookie } from '../../platform/http/cookies.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Now } from '../../platform/time.ts'
import type { Actor } from '../actor.ts'
import { createTokenVerifier } from '../api-tokens.ts'
import { isCapability, mayAny } from '../permissions.ts'
import type { OfficeTables } from '../tables.ts'
import { findSession } from './sessions.ts'
import type { SignedIn } from './sessions.ts'

/** Name of the session's cookie (with `__Host-` before it under https). */
export const sessionCookie = 'sesi'
/** Name of the cookie by which a computer that signed in before is known. */
export const deviceCookie = 'perangkat'

/** A page that asks for news by itself says so: that is no sign that somebody sits there, and does not keep the session open. */
export const liveHeader = 'x-live'

declare module '../../platform/http/access.ts' {
  interface Identity {
    /** Set for a person with a session. */
    signedIn?: SignedIn
    /** Whom the sender may act as, own role first; a program has one. */
    actors?: readonly Actor[]
  }
}

/**
 * The one check of who sends a request and whether they may use its route, for `createServer`. A bearer token counts
 * alone; else the session's cookie. Roles are read from the database each time: a role taken away is gone at once.
 */
export function createAuthorize(deps: { db: Kysely<OfficeTables>; pool: Pool; officeId: number; zone: string; now: Now }): Authorize {
  const verifyToken = createTokenVerifier(deps.db, deps.officeId)
  return async (request, access) => {
    // Who calls a hook proves it to the hook: its bearer secret is none of ours.
    if (access === 'public' && request.routeOptions.url?.startsWith('/hook/')) return { ok: true, identity: null }
    const identity = await identify(request)
    if (identity === 'invalid-token') return { ok: false, problem: 'sign-in-required' }
    return judge(identity, access)
  }

  async function identify(request: FastifyRequest): Promise<Identity | null | 'invalid-token'> {
    const now = deps.now()
    const authorization = request.headers.authorization
    if (authorization !== undefined && /^Bearer /i.test(authorization)) {
      const token = /^Bearer +([\w-]+)$/i.exec(authorization)?.[1]
      const actor = token === undefined ? null : await verifyToken(token, now)
      return actor === null ? 'invalid-token' : { actors: [actor] }
    }
    const cookie = guardedCookie(request, sessionCookie)
    if (cookie === undefined) return null
    const today = now.toZonedDateTimeISO(deps.zone).toPlainDate().toString()
    const signedIn = await findSession(deps.pool, deps.officeId, cookie, now, today, request.headers[liveHeader] === undefined)
    return signedIn === null ? null : { signedIn, actors: signedIn.actors, csrfToken: signedIn.csrfToken }
  }
}

function judge(identity: Identity | null, access: Access): Authorization {
  if (access === 'public') return { ok: true, identity }
  if (identity === null) return { ok: false, problem: 'sign-in-required' }
  return isAllowed(identity, access) ? { ok: true, identity } : { ok: false, problem: 'forbidden', identity }
}

function isAllowed(identity: Identity, access: Access): boolean {
  return isCapability(access) && mayAny(identity.actors ?? [], access)
}

/** The signed-in person of a request. @throws HttpProblem when a program (bearer token) asks for a page made for people */
export function signedInOf(request: FastifyRequest): SignedIn {
  const signedIn = request.identity?.signedIn
  if (signedIn === undefined) throw new HttpProblem(request.identity === null ? 'sign-in-required' : 'forbidden')
  return signedIn
}

/** Whom the sender may act as, own role first; empty for the public. */
export function actorsOfRequest(request: FastifyRequest): readonly Actor[] {
  return request.identity?.actors ?? []
}
