import type { FastifyRequest } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

/** Whether a method may change something, so that it needs proof of where it comes from. */
export function isUnsafe(method: string): boolean {
  return !safeMethods.has(method)
}

/**
 * Whether a request was sent by a page of another website. Decided by what the browser itself says
 * (Sec-Fetch-Site, then Origin), which a page cannot forge. Browsers too old to say either are let through:
 * routes with a session demand the form's token besides, and public forms carry no authority to steal.
 *
 * @param publicOrigin scheme, host and port under which the office is published
 */
export function isCrossSite(request: FastifyRequest, publicOrigin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return false
  if (site === 'cross-site') return true
  const origin = request.headers.origin
  // `same-site` without an Origin is a neighbour on the same domain: not us.
  if (origin === undefined) return site !== undefined
  return !isOwnOrigin(origin, request.headers.host, publicOrigin)
}

function isOwnOrigin(origin: string, host: string | undefined, publicOrigin: string): boolean {
  if (origin === publicOrigin) return true
  // The server may also be reached by another name inside the office (its address in the local network).
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
