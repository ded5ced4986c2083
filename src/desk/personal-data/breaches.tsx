import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { openDataBreaches } from '../../office/data-breaches.ts'
import type { DataBreach } from '../../office/data-breaches.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { moment, text, whole } from '../../procedure/input.ts'
import { breachAddressees, issueBreachLetter } from '../../procedure/personal-data/breach-letter.ts'
import { officeDue } from '../../procedure/personal-data/due.ts'
import { t } from '../../ui/messages/messages.ts'
import { inputOf, recordOf, textOf } from '../case/form-input.ts'
import { changeOf, errorsOf, nothingShown, send, typed } from '../settings/section.tsx'
import type { Shown } from '../settings/section.tsx'
import { breachAddress, BreachesPage } from './breaches-page.tsx'
import { formKeyOf } from './form-key.ts'

interface OfBreach { Params: { id: string } }

const input = z.object({ knownAt: moment, what: text(4_000), how: text(4_000), efforts: text(4_000), affected: whole(0, 10_000_000) })
const labels = { knownAt: 'pdp.breach_known', what: 'pdp.breach_what', how: 'pdp.breach_how', efforts: 'pdp.breach_efforts', affected: 'pdp.breach_affected' } as const
const most = 100

/** `/meja/data-pribadi/kebocoran`: a breach written down, its letters, and its clock of 3 × 24 hours (UU 27/2022 Ps 46). */
export function addBreachPages(app: FastifyInstance, house: House): void {
  const { workplace, pool } = house
  const { officeId, zone } = workplace
  const breaches = openDataBreaches({ pool, officeId })

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200): Promise<FastifyReply> {
    const [frame, rows] = await Promise.all([house.frame(request), breaches.list(most)])
    return send(reply, <BreachesPage frame={frame} zone={zone} now={workplace.now()} breaches={rows} shown={shown} formKey={crypto.randomUUID()} mayWork={mayAny(request.identity?.actors ?? [], 'privacy.work')} />, status)
  }

  app.get(breachAddress, { config: { access: 'privacy.read' } }, (request, reply) => show(request, reply, nothingShown))

  app.post(breachAddress, { config: { access: 'privacy.work' } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const parsed = input.safeParse(inputOf({ Form: () => null, moments: ['knownAt'] }, request.body, zone))
    const { actor, now } = changeOf(request, house, 'privacy.work')
    if (!parsed.success) return show(request, reply, { values: typed(request.body), errors: errorsOf(lang, parsed.error, labels) }, 422)
    const knownAt = Temporal.Instant.from(parsed.data.knownAt)
    if (Temporal.Instant.compare(knownAt, now) > 0) return show(request, reply, { values: typed(request.body), errors: [{ id: 'knownAt', text: t(lang, 'refusal.future_date') }] }, 422)
    await breaches.add({ ...parsed.data, id: workplace.newId(now), formKey: formKeyOf(request), knownAt, dueAt: await officeDue(house, 'breach-known', knownAt) }, actor, now)
    return reply.redirect(breachAddress, 303)
  })

  app.post<OfBreach>(`${breachAddress}/:id/surat`, { config: { access: 'privacy.work' } }, async (request, reply) => {
    const breach = await found(request)
    const to = breachAddressees.find((candidate) => candidate === textOf(recordOf(request.body)['kepada']))
    if (!to) throw new HttpProblem('bad-request')
    const paper = await issueBreachLetter(house, breach, to, changeOf(request, house, 'privacy.work').actor)
    return reply.redirect(`/meja/naskah/${paper.id}`, 303)
  })

  app.post<OfBreach>(`${breachAddress}/:id/diberitahukan`, { config: { access: 'privacy.work' } }, async (request, reply) => {
    const breach = await found(request)
    const { actor, now } = changeOf(request, house, 'privacy.work')
    await breaches.notified(breach.id, actor, now)
    return reply.redirect(breachAddress, 303)
  })

  async function found(request: FastifyRequest<OfBreach>): Promise<DataBreach> {
    const { id } = request.params
    const breach = isUuid(id) ? await breaches.find(id) : null
    if (!breach) throw new HttpProblem('not-found')
    return breach
  }
}
