import type { FastifyInstance } from 'fastify'
import { readPaperCode } from '../../complaint/paper-code.ts'
import { proofText } from '../../complaint/store/transparency/log.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { House } from '../../procedure/house.ts'
import { genuinePaper } from '../../procedure/papers/genuine.ts'
import { registrationOf } from '../../procedure/papers/registration.ts'

const questions = { burst: 30, secondsPerTry: 2 }

/** `GET /api/v1/papers/{code}`: whether a paper is genuine, for other systems; the same as `/periksa/{code}` and as silent about persons. */
export function addPaperCheck(app: FastifyInstance, house: Pick<House, 'workplace' | 'log'>): void {
  const { workplace } = house
  const throttle = createThrottle(questions)
  app.get<{ Params: { code: string } }>('/api/v1/papers/:code', { config: { access: 'public' } }, async (request) => {
    const allowed = throttle.take(request.ip)
    if (!allowed.ok) throw new HttpProblem('too-many-requests', { retryAfter: allowed.retryAfter })
    const code = readPaperCode(request.params.code.slice(0, 40))
    const paper = code === null ? null : await genuinePaper(workplace, code)
    if (!paper) throw new HttpProblem('not-found')
    const { complaintId: _hidden, ...shown } = paper
    const { state, inclusion, complaint } = await registrationOf(house, paper)
    return {
      ...shown, log: {
        state, ...(inclusion ? { index: inclusion.index, size: inclusion.checkpoint.size, root: inclusion.checkpoint.root.toString('base64'), at: inclusion.checkpoint.at, proof: proofText(inclusion) } : {}),
        complaint: complaint && { events: complaint.events, logged: complaint.logged, intact: complaint.intact },
      },
    }
  })
}
