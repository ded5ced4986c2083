import type { FastifyInstance } from 'fastify'
import type { House } from '../../procedure/house.ts'
import { openApi } from './openapi.ts'

/** `GET /api/v1/openapi.json`. Nothing in it changes while the program runs: it is written once. */
export function addOpenApi(app: FastifyInstance, { config }: Pick<House, 'config'>): void {
  let text: string | null = null
  app.get('/api/v1/openapi.json', { config: { access: 'public', cache: 'public, max-age=300' } }, (_request, reply) => {
    text ??= JSON.stringify(openApi(config.publicUrl))
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
