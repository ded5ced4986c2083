import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { formatOf, sendErrors } from './answer.ts'
import { openDesk311 } from './desk311.ts'
import { addRequests } from './requests.ts'
import { addServices } from './services.ts'

/** Open311 GeoReport v2: the same intake, and a view without anything personal, for programs that speak the common language of cities. */
export async function addOpen311(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'config'>): Promise<void> {
  const desk = openDesk311(house)
  await app.register((scope, _options, done) => {
    scope.setErrorHandler(geoError)
    for (const format of ['json', 'xml'] as const) {
      addServices(scope, desk, format)
      addRequests(scope, desk, format)
    }
    done()
  })
}

/** Problems of the web server in GeoReport's own form; bugs go on to the one who logs them. */
function geoError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, retryAfter } = problemOf(error, request.id)
  if (code === 'internal') throw error
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return sendErrors(reply, formatOf(request.url), [{ code: status, description: code }])
}
