import type { FastifyRequest } from 'fastify'
import type { Workplace } from '../../procedure/perform.ts'
import type { ApiError } from './problem.ts'

export async function keepAttachments(_workplace: Workplace, _request: FastifyRequest): Promise<{ ok: true; input: unknown } | { ok: false; errors: ApiError[] }> {
  throw new Error('not yet')
}
