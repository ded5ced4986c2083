import type { FastifyInstance } from 'fastify'
import { transitions } from '../../complaint/transitions.ts'
import type { By } from '../../complaint/transitions.ts'
import { languageOf } from '../../platform/http/language.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import { verbs } from '../../procedure/steps.ts'
import type { AnyVerb } from '../../procedure/verb.ts'
import { commandKey, givenKey } from './idempotency.ts'
import { badKey, complaintsPath, demandJsonOr } from './intake.ts'
import { refusedProblem, sendProblem } from './problem.ts'

/** The verbs that somebody with a role may do; what only the system or the house itself does has no address. */
export const commands: readonly AnyVerb[] = verbs.filter((verb) => {
  const by: readonly By[] = transitions[verb.name].by
  return !verb.byHouse && by.some((who) => who !== 'system' && who !== 'complainant')
})

/** `POST /api/v1/complaints/{id}/{command}`: one address for each verb of each step, from their declarations. */
export function addCommands(app: FastifyInstance, { workplace }: Pick<House, 'workplace'>): void {
  for (const verb of commands) {
    app.post<{ Params: { id: string } }>(`${complaintsPath}/:id/${verb.name}`, { config: { access: 'case.work' } }, async (request, reply) => {
      demandJsonOr(request)
      const complaintId = request.params.id
      if (!isUuid(complaintId)) throw new HttpProblem('not-found')
      const actors = request.identity?.actors ?? []
      const [sender] = actors
      const given = givenKey(request)
      if (given.kind === 'bad' || !sender) return sendProblem(reply, badKey(request))
      const content = { verb: verb.name, complaintId, input: request.body ?? {} }
      const known = given.kind === 'none' ? { key: `api:${workplace.newId(workplace.now())}` } : commandKey(sender, given.key, content)
      const acted = await perform(workplace, { verb: verb.name, complaintId, input: request.body, actors, ...known })
      if (!acted.ok) return sendProblem(reply, refusedProblem(acted, languageOf(request)))
      if (acted.replayed) reply.header('idempotency-replayed', 'true')
      return reply.send(acted.answer)
    })
  }
}
