import type { FastifyInstance } from 'fastify'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { fold } from '../../complaint/fold.ts'
import { languageOf } from '../../platform/http/language.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { createPinCheck } from '../../procedure/pin-check.ts'
import { citizenView } from '../../procedure/citizen-view.ts'

/** `GET /api/v1/track/{trackingCode}` with `X-Pin`. An unknown code and a wrong PIN are told apart by nobody. */
export function addTrack(app: FastifyInstance, { workplace }: Pick<House, 'workplace'>): void {
  const pinIsRight = createPinCheck(workplace)
  const { pool, officeId, standards } = workplace
  app.get<{ Params: { code: string } }>('/api/v1/track/:code', { config: { access: 'public' } }, async (request) => {
    const code = readTrackingCode(request.params.code.slice(0, 40))
    const pin = request.headers['x-pin']
    const found = code === null ? null : await complaintByCode(pool, officeId, code)
    // What cannot be a code is no guess at one.
    if (code === null) throw new HttpProblem('not-found')
    const verdict = await pinIsRight(request.ip, code, found?.id ?? null, typeof pin === 'string' ? pin : '')
    if (!verdict.ok && verdict.retryAfter !== null) throw new HttpProblem('too-many-requests', { retryAfter: verdict.retryAfter })
    if (!verdict.ok || !found) throw new HttpProblem('not-found')
    const history = await readHistory(pool, officeId, found.id)
    if (!history) throw new Error('a complaint without a history')
    const inForce = await standards.version(fold(history.events).standardVersion)
    return citizenView(history.events, inForce, languageOf(request))
  })
}
