import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** The first and the last byte of a part. */
type Part = { start: number; end: number }

/**
 * Sends what somebody uploaded as a file to be saved, never as a page of ours: the browser may not guess its kind, run it or show it
 * in this place. Content that can be read in parts is sent in parts to who asks for them: players do, to go to a place in a recording.
 */
export function sendDownload(reply: FastifyReply, file: { name: string; mediaType: string; size: number }, content: Readable | ((part?: Part) => Readable)): FastifyReply {
  const read = typeof content === 'function' ? content : null
  const part = read ? partOf(reply.request.headers.range, file.size) : null
  if (read) reply.header('accept-ranges', 'bytes')
  if (part === 'none') return reply.code(416).header('content-range', `bytes */${file.size}`).send()
  if (part) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${file.size}`)
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', attachmentNamed(file.name))
    .header('content-length', part ? part.end - part.start + 1 : file.size)
    .type(/^[\w.+-]+\/[\w.+-]+$/u.test(file.mediaType) ? file.mediaType : 'application/octet-stream')
    .send(typeof content === 'function' ? content(part ?? undefined) : content)
}

/** The part that a Range header asks for; null for the whole, `none` when there is no such part. Several parts at once are not given. */
function partOf(header: string | undefined, size: number): Part | 'none' | null {
  const [all, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '') ?? []
  if (all === undefined || (from === '' && to === '')) return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? { start, end } : 'none'
}

/** RFC 6266: a plain name for old programs, the true one beside it. */
export function attachmentNamed(name: string): string {
  const plain = name.replace(/[^\w .()-]/gu, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
