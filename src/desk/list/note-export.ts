import type { FastifyRequest } from 'fastify'
import { enterOfficeEvent } from '../../office/office-events.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import type { House } from '../../procedure/house.ts'

/** What leaves the system as a file. */
export type Exported = 'register' | 'lapor'

/** Writes down that somebody takes personal data out (UU 27/2022 Ps 31), before the first byte leaves. `filter`: which part of it. */
export async function noteExport({ workplace }: Pick<House, 'workplace'>, request: FastifyRequest, what: Exported, filter: object): Promise<void> {
  const [actor] = actorsOfRequest(request)
  if (!actor) throw new Error('an export without its access check')
  await enterOfficeEvent(workplace.pool, { officeId: workplace.officeId, actor, now: workplace.now() }, 'data-exported', { what, filter })
}
