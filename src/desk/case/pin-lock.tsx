import type { FastifyInstance } from 'fastify'
import { readHistory } from '../../complaint/store/history.ts'
import { forgetPinGuesses } from '../../complaint/store/pin-locks.ts'
import { fold } from '../../complaint/fold.ts'
import { enterOfficeEvent } from '../../office/office-events.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { Button } from '../../ui/button/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { NotificationBanner } from '../../ui/notification-banner/notification-banner.tsx'
import type { CaseView } from './load-case.ts'

/** Somebody guessed at the PIN too often: the way back for the real owner, who comes or calls. */
export function PinLock({ frame, view }: { readonly frame: PageFrame; readonly view: CaseView }) {
  const { lang } = frame
  if (!view.pinLocked || !mayAny(view.context.actors, 'intake')) return null
  return (
    <NotificationBanner lang={lang} kind="info">
      <p>{t(lang, 'case.pin_locked')}</p>
      <Form frame={frame} action={`/meja/pengaduan/${view.id}/kunci-pin`}>
        <Button kind="secondary">{t(lang, 'case.pin_unlock')}</Button>
      </Form>
    </NotificationBanner>
  )
}

/** `POST /meja/pengaduan/:id/kunci-pin`: an officer made sure who asks, and opens the code again. */
export function addPinLock(app: FastifyInstance, { workplace }: Pick<House, 'workplace'>): void {
  const { pool, officeId, now } = workplace
  app.post<{ Params: { id: string } }>('/meja/pengaduan/:id/kunci-pin', { config: { access: 'intake' } }, async (request, reply) => {
    const { id } = request.params
    const [actor] = actorsOfRequest(request)
    const history = isUuid(id) ? await readHistory(pool, officeId, id) : null
    if (!history || !actor) throw new HttpProblem('not-found')
    if (await forgetPinGuesses(pool, officeId, fold(history.events).trackingCode)) await enterOfficeEvent(pool, { officeId, actor, now: now() }, 'pin-unlocked', { complaint: id })
    return reply.redirect(`/meja/pengaduan/${id}`, 303)
  })
}
