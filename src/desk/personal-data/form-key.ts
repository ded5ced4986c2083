import type { FastifyRequest } from 'fastify'
import { FORM_KEY_FIELD } from '../../ui/frame.ts'
import { recordOf, textOf } from '../case/form-input.ts'

/** The key under which a form was sent: the same form twice is one. Without a key each is a form of its own. */
export function formKeyOf(request: FastifyRequest): string {
  return textOf(recordOf(request.body)[FORM_KEY_FIELD]).slice(0, 64) || crypto.randomUUID()
}
