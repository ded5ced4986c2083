import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Pages load nothing from elsewhere and run no inline script or style; forms go nowhere but home. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

const permissionsPolicy = (microphone: '()' | '(self)') => `camera=(), microphone=${microphone}, geolocation=(), payment=(), usb=(), browsing-topics=()`

/** For the pages with a recorder, and only those: they may ask for the microphone, and play what was just recorded. */
export function allowRecording(reply: FastifyReply): FastifyReply {
  return reply
    .header('permissions-policy', permissionsPolicy('(self)'))
    .header('content-security-policy', contentSecurityPolicy.replace("media-src 'self'", "media-src 'self' blob:"))
}

const fixedHeaders: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  // Not `no-referrer`: browsers then send `Origin: null` with our own forms, and the check against forged forms is blind.
  // `same-origin` tells other sites just as little, so a tracking code in an address does not leak.
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', permissionsPolicy('()')],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]

const twoYears = 63_072_000

/**
 * Puts the security headers on every answer, errors and unknown addresses included.
 * A route may set its own Content-Security-Policy (downloads do) and Cache-Control; what it does not set is strictest.
 */
export function addSecurityHeaders(app: FastifyInstance, options: { https: boolean }): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    applySecurityHeaders(request, reply, options)
    done(null, payload)
  })
}

/** The same for answers that the framework gives before any hook has run (malformed addresses). */
export function applySecurityHeaders(request: FastifyRequest, reply: FastifyReply, options: { https: boolean }): void {
  for (const [name, value] of fixedHeaders) if (!reply.hasHeader(name)) reply.header(name, value)
  if (options.https) reply.header('strict-transport-security', `max-age=${twoYears}; includeSubDomains`)
  if (!reply.hasHeader('cache-control')) {
    const declared = reply.statusCode < 400 ? request.routeOptions.config?.cache : undefined
    reply.header('cache-control', declared ?? 'no-store')
  }
}
