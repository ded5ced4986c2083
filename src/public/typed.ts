import type { FastifyReply, FastifyRequest } from 'fastify'

/** What a form sent, nested by its dotted names. */
export type Typed = Readonly<Record<string, unknown>>

/** The body as `formToObject` made it; empty for anything else. */
export function bodyOf(request: FastifyRequest): Typed {
  return typeof request.body === 'object' && request.body !== null ? (request.body as Typed) : {}
}

/** Names that belong to the form itself: tokens and keys, kept files, the PIN that opens it again. */
const furniture = new Set(['attachments', 'attachments_kept', 'attachments_remove', 'pin'])

/** The fields that a verb's schema is asked about. */
export function inputOf(body: Typed): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_') && !furniture.has(name)))
}

/** The one-time key of the form, or a new one: what came without a key is a form of its own. */
export function formKeyOf(body: Typed): string {
  const key = body._key
  return typeof key === 'string' && /^[\w-]{16,120}$/u.test(key) ? key : crypto.randomUUID()
}

/** The text at a dotted name, without blanks at its ends; empty when there is none. */
export function textAt(body: Typed, path: string): string {
  const found = path.split('.').reduce<unknown>((inner, part) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? (inner as Typed)[part] : undefined), body)
  return typeof found === 'string' ? found.trim() : ''
}

/** A nested body as the pairs of a form again, but for the names left out. */
export function pairsOf(value: unknown, leave: ReadonlySet<string> = new Set(), name = ''): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  if (Array.isArray(value)) return value.flatMap((item) => pairsOf(item, leave, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => (name === '' && leave.has(key) ? [] : pairsOf(inner, leave, name === '' ? key : `${name}.${key}`)))
}

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}
