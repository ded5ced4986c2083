import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { duplicatesOf } from '../../complaint/questions/duplicates.ts'
import { allowRecording } from '../../platform/http/headers.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { uploadLimits } from '../../procedure/kept-files.ts'
import { renderPage } from '../../ui/render.ts'
import { choiceAt } from '../list/query.ts'
import type { CounterFormProps } from './counter-form.tsx'
import { counterAddress, CounterPage } from './counter-page.tsx'
import { DuplicatesPage } from './duplicates-page.tsx'
import { scannedLetter, settleScanned } from './scanned-letter.ts'
import { takeIntake } from './intake.ts'
import { paperChannels } from './paper-part.tsx'

const html = 'text/html; charset=utf-8'

type CounterHouse = Pick<House, 'workplace' | 'files' | 'secret' | 'frame'>

/** The counter form: the same intake as the public one, with the officer as the actor (S3.1). */
export async function addCounterPages(app: FastifyInstance, house: CounterHouse): Promise<void> {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const current = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())
  const upload = await uploadLimits(house)

  async function show(request: FastifyRequest, reply: FastifyReply, page: Pick<CounterFormProps, 'errors' | 'kept' | 'formKey' | 'values'>, status = 200): Promise<FastifyReply> {
    const { standard, categories } = await current()
    const frame = { ...(await house.frame(request)), path: counterAddress }
    return allowRecording(reply).code(status).type(html).send(renderPage(<CounterPage frame={frame} standard={standard} categories={categories} {...page} />))
  }

  // A letter, a fax, a slip from the box: `?saluran=letter` asks for what is registered of it.
  app.get(counterAddress, { config: { access: 'intake' } }, async (request, reply) => {
    const channel = choiceAt(request.query, 'saluran', paperChannels)
    const scanned = await scannedLetter(house, request, (await house.frame(request)).lang)
    if (scanned) return show(request, reply, { errors: [], formKey: crypto.randomUUID(), ...scanned })
    return show(request, reply, { errors: [], kept: [], formKey: crypto.randomUUID(), ...(channel ? { values: { channel } } : {}) })
  })

  app.post(counterAddress, { config: { access: 'intake', upload } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const taken = await takeIntake(house, request, (await current()).standard, lang)
    if (!taken.ok) return show(request, reply, taken, taken.status)
    const { id } = taken.receipt
    await settleScanned(house, request, id)
    const alike = await duplicatesOf(pool, officeId, id, 1)
    return reply.redirect(alike.length > 0 ? `/meja/pengaduan/${id}/serupa` : `/meja/pengaduan/${id}`, 303)
  })

  // `intake`: whoever records complaints may see secret identities too, and the comparison tells of them.
  app.get<{ Params: { id: string } }>('/meja/pengaduan/:id/serupa', { config: { access: 'intake' } }, async (request, reply) => {
    const { id } = request.params
    if (!isUuid(id)) throw new HttpProblem('not-found')
    const frame = await house.frame(request)
    return reply.type(html).send(renderPage(<DuplicatesPage frame={frame} zone={zone} id={id} duplicates={await duplicatesOf(pool, officeId, id)} />))
  })
}
