import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * The names that a route may declare as its access. The ground floor knows `public` only (no sign-in needed);
 * the office adds its capabilities by declaration merging, so that a misspelt one is a type error.
 */
export interface AccessNames {
  public: true
}

/** What a route demands of whoever calls it: `public`, or one capability. */
export type Access = keyof AccessNames

/** Who sends a request. The office adds its own fields by declaration merging. */
export interface Identity {
  /** Set only for a session held in a cookie: every unsafe request must then prove that it comes from our own page. */
  csrfToken?: string
}

/** The verdict on one request: who it is, or why it is refused. */
export type Authorization =
  | { ok: true; identity: Identity | null }
  | { ok: false; problem: 'sign-in-required' | 'forbidden' | 'too-many-requests'; identity?: Identity | null }

/**
 * Decides who sends a request and whether they may use its route. Called once for every request, public ones too
 * (so that a public page knows a signed-in officer), before the body is read.
 */
export type Authorize = (request: FastifyRequest, access: Access) => Authorization | Promise<Authorization>

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Cache-Control of a successful answer; without it nothing is stored anywhere. */
    cache?: string
  }
  interface FastifyRequest {
    identity: Identity | null
  }
}

/** One declared route, as guards and the 405 answer see it. */
export type RouteEntry = { method: string; url: string; access: Access }

/**
 * Makes the server refuse to start when a route does not declare its access, and collects the table of all routes.
 * Must run before the first route is added.
 */
export function demandDeclaredAccess(app: FastifyInstance): RouteEntry[] {
  const table: RouteEntry[] = []
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (access === undefined) {
      throw new Error(
        `Route ${String(route.method)} ${route.url} does not declare who may use it. ` +
          `Add config: { access: 'public' } or a capability from src/office/permissions.ts.`,
      )
    }
    for (const method of [route.method].flat()) table.push({ method, url: route.url, access })
  })
  return table
}

/** The methods that answer at a path, for a 405 instead of a 404. `path` is without query. */
export function methodsAt(table: readonly RouteEntry[], path: string): string[] {
  const methods = table.filter((route) => matches(route.url, path)).map((route) => route.method)
  return [...new Set(methods)].sort()
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.at(-1) === '*') return given.length >= wanted.length && sameParts(wanted.slice(0, -1), given)
  return wanted.length === given.length && sameParts(wanted, given)
}

function sameParts(wanted: string[], given: string[]): boolean {
  return wanted.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))
}
