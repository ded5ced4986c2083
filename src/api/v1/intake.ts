import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../office/actor.ts'
import { may } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { UploadLimits } from '../../platform/http/multipart.ts'
import { languageOf } from '../../platform/http/language.ts'
import type { House } from '../../procedure/house.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { t } from '../../ui/messages/messages.ts'
import { givenKey, intakeKey } from './idempotency.ts'
import { inputProblem, refusedProblem, sendProblem } from './problem.ts'
import { keepAttachments } from './uploads.ts'

export const complaintsPath = '/api/v1/complaints'
const complainant: Actor = { kind: 'complainant', via: 'web' }

/**
 * `POST /api/v1/complaints`: the public door for programs. JSON, or multipart with files in `attachments`. A program with a token that may
 * record for others names the `channel`, as the counter form does.
 */
export function addIntake(app: FastifyInstance, house: Pick<House, 'workplace' | 'files'>, limits: UploadLimits): void {
  const { workplace } = house
  app.post(complaintsPath, { config: { access: 'public', upload: limits } }, async (request, reply) => {
    demandJsonOr(request, 'multipart/form-data')
    const given = givenKey(request)
    if (given.kind === 'bad') return sendProblem(reply, badKey(request))
    const kept = request.uploads.length > 0 ? await keepAttachments(house, request) : { ok: true as const, input: request.body }
    if (!kept.ok) return sendProblem(reply, inputProblem(languageOf(request), kept.errors))
    const actor = recorder(request, kept.input) ?? complainant
    const key = intakeKey(actor, given.kind === 'key' ? given.key : workplace.newId(workplace.now()))
    const received = await receive(workplace, { input: kept.input, actor, key })
    if (!received.ok) return sendProblem(reply, refusedProblem(received, languageOf(request), true))
    if (received.replayed) reply.header('idempotency-replayed', 'true')
    return reply.code(201).header('location', `/api/v1/track/${received.receipt.trackingCode}`).send(received.receipt)
  })
}

/** A program that records for someone: it has a role that may, and says by which channel the complaint came. */
function recorder(request: FastifyRequest, input: unknown): Actor | null {
  if (typeof input !== 'object' || input === null || !('channel' in input)) return null
  return request.identity?.actors?.find((actor) => actor.kind === 'machine' && may(actor, 'intake')) ?? null
}

/** Refuses a body that is neither JSON nor of the other type. @throws HttpProblem */
export function demandJsonOr(request: FastifyRequest, other?: string): void {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== undefined && type !== 'application/json' && type !== other) throw new HttpProblem('unsupported-media')
}

export function badKey(request: FastifyRequest) {
  const lang = languageOf(request)
  return inputProblem(lang, [{ pointer: '', detail: t(lang, 'api.detail.bad_key'), code: 'idempotency_key' }])
}
