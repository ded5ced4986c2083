import type { FastifyInstance } from 'fastify'
import { sendErrors, sendList, sendOne } from './answer.ts'
import type { Format } from './answer.ts'
import { base, open } from './desk311.ts'
import type { Desk311 } from './desk311.ts'

/** Where the API is, and what can be asked for: one service for each category of the standard. */
export function addServices(app: FastifyInstance, { inForce, services, publicUrl }: Desk311, format: Format): void {
  app.get(`${base}/discovery.${format}`, open, async (_request, reply) => {
    const { standard } = await inForce()
    const head = { changeset: standard.validFrom, contact: `${standard.office.name}, ${standard.office.phone}`, key_service: 'no key is needed' }
    const endpoint = { specification: 'http://wiki.open311.org/GeoReport_v2', url: `${publicUrl}${base}`, changeset: standard.validFrom, type: 'production' }
    const formats = ['text/xml', 'application/json']
    return format === 'json'
      ? reply.type('application/json; charset=utf-8').send(JSON.stringify({ ...head, endpoints: [{ ...endpoint, formats }] }))
      : sendOne(reply, format, 'discovery', { ...head, endpoints: { endpoint: { ...endpoint, formats: { format: formats } } } })
  })

  app.get(`${base}/services.${format}`, open, async (_request, reply) => sendList(reply, format, { list: 'services', item: 'service' }, await services()))

  app.get<{ Params: { code: string } }>(`${base}/services/:code.${format}`, open, async (request, reply) => {
    const service = (await services()).find((candidate) => candidate.service_code === request.params.code)
    if (!service) return sendErrors(reply, format, [{ code: 404, description: 'service_code was not found' }])
    const { service_code } = service
    return format === 'json'
      ? reply.type('application/json; charset=utf-8').send(JSON.stringify({ service_code, attributes: [] }))
      : sendOne(reply, format, 'service_definition', { service_code, attributes: null })
  })
}
