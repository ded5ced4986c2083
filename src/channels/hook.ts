import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The address under which a network calls an account, and an answer to its call. */
export const hookPath = (account: string, rest: string) => `/hook/${account}/${rest}`

/** Most bytes of a call: networks send files by reference. */
const bodyLimit = 1024 * 1024

/**
 * Adds an address that a network calls, with the body byte for byte as it came: signatures are over bytes. Whoever calls proves who it
 * is to the handler; there is no session and no form.
 */
export function addHook(
  app: FastifyInstance, method: 'GET' | 'POST', path: string,
  handle: (call: { body: Buffer; request: FastifyRequest; reply: FastifyReply }) => Promise<FastifyReply>,
): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser<Buffer>('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => { done(null, body) })
    scope.route({
      method, url: path, bodyLimit, config: { access: 'public' },
      handler: (request, reply) => handle({ body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), request, reply }),
    })
  })
}

/** A JSON body, or null for what is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null // the caller answers 400: not ours to repair
  }
}
