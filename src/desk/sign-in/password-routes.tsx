import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { signedInOf } from '../../office/people/identify.ts'
import { changePassword, findLink, linkPath, useLink } from '../../office/people/one-time-links.ts'
import { passwordHashOf } from '../../office/people/people.ts'
import { endOwnSession, listSessions } from '../../office/people/sessions.ts'
import type { SignedIn } from '../../office/people/sessions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { AccountPage } from './account-page.tsx'
import type { AccountPageProps } from './account-page.tsx'
import type { SignInPagesDeps } from './deps.ts'
import { sendPage } from './deps.ts'
import { newPasswordErrors } from './password-fields.tsx'
import { DeadLinkPage, SetPasswordPage } from './set-password-page.tsx'

const field = z.string().catch('')
/** Fields of a new password; of one's own, with the present one. */
export const newPasswordForm = z
  .object({ current_password: field, new_password: field, repeat_password: field })
  .catch({ current_password: '', new_password: '', repeat_password: '' })

/** The button beside a session sends its id. */
export const endSessionForm = z.object({ sesi: field }).catch({ sesi: '' })

type LinkParams = { Params: { token: string } }
const accountNotices = { sandi: 'account.password_changed', sesi: 'account.session_ended' } as const

/** `/sandi/<token>`: the password set through a one-time link. */
export function addLinkRoutes(app: FastifyInstance, deps: SignInPagesDeps): void {
  const { db, officeId, now } = deps

  app.get<LinkParams>('/sandi/:token', { config: { access: 'public' } }, async (request, reply) => {
    const frame = await deps.frameOf(request)
    const { token } = request.params
    const holder = await findLink(db, officeId, token, now())
    if (holder === null) return sendPage(reply, <DeadLinkPage frame={frame} />, 410)
    return sendPage(reply, <SetPasswordPage frame={frame} action={linkPath(token)} person={holder} errors={[]} />)
  })

  app.post<LinkParams>('/sandi/:token', { config: { access: 'public' } }, async (request, reply) => {
    const frame = await deps.frameOf(request)
    const { token } = request.params
    const typed = newPasswordForm.parse(request.body)
    const holder = await findLink(db, officeId, token, now())
    if (holder === null) return sendPage(reply, <DeadLinkPage frame={frame} />, 410)
    const errors = newPasswordErrors(frame.lang, typed, holder)
    if (errors.length > 0) return sendPage(reply, <SetPasswordPage frame={frame} action={linkPath(token)} person={holder} errors={errors} />, 422)
    const used = await useLink(db, officeId, token, await deps.passwords.hash(typed.new_password), now())
    if (used === null) return sendPage(reply, <DeadLinkPage frame={frame} />, 410)
    return reply.redirect('/masuk?kabar=sandi', 303)
  })
}

/** `/meja/akun`. */
export function addAccountRoutes(app: FastifyInstance, deps: SignInPagesDeps): void {
  const { db, officeId, now } = deps
  // Somebody at an officer's unlocked computer may guess at the password a few times only.
  const guesses = createThrottle({ burst: 5, secondsPerTry: 60 })

  app.get<{ Querystring: { kabar?: unknown } }>('/meja/akun', { config: { access: 'account' } }, async (request, reply) => {
    const news = request.query.kabar
    const notice = news === 'sandi' || news === 'sesi' ? accountNotices[news] : undefined
    return sendPage(reply, await accountPage(await deps.frameOf(request), signedInOf(request), { errors: [], ...(notice === undefined ? {} : { notice }) }))
  })

  app.post('/meja/akun/sandi', { config: { access: 'account' } }, async (request, reply) => {
    const signedIn = signedInOf(request)
    const frame = await deps.frameOf(request)
    const typed = newPasswordForm.parse(request.body)
    const refuse = async (errors: ErrorItem[]) => sendPage(reply, await accountPage(frame, signedIn, { errors }), 422)
    const weak = newPasswordErrors(frame.lang, typed, signedIn.person)
    if (weak.length > 0) return refuse(weak)
    const allowed = guesses.take(signedIn.person.id)
    if (!allowed.ok) throw new HttpProblem('too-many-requests', { retryAfter: allowed.retryAfter })
    const matches = await deps.passwords.verify(await passwordHashOf(db, officeId, signedIn.person.id), typed.current_password, true)
    if (matches === 'busy') throw new HttpProblem('unavailable', { retryAfter: 5 })
    if (!matches) return refuse([{ id: 'current_password', text: t(frame.lang, 'account.current_wrong') }])
    guesses.forget(signedIn.person.id)
    const hash = await deps.passwords.hash(typed.new_password)
    await changePassword(db, { officeId, actor: signedIn.actors[0], now: now() }, signedIn.person.id, hash, signedIn.sessionId)
    return reply.redirect('/meja/akun?kabar=sandi', 303)
  })

  app.post('/meja/akun/sesi', { config: { access: 'account' } }, async (request, reply) => {
    const { sesi } = endSessionForm.parse(request.body)
    // Ended already is as good as ended now.
    await endOwnSession(db, officeId, signedInOf(request).person.id, sesi)
    return reply.redirect('/meja/akun?kabar=sesi', 303)
  })

  async function accountPage(frame: PageFrame, signedIn: SignedIn, rest: Pick<AccountPageProps, 'errors' | 'notice'>) {
    const sessions = await listSessions(db, officeId, signedIn.person.id, now())
    return <AccountPage frame={frame} zone={deps.zone} signedIn={signedIn} sessions={sessions} {...rest} />
  }
}
