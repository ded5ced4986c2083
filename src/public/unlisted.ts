import type { FastifyReply } from 'fastify'

/** Not for search engines, whoever publishes the address. */
export function unlisted(reply: FastifyReply): void {
  reply.header('x-robots-tag', 'noindex, nofollow')
}
