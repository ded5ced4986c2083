import type { FastifyInstance } from 'fastify'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { fold } from '../../complaint/fold.ts'
import { languageOf } from '../../platform/http/language.ts'
import { sameText } from '../../platform/same-text.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { House } from '../../procedure/house.ts'
import { citizenView } from '../../procedure/citizen-view.ts'

/** Guesses at the PIN of one code from one address: ten at once, then one a minute. A right one is not counted. */
const guesses = { burst: 10, secondsPerTry: 60 }

/** `GET /api/v1/track/{trackingCode}` with `X-Pin`. An unknown code and a wrong PIN are told apart by nobody. */
export function addTrack(app: FastifyInstance, { workplace }: Pick<House, 'workplace'>): void {
  const throttle = createThrottle(guesses)
  const { pool, officeId, standards } = workplace
  app.get<{ Params: { code: string } }>('/api/v1/track/:code', { config: { access: 'public' } }, async (request) => {
    const code = readTrackingCode(request.params.code.slice(0, 40))
    const key = `${request.ip} ${code ?? ''}`
    const allowed = throttle.take(key)
    if (!allowed.ok) throw new HttpProblem('too-many-requests', { retryAfter: allowed.retryAfter })
    const pin = request.headers['x-pin']
    const found = code === null ? null : await complaintByCode(pool, officeId, code)
    // Compared even when there is nothing to compare with, so that both refusals take the same time.
    const right = sameText(typeof pin === 'string' ? pin.trim() : '', workplace.pinOf(found?.id ?? ''))
    if (!found || !right) throw new HttpProblem('not-found')
    throttle.forget(key)
    const history = await readHistory(pool, officeId, found.id)
    if (!history) throw new Error('a complaint without a history')
    const inForce = await standards.version(fold(history.events).standardVersion)
    return citizenView(history.events, inForce, languageOf(request))
  })
}
