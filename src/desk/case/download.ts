import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/**
 * Sends what somebody uploaded as a file to be saved, never as a page of ours: the browser may not guess its kind, run it or show it
 * in this place.
 */
export function sendDownload(reply: FastifyReply, file: { name: string; mediaType: string; size: number }, content: Readable): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', attachmentNamed(file.name))
    .header('content-length', file.size)
    .type(/^[\w.+-]+\/[\w.+-]+$/u.test(file.mediaType) ? file.mediaType : 'application/octet-stream')
    .send(content)
}

/** RFC 6266: a plain name for old programs, the true one beside it. */
export function attachmentNamed(name: string): string {
  const plain = name.replace(/[^\w .()-]/gu, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
