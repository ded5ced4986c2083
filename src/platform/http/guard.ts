import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Authorize } from './access.ts'
import { csrfField, csrfHeader, tokenMatches } from './csrf.ts'
import { isCrossSite, isUnsafe } from './origin.ts'
import { HttpProblem } from './problem.ts'

/**
 * The one place where a request is let in or not. Before its body is read: was it sent by another website, who sends
 * it, may they use this route. After: does a form of a session prove that it comes from our own page.
 * Public routes need no such proof: they act with nobody's authority.
 */
export function addGuard(app: FastifyInstance, authorize: Authorize, publicOrigin: string): void {
  app.decorateRequest('identity', null)
  app.addHook('onRequest', async (request) => {
    if (holdsNull(request.url)) throw new HttpProblem('bad-request')
    // Unknown addresses declare nothing and reveal nothing.
    const access = request.routeOptions.config.access ?? 'public'
    const verdict = await authorize(request, access)
    request.identity = verdict.identity ?? null
    // No other website can make a browser send a bearer token, as it can a cookie or a Basic password.
    const byToken = /^Bearer /i.test(request.headers.authorization ?? '')
    if (isUnsafe(request.method) && !byToken && isCrossSite(request, publicOrigin)) {
      throw new HttpProblem('cross-site')
    }
    if (!verdict.ok) throw new HttpProblem(verdict.problem)
  })
  app.addHook('preHandler', async (request) => {
    if (!isUnsafe(request.method) || request.routeOptions.config.access === 'public') return
    const token = request.identity?.csrfToken
    if (token === undefined) return
    if (!tokenMatches(request.headers[csrfHeader] ?? fieldOf(request), token)) throw new HttpProblem('stale-form')
  })
}

/** Null characters come from no person. What a gateway puts into the query of its hook is bytes, and read as such there. */
function holdsNull(url: string): boolean {
  return (url.startsWith('/hook/') ? url.split('?', 1)[0] ?? '' : url).includes('%00')
}

function fieldOf(request: FastifyRequest): unknown {
  const body = request.body
  return typeof body === 'object' && body !== null && csrfField in body ? body[csrfField] : undefined
}
