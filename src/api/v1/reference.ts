import type { FastifyInstance } from 'fastify'
import { listParties } from '../../office/parties.ts'
import { listPeople } from '../../office/people/people.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { languageOf } from '../../platform/http/language.ts'
import type { House } from '../../procedure/house.ts'
import { problemsPath } from './problem.ts'
import { problemPage } from './problem-texts.ts'

/** What programs look things up in: the standard, its categories, whom to instruct, whom to ask, what a problem means. */
export function addReference(app: FastifyInstance, { workplace, db }: Pick<House, 'workplace' | 'db'>): void {
  const { officeId, standards, zone } = workplace
  const inForce = () => standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())

  app.get('/api/v1/standard', { config: { access: 'public' } }, async () => {
    const { version, standard, bundle } = await inForce()
    return { version, ...standard, holidays: bundle.holidays }
  })

  app.get('/api/v1/categories', { config: { access: 'public' } }, async () => {
    const { categories } = await inForce()
    return categories.filter((category) => !category.retired).map(({ code, label, example, confidential, urgency, emergency }) => (
      { code, label, example, confidential, urgency, emergency: emergency ?? null }))
  })

  app.get('/api/v1/people', { config: { access: 'case.work' } }, async () => {
    const people = await listPeople(db, officeId)
    return people.filter((person) => person.active).map(({ id, name, title, role }) => ({ id, name, title, role }))
  })

  app.get('/api/v1/parties', { config: { access: 'case.work' } }, async () => {
    const parties = await listParties(db, officeId)
    return parties.map(({ id, name, kind, replyDays }) => ({ id, name, kind, replyDays }))
  })

  app.get<{ Params: { code: string } }>(`${problemsPath}/:code`, { config: { access: 'public' } }, async (request, reply) => {
    const page = problemPage(languageOf(request), request.params.code)
    if (page === null) throw new HttpProblem('not-found')
    return reply.type('text/plain; charset=utf-8').send(page)
  })
}
