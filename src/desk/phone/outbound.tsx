import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerNumber } from '../../office/caller-number.ts'
import { callsOfComplaint } from '../../office/calls.ts'
import { recordCall } from '../../office/call-records.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { commandKey, recordOf, textOf } from '../case/form-input.ts'
import { openIdentity } from '../case/open-identity.ts'
import { loadCase } from '../case/load-case.ts'
import type { CaseView } from '../case/load-case.ts'
import { attemptInput, outcomeOf, proofText, purposeOf } from './outbound-input.ts'
import { OutboundPage } from './outbound-page.tsx'
import type { OutboundPageProps } from './outbound-page.tsx'
import { outboundHref } from './places.ts'
import { begun } from './sheet.ts'

interface Params { Params: { id: string } }

/** `/meja/pengaduan/:id/telepon`: the complainant is called, to give the answer or to ask for what is missing; every try is written down. */
export function addOutboundCall(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'pool' | 'secret' | 'channels' | 'frame'>): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const address = '/meja/pengaduan/:id/telepon'

  app.get<Params>(address, { config: { access: 'case.work' } }, async (request, reply) => {
    const view = await viewOf(request)
    // Whoever opens this page has the complainant's number before them: that is a look, and written down.
    if (view.context.identityShown) await openIdentity(house, request, view.id, 'step')
    return show(request, reply, view, { values: undefined, errors: [] })
  })

  app.post<Params>(address, { config: { access: 'case.work' } }, async (request, reply) => {
    const view = await viewOf(request)
    const now = workplace.now()
    const body = recordOf(request.body)
    const { lang } = await house.frame(request)
    const again = (error: OutboundPageProps['errors'][number], status: number) => show(request, reply, view, { values: body, errors: [error] }, status)
    const outcome = outcomeOf(body, zone, now)
    if ('field' in outcome) return again({ field: outcome.field, text: t(lang, outcome.key) }, 422)

    const { id, state } = view
    const actors = actorsOfRequest(request)
    const purpose = purposeOf(state, view.context.standard.requirements)
    const span = { from: begun(textOf(body['mulai']), now), until: now, zone }
    const { name = '', phone = '' } = state.applicant
    const key = commandKey(signedInOf(request).person.id, 'telepon-keluar', body)
    const command = purpose.kind === 'answer'
      ? { verb: 'record-attempt' as const, input: attemptInput(purpose.answer, [name, phone].filter(Boolean).join(', '), outcome, span) }
      : { verb: 'add-note' as const, input: { visibility: 'office', text: t('id', purpose.kind === 'missing' ? 'phone.note_missing' : 'phone.note_out', { proof: proofText(outcome, span) }) } }
    const acted = await perform(workplace, { ...command, complaintId: id, actors, key })
    if (!acted.ok) return again({ field: 'result', text: say(lang, keyOf('refusal', acted.refusal.key), acted.refusal.params) }, 409)
    const officer = actors[0]
    if (!officer) throw new HttpProblem('forbidden')
    await recordCall(pool, officeId, {
      id: workplace.newId(now), key, callId: null, direction: 'out', number: callerNumber(phone), startedAt: span.from, endedAt: now, officer, complaintId: id,
      result: outcome.result, note: outcome.note || null, callAgainAt: outcome.again,
    })
    return reply.redirect(outcome.result === 'spoken' ? `/meja/pengaduan/${id}?selesai=${purpose.kind === 'answer' ? 'penyampaian-jawaban' : 'catatan'}` : `${outboundHref(id)}?selesai=ya`, 303)
  })

  async function viewOf(request: FastifyRequest<Params>): Promise<CaseView> {
    const { id } = request.params
    const view = isUuid(id) ? await loadCase(house, id, actorsOfRequest(request)) : null
    if (!view) throw new HttpProblem('not-found')
    return view
  }

  async function show(request: FastifyRequest<Params>, reply: FastifyReply, view: CaseView, page: Pick<OutboundPageProps, 'values' | 'errors'>, status = 200): Promise<FastifyReply> {
    const frame = { ...(await house.frame(request)), path: outboundHref(view.id) }
    const now = workplace.now()
    const calls = (await callsOfComplaint(pool, officeId, view.id)).filter(({ direction }) => direction === 'out')
    const done = page.errors.length === 0 && recordOf(request.query)['selesai'] === 'ya'
    return reply.code(status).type('text/html; charset=utf-8').send(renderPage(
      <OutboundPage frame={frame} view={view} purpose={purposeOf(view.state, view.context.standard.requirements)} calls={calls} now={now} formKey={workplace.newId(now)} done={done} {...page} />,
    ))
  }
}

function say(lang: Parameters<typeof t>[0], key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}
