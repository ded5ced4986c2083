import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { complaintsPage } from '../../complaint/questions/complaints-page.ts'
import { publicFacts } from '../../complaint/questions/public-facts.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import { languageOf } from '../../platform/http/language.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { t } from '../../ui/messages/messages.ts'
import { sendErrors, sendList } from './answer.ts'
import type { Format } from './answer.ts'
import { base, open } from './desk311.ts'
import type { Desk311 } from './desk311.ts'
import { listQueryOf } from './list-query.ts'
import { complaintOf, errorsOf, requestInput } from './request-input.ts'
import { requestView } from './request-view.ts'

const complainant: Actor = { kind: 'complainant', via: 'web' }
/** GeoReport: at most the first 1000. */
const mostListed = 1_000

/** Service requests: lodged by anyone, looked up by whoever has the code, listed for the office only. */
export function addRequests(app: FastifyInstance, desk: Desk311, format: Format): void {
  const { workplace, db } = desk.house
  const { pool, officeId } = workplace

  app.post(`${base}/requests.${format}`, open, async (request, reply) => {
    const parsed = requestInput.safeParse(argumentsOf(request))
    if (!parsed.success) return sendErrors(reply, format, errorsOf(parsed.error))
    const made = complaintOf(parsed.data, (await desk.services()).map((service) => service.service_code))
    if (!made.ok) return sendErrors(reply, format, made.errors)
    const received = await receive(workplace, { input: made.input, actor: complainant, key: `open311:${workplace.newId(workplace.now())}` })
    if (!received.ok) {
      const places = received.problems?.map((problem) => problem.path) ?? [received.refusal.field ?? received.refusal.key]
      return sendErrors(reply, format, places.map((place) => ({ code: 400, description: `${place} cannot be used` })))
    }
    const { trackingCode: code, pin } = received.receipt
    const service_notice = t(languageOf(request), 'api.open311.notice', { code, pin, url: `${desk.publicUrl}/lacak` })
    return sendList(reply, format, requestNames, [{ service_request_id: code, service_notice, account_id: null }])
  })

  app.get(`${base}/requests.${format}`, open, async (request, reply) => {
    const now = workplace.now()
    const query = listQueryOf(request.query, now)
    if (!query.ok) return sendErrors(reply, format, query.errors)
    if (query.ids) return send(request, reply, query.ids.map(readTrackingCode).filter((code) => code !== null))
    const { identity } = request
    if (!mayAny(identity?.actors ?? [], 'case.read')) throw new HttpProblem(identity ? 'forbidden' : 'sign-in-required')
    const { rows } = await complaintsPage(db, officeId, query.filter, { after: null, limit: mostListed, now })
    return send(request, reply, rows.map((row) => row.tracking_code))
  })

  // The wiki has `requests/`, the description in machine form `request/`.
  for (const path of ['requests', 'request']) {
    app.get<{ Params: { id: string } }>(`${base}/${path}/:id.${format}`, open, async (request, reply) => {
      const code = readTrackingCode(request.params.id)
      return send(request, reply, code === null ? [] : [code], 'service_request_id was not found')
    })
  }

  async function send(request: FastifyRequest, reply: FastifyReply, codes: readonly string[], whenNone?: string): Promise<FastifyReply> {
    const found = await publicFacts(pool, officeId, codes)
    if (found.length === 0 && whenNone) return sendErrors(reply, format, [{ code: 404, description: whenNone }])
    const { standard, categories } = await desk.inForce()
    const office = { name: standard.office.name, promise: standard.time.promise, categories }
    return sendList(reply, format, requestNames, found.map((facts) => requestView(facts, office, languageOf(request))))
  }
}

const requestNames = { list: 'service_requests', item: 'request' }

/** GeoReport sends arguments as a form or in the address; what is blank was not given. */
function argumentsOf({ query, body }: FastifyRequest): Record<string, unknown> {
  const given = { ...objectOf(query), ...objectOf(body) }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
