import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dataRequestKinds, dataRequestProofs, openDataRequests } from '../../office/data-requests.ts'
import type { DataRequest } from '../../office/data-requests.ts'
import { enterOfficeEvent } from '../../office/office-events.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import { renderPersonalData } from '../../procedure/personal-data/copy-paper.ts'
import { officeDue } from '../../procedure/personal-data/due.ts'
import { casesOfPerson, gatherPersonalData } from '../../procedure/personal-data/gather.ts'
import type { House } from '../../procedure/house.ts'
import { text } from '../../procedure/input.ts'
import { t } from '../../ui/messages/messages.ts'
import { findReference } from '../case/find-reference.ts'
import { formKeyOf } from './form-key.ts'
import { cursorAt, cursorText, href, textAt } from '../list/query.ts'
import { changeOf, errorsOf, nothingShown, send, typed } from '../settings/section.tsx'
import type { Shown } from '../settings/section.tsx'
import { personalDataAddress } from './address.ts'
import { addBreachPages } from './breaches.tsx'
import { addLooksPage } from './looks.tsx'
import { addProcessingLog } from './processing-log.tsx'
import { RequestPage } from './request-page.tsx'
import { RequestsPage } from './requests-page.tsx'

interface OfRequest { Params: { id: string } }

const perPage = 50
const mostOpen = 200

const newRequest = z.object({
  kind: z.enum(dataRequestKinds), proof: z.enum(dataRequestProofs), name: text(200), contact: text(254), text: text(8_000),
  reference: z.string().trim().max(60).default(''),
})
const settlement = z.object({ state: z.enum(['fulfilled', 'refused']), answer: text(8_000) })
const requestLabels = { kind: 'pdp.kind', proof: 'pdp.proof', name: 'pdp.name', contact: 'pdp.contact', text: 'pdp.text', reference: 'pdp.reference' } as const
const settleLabels = { state: 'pdp.state', answer: 'pdp.answer' } as const

/** `/meja/data-pribadi`: what people ask about their data (UU 27/2022 Ps 5–14), each a case of its own with a number, a clock and an answer. */
export function addPersonalDataPages(app: FastifyInstance, house: House): void {
  const { workplace, pool, secret } = house
  const { officeId, zone } = workplace
  const requests = openDataRequests({ pool, officeId, secret })
  addBreachPages(app, house)
  addProcessingLog(app, house)
  addLooksPage(app, house)

  async function showList(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const cursor = cursorAt(request.query, 'sesudah')
    const before = cursor?.at ? { at: cursor.at, id: cursor.id } : null
    const [frame, open, settled] = await Promise.all([house.frame(request), requests.open(mostOpen), requests.settled(before, perPage + 1)])
    const last = settled[perPage - 1]
    const next = settled.length > perPage && last?.settledAt ? href(personalDataAddress, { sesudah: cursorText(last.settledAt, last.id) }) : undefined
    return send(reply, (
      <RequestsPage
        frame={frame} zone={zone} now={workplace.now()} open={open} settled={settled.slice(0, perPage)} next={next} shown={shown} formKey={crypto.randomUUID()}
        mayWork={mayAny(request.identity?.actors ?? [], 'privacy.work')} mayReview={mayAny(request.identity?.actors ?? [], 'looks.read')}
      />
    ), status)
  }

  app.get(personalDataAddress, { config: { access: 'privacy.read' } }, (request, reply) => showList(request, reply, nothingShown))

  app.post(personalDataAddress, { config: { access: 'privacy.work' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = newRequest.safeParse(request.body)
    if (!parsed.success) return showList(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, requestLabels) }, 422)
    const { kind, proof, reference, ...said } = parsed.data
    const complaintId = reference === '' ? null : await findReference(workplace, reference)
    if (reference !== '' && complaintId === null) return showList(request, reply, { values: typed(request.body), errors: [{ id: 'reference', text: t(lang, 'pdp.reference_unknown') }] }, 422)
    const { actor, now } = changeOf(request, house, 'privacy.work')
    const { id } = await requests.add(
      { id: workplace.newId(now), formKey: formKeyOf(request), kind, proof, complaintId, receivedAt: now, dueAt: await officeDue(house, 'data-request-received', now), said },
      now.toZonedDateTimeISO(zone).year, actor)
    return reply.redirect(`${personalDataAddress}/${id}`, 303)
  })

  app.get<OfRequest>(`${personalDataAddress}/:id`, { config: { access: 'privacy.read' } }, async (request, reply) => showOne(request, reply, await found(request), nothingShown))

  async function showOne(request: FastifyRequest, reply: FastifyReply, asked: DataRequest, shown: Shown, status = 200): Promise<FastifyReply> {
    const actors = request.identity?.actors ?? []
    return send(reply, (
      <RequestPage
        frame={await house.frame(request)} zone={zone} now={workplace.now()} request={asked} shown={shown} notice={textAt(request.query, 'kabar') === 'selesai'}
        mayWork={mayAny(actors, 'privacy.work')} mayKnow={mayAny(actors, 'identity.read')}
      />
    ), status)
  }

  app.post<OfRequest>(`${personalDataAddress}/:id/selesai`, { config: { access: 'privacy.work' } }, async (request, reply) => {
    const asked = await found(request)
    const { lang } = await house.frame(request)
    const parsed = settlement.safeParse(request.body)
    if (!parsed.success) return showOne(request, reply, asked, { values: typed(request.body), errors: errorsOf(lang, parsed.error, settleLabels) }, 422)
    const { actor, now } = changeOf(request, house, 'privacy.work')
    if (!(await requests.settle(asked.id, { ...parsed.data, actor, now }))) {
      return showOne(request, reply, await found(request), { values: typed(request.body), errors: [{ text: t(lang, 'pdp.settled_before') }] }, 409)
    }
    return reply.redirect(`${personalDataAddress}/${asked.id}?kabar=selesai`, 303)
  })

  for (const form of ['json', 'pdf'] as const) {
    /** All that is kept about the person who asks, as a copy for machines or to read. Each one is written down. */
    app.post<OfRequest>(`${personalDataAddress}/:id/salinan.${form}`, { config: { access: 'privacy.work' } }, async (request, reply) => {
      const asked = await found(request)
      if (asked.kind !== 'access') throw new HttpProblem('conflict')
      const { actor, now } = changeOf(request, house, 'privacy.work')
      const cases = await gatherPersonalData(house, await casesOfPerson(house, asked.said.contact, asked.complaintId))
      if (cases.some(({ identitySecret }) => identitySecret) && !mayAny(request.identity?.actors ?? [], 'identity.read')) throw new HttpProblem('forbidden')
      await enterOfficeEvent(pool, { officeId, actor, now }, 'data-exported', { what: 'person', request: asked.id, complaints: cases.length })
      reply.header('content-disposition', `attachment; filename="data-pribadi-${asked.number.replace('/', '-')}.${form}"`)
      const { name } = asked.said
      if (form === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify({ at: now.toString(), name, complaints: cases }, null, 2))
      const inForce = await workplace.standards.inForce(now.toZonedDateTimeISO(zone).toPlainDate().toString())
      return reply.type('application/pdf').send(Buffer.from(await renderPersonalData(house.papers, inForce, { name, cases, at: now })))
    })
  }

  async function found(request: FastifyRequest<OfRequest>): Promise<DataRequest> {
    const { id } = request.params
    const asked = isUuid(id) ? await requests.find(id) : null
    if (!asked) throw new HttpProblem('not-found')
    return asked
  }
}
