import type { FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import type { Letter } from '../../complaint/letters.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'

/** A case whose letters this reader may see: what letters say may name who asked to be kept secret (UU 25/2009 Ps 42(5), 49). */
export async function openLetterCase({ workplace }: Pick<House, 'workplace'>, request: FastifyRequest, id: string): Promise<{ state: ComplaintState; events: readonly ComplaintEvent[] }> {
  const history = isUuid(id) ? await readHistory(workplace.pool, workplace.officeId, id) : null
  if (!history) throw new HttpProblem('not-found')
  const state = fold(history.events)
  if (state.identitySecret && !mayAny(actorsOfRequest(request), 'identity.read')) throw new HttpProblem('forbidden')
  return { state, events: history.events }
}

/** An id of an address as it is; anything else is nowhere. */
export function idOf(id: string): string {
  if (!isUuid(id)) throw new HttpProblem('not-found')
  return id
}

export function letterOfCase({ letters }: ComplaintState, letterId: string): Letter {
  const letter = letters.find(({ id }) => id === letterId)
  if (!letter) throw new HttpProblem('not-found')
  return letter
}
