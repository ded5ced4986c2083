import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { permits } from '../../complaint/transitions.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { CodePanel } from '../../ui/code-panel/code-panel.tsx'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Form } from '../../ui/form/form.tsx'
import { formatDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { InsetText } from '../../ui/inset-text/inset-text.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { loadCase } from '../case/load-case.ts'
import type { CaseView } from '../case/load-case.ts'
import { choiceAt } from '../list/query.ts'
import { phoneAddress } from './news.ts'

const address = `${phoneAddress}/selesai/:id`
interface Params { Params: { id: string } }

/** `/meja/telepon/selesai/:id`: what to read out at the end of a call, so that the caller can write it down: number, code, PIN and by when. */
export function addSavedCall(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'pool' | 'secret' | 'channels' | 'frame'>): void {
  const { workplace } = house

  app.get<Params>(address, { config: { access: 'intake' } }, (request, reply) => show(request, reply, null))

  /** Complete and recorded in one step, while the caller waits for the number. */
  app.post<Params>(address, { config: { access: 'intake' } }, async (request, reply) => {
    const { id } = request.params
    if (!isUuid(id)) throw new HttpProblem('not-found')
    const { person } = signedInOf(request)
    const { lang } = await house.frame(request)
    for (const verb of ['confirm-complete', 'record'] as const) {
      const acted = await perform(workplace, { verb, complaintId: id, input: {}, actors: actorsOfRequest(request), key: `desk:${person.id}:telepon:${id}:${verb}` })
      if (acted.ok || acted.refusal.key === 'already_recorded') continue
      if (acted.refusal.key === 'not_found') throw new HttpProblem('not-found')
      return show(request, reply, say(lang, keyOf('refusal', acted.refusal.key), acted.refusal.params))
    }
    return reply.redirect(`${phoneAddress}/selesai/${id}`, 303)
  })

  async function show(request: FastifyRequest<Params>, reply: FastifyReply, error: string | null): Promise<FastifyReply> {
    const { id } = request.params
    const actors = actorsOfRequest(request)
    const view = isUuid(id) ? await loadCase(house, id, actors) : null
    if (!view) throw new HttpProblem('not-found')
    // The PIN is told to whoever called, by whoever took the call; other complaints have their receipt.
    if (view.state.channel !== 'phone') return reply.redirect(`/meja/pengaduan/${id}`, 303)
    const frame = { ...(await house.frame(request)), path: `${phoneAddress}/selesai/${id}` }
    return reply.code(error === null ? 200 : 409).type('text/html; charset=utf-8').send(renderPage(
      <SavedPage frame={frame} view={view} pin={workplace.pinOf(id)} alike={choiceAt(request.query, 'serupa', ['ya']) === 'ya'} error={error} />,
    ))
  }
}

function SavedPage({ frame, view, pin, alike, error }: { readonly frame: PageFrame; readonly view: CaseView; readonly pin: string; readonly alike: boolean; readonly error: string | null }) {
  const { lang } = frame
  const { state, standing, context } = view
  const missing = context.standard.requirements.filter(({ id }) => !state.met.has(id)).map(({ label }) => label)
  const mayRecord = missing.length === 0 && context.actors.some((actor) => permits('confirm-complete', state.status, actor, context.standard) === 'yes')
  const due = standing.dueAt ? formatDateTime(lang, standing.dueAt, context.zone) : null
  return (
    <DeskPage frame={frame} title={t(lang, 'phone.saved_title')} failed={error !== null} back={phoneAddress}>
      <ErrorSummary lang={lang} errors={error === null ? [] : [{ text: error }]} />
      <CodePanel
        title={t(lang, 'phone.saved_title')}
        codes={[...(state.register ? [{ label: t(lang, 'phone.register_number'), code: state.register.number }] : []), { label: t(lang, 'phone.code'), code: state.trackingCode }, { label: t(lang, 'phone.pin'), code: pin }]}
      >
        {due ? <p>{t(lang, 'phone.due', { when: due })}</p> : null}
      </CodePanel>
      {mayRecord ? (
        <Form frame={frame} action={`${phoneAddress}/selesai/${view.id}`} label={t(lang, 'phone.give_number')}>
          <InsetText>{t(lang, 'phone.give_number_hint')}</InsetText>
          <Button>{t(lang, 'phone.give_number')}</Button>
        </Form>
      ) : null}
      <h2>{t(lang, 'phone.read_out')}</h2>
      <ol class="govuk-list govuk-list--number tg-call__script">
        {state.register ? <li>{t(lang, 'phone_script.number', { number: state.register.number })}</li> : null}
        <li>{t(lang, 'phone_script.code', { code: state.trackingCode, pin })}</li>
        {missing.length > 0 ? <li>{t(lang, 'phone_script.missing', { what: missing.join('; ') })}</li> : due ? <li>{t(lang, 'phone_script.due', { when: due })}</li> : null}
        <li>{t(lang, 'phone_script.free')}</li>
        <li>{t(lang, 'phone_script.thank')}</li>
      </ol>
      {alike ? <p><a href={`/meja/pengaduan/${view.id}/serupa`}>{t(lang, 'phone.alike')}</a></p> : null}
      <div class="govuk-button-group">
        <ButtonLink kind="secondary" href={`/meja/pengaduan/${view.id}`}>{t(lang, 'phone.to_file')}</ButtonLink>
        <ButtonLink kind="secondary" href={phoneAddress}>{t(lang, 'phone.to_calls')}</ButtonLink>
      </div>
    </DeskPage>
  )
}

function say(lang: Parameters<typeof t>[0], key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}
