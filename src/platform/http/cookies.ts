import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether browsers reach us by https, so that cookies may demand it. */
    secureCookies: boolean
  }
}

/**
 * Name of a cookie that carries authority. With https it gets the prefix `__Host-`, which browsers accept only when
 * set by this very host: a neighbouring site of the same government domain cannot plant one (session fixation).
 */
export function guardedName(secure: boolean, name: string): string {
  return secure ? `__Host-${name}` : name
}

/** Sets a cookie for the whole site that scripts cannot read. `maxAge` in seconds; without it, until the browser closes. */
export function setCookie(reply: FastifyReply, name: string, value: string, options: { maxAge?: number } = {}): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: reply.server.secureCookies,
    ...options,
  })
}

/** Sets a cookie that carries authority (session, device, tracking). */
export function setGuardedCookie(reply: FastifyReply, name: string, value: string, options: { maxAge?: number } = {}): void {
  setCookie(reply, guardedName(reply.server.secureCookies, name), value, options)
}

/** Reads such a cookie; undefined when there is none. */
export function guardedCookie(request: FastifyRequest, name: string): string | undefined {
  return request.cookies?.[guardedName(request.server.secureCookies, name)]
}

/** Makes the browser forget such a cookie. */
export function clearGuardedCookie(reply: FastifyReply, name: string): void {
  const secure = reply.server.secureCookies
  reply.clearCookie(guardedName(secure, name), { path: '/', httpOnly: true, sameSite: 'lax', secure })
}
