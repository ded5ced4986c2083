import type { FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { isOpenOnPaper, isOpenTo } from '../../complaint/looks.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'

/**
 * Whoever opens what names the complainant (a paper, a file of a secret complaint, the page to call them from) looks at who complained: written
 * down, unless it is open to them already. `by`: `paper` where the paper itself is the reason.
 * @throws HttpProblem `forbidden` where they may not look, `not-found` where there is no such complaint
 */
export async function openIdentity({ workplace }: Pick<House, 'workplace'>, request: FastifyRequest, complaintId: string, by: 'paper' | 'step'): Promise<void> {
  const { pool, officeId, now } = workplace
  const actors = actorsOfRequest(request)
  const history = await readHistory(pool, officeId, complaintId)
  if (!history) throw new HttpProblem('not-found')
  const isOpen = by === 'paper' ? isOpenOnPaper : isOpenTo
  if (isOpen(fold(history.events).looks, actors, now())) return
  const acted = await perform(workplace, { verb: 'look-at-identity', complaintId, input: by === 'paper' ? { paper: true } : {}, actors, key: `look:${crypto.randomUUID()}` })
  if (!acted.ok) throw new HttpProblem(acted.refusal.key === 'not_found' ? 'not-found' : 'forbidden')
}
