import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { complaintsPage } from '../../complaint/questions/complaints-page.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { History } from '../../complaint/store/history.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { languageOf } from '../../platform/http/language.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { problemsOf } from '../../procedure/input.ts'
import { t } from '../../ui/messages/messages.ts'
import { caseView, eventsPage } from './case-view.ts'
import { complaintsPath } from './intake.ts'
import { eventsQuery, filterOf, listQuery } from './list-query.ts'
import { listItem } from './list-item.ts'
import { readCursor, writeCursor } from './page-cursor.ts'
import { inputProblem, refusedProblem, sendProblem } from './problem.ts'
import type { ApiProblem } from './problem.ts'

const read = { config: { access: 'case.read' } } as const
const defaultPage = { complaints: 50, events: 100 }

/** What the office reads of complaints: the list, one of them, its history. */
export function addReading(app: FastifyInstance, { workplace, db }: Pick<House, 'workplace' | 'db'>): void {
  const { pool, officeId, standards, zone } = workplace

  app.get(complaintsPath, read, async (request, reply) => {
    const query = queryOf(request, listQuery)
    if (!query.ok) return sendProblem(reply, query.problem)
    const { cursor, limit = defaultPage.complaints } = query.value
    const after = cursor ? readCursor(cursor) : null
    if (cursor && !after) {
      const lang = languageOf(request)
      return sendProblem(reply, inputProblem(lang, [{ pointer: '/cursor', detail: t(lang, 'api.detail.cursor'), code: 'cursor' }]))
    }
    const now = workplace.now()
    const { rows, more } = await complaintsPage(db, officeId, filterOf(query.value, zone), { after, limit, now })
    const last = rows.at(-1)
    return { items: rows.map((row) => listItem(row, now)), next: more && last ? writeCursor({ receivedAt: last.received_at, id: last.id }) : null }
  })

  app.get<{ Params: { id: string } }>(`${complaintsPath}/:id`, read, async (request) => {
    const { events } = await historyOf(request.params.id)
    const inForce = await standards.version(fold(events).standardVersion)
    return caseView(request.params.id.toLowerCase(), events, inForce, request.identity?.actors ?? [], workplace.now())
  })

  app.get<{ Params: { id: string } }>(`${complaintsPath}/:id/events`, read, async (request, reply) => {
    const query = queryOf(request, eventsQuery)
    if (!query.ok) return sendProblem(reply, query.problem)
    const { events } = await historyOf(request.params.id)
    const { after = 0, limit = defaultPage.events } = query.value
    return eventsPage(events, request.identity?.actors ?? [], { after, limit, now: workplace.now() })
  })

  async function historyOf(id: string): Promise<History> {
    const history = isUuid(id) ? await readHistory(pool, officeId, id) : null
    if (!history) throw new HttpProblem('not-found')
    return history
  }
}

type Query<T> = { ok: true; value: T } | { ok: false; problem: ApiProblem }

function queryOf<S extends z.ZodType>(request: FastifyRequest, schema: S): Query<z.output<S>> {
  const parsed = schema.safeParse(request.query, { reportInput: true })
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, problem: refusedProblem({ ok: false, refusal: { key: 'invalid_input' }, problems: problemsOf(parsed.error) }, languageOf(request)) }
}
