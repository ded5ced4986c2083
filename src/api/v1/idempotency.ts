import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { canonicalJson } from '../../complaint/canonical-json.ts'
import type { Actor } from '../../office/actor.ts'

/** What the header says: nothing, a key, or something that cannot be one. */
export type GivenKey = { kind: 'none' } | { kind: 'key'; key: string } | { kind: 'bad' }

/** Reads `Idempotency-Key`: 1 to 200 printable ASCII characters, with or without the quotes of a structured header. */
export function givenKey(request: FastifyRequest): GivenKey {
  const header = request.headers['idempotency-key']
  if (header === undefined) return { kind: 'none' }
  if (typeof header !== 'string') return { kind: 'bad' }
  const key = /^"(.*)"$/u.exec(header)?.[1] ?? header
  return /^[\x20-\x7e]{1,200}$/u.test(key) && key.trim() !== '' ? { kind: 'key', key } : { kind: 'bad' }
}

/** The key as intake keeps it: keys of one program never meet those of another, nor those of forms. */
export function intakeKey(sender: Actor, key: string): string {
  return `api:${senderOf(sender)}:${key}`
}

/** The key as commands are kept under, which covers who sends; and what was sent, so that the same key with other content is told apart. */
export function commandKey(sender: Actor, key: string, content: unknown): { key: string; content: string } {
  return { key: `api:${sha256(`${senderOf(sender)}\0${key}`)}`, content: sha256(canonicalJson(content)) }
}

function senderOf(actor: Actor): string {
  return actor.kind === 'person' || actor.kind === 'machine' ? actor.id : actor.kind
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
