import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { deviceCookie, sessionCookie, signedInOf } from '../../office/people/identify.ts'
import { endAllSessions, endSession, sessionTimes } from '../../office/people/sessions.ts'
import type { SignInResult } from '../../office/people/sign-in.ts'
import { clearGuardedCookie, guardedCookie, setGuardedCookie } from '../../platform/http/cookies.ts'
import { localPath } from '../../platform/http/local-path.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatAmount } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { SignInPagesDeps } from './deps.ts'
import { sendPage } from './deps.ts'
import { deviceName } from './device-name.ts'
import { SignInPage } from './sign-in-page.tsx'
import type { SignInPageProps } from './sign-in-page.tsx'

/** Fields of `/masuk`. A field that is missing or no text is empty: the page asks for it. */
export const signInForm = z.object({ email: z.string().catch(''), password: z.string().catch(''), kembali: z.string().catch('') }).catch({ email: '', password: '', kembali: '' })

const desk = '/meja'
/** The computer is known for a year after its last sign-in. */
const deviceSeconds = 365 * 24 * 3600
const notices = {
  keluar: { key: 'sign_in.signed_out', kind: 'success' },
  semua: { key: 'sign_in.signed_out_all', kind: 'success' },
  perlu: { key: 'sign_in.needed', kind: 'info' },
  sandi: { key: 'sign_in.password_saved', kind: 'success' },
} as const satisfies Record<string, NonNullable<SignInPageProps['notice']>>

/** `/masuk`, `/keluar`, `/keluar-semua`. */
export function addSignInRoutes(app: FastifyInstance, deps: SignInPagesDeps): void {
  const { db, officeId, now } = deps

  app.get<{ Querystring: { kembali?: unknown; kabar?: unknown } }>('/masuk', { config: { access: 'public' } }, async (request, reply) => {
    const next = localPath(request.query.kembali, desk)
    if (request.identity?.signedIn !== undefined) return reply.redirect(next, 303)
    const news = request.query.kabar
    const notice = typeof news === 'string' && Object.hasOwn(notices, news) ? notices[news as keyof typeof notices] : undefined
    return show(request, reply, { email: '', next, errors: [], ...(notice === undefined ? {} : { notice }) })
  })

  app.post('/masuk', { config: { access: 'public' } }, async (request, reply) => {
    const typed = signInForm.parse(request.body)
    const next = localPath(typed.kembali, desk)
    const { lang } = await deps.frameOf(request)
    const missing: ErrorItem[] = []
    if (typed.email.trim() === '') missing.push({ id: 'email', text: t(lang, 'sign_in.email_missing') })
    if (typed.password === '') missing.push({ id: 'password', text: t(lang, 'sign_in.password_missing') })
    if (missing.length > 0) return show(request, reply, { email: typed.email, next, errors: missing }, 422)

    const result = await deps.signIn(
      {
        email: typed.email,
        password: typed.password,
        address: request.ip,
        device: guardedCookie(request, deviceCookie),
        session: guardedCookie(request, sessionCookie),
        agent: deviceName(request.headers['user-agent']),
      },
      now(),
    )
    if (!result.ok) {
      const { status, error } = refusalOf(lang, result)
      if (result.reason === 'wait') reply.header('retry-after', String(result.retryAfter))
      return show(request, reply, { email: typed.email, next, errors: [error] }, status)
    }
    setGuardedCookie(reply, sessionCookie, result.session, { maxAge: sessionTimes.absolute.total('seconds') })
    setGuardedCookie(reply, deviceCookie, result.device, { maxAge: deviceSeconds })
    return reply.redirect(next, 303)
  })

  app.post('/keluar', { config: { access: 'account' } }, async (request, reply) => {
    const cookie = guardedCookie(request, sessionCookie)
    if (cookie !== undefined) await endSession(db, officeId, cookie)
    clearGuardedCookie(reply, sessionCookie)
    return reply.redirect('/masuk?kabar=keluar', 303)
  })

  app.post('/keluar-semua', { config: { access: 'account' } }, async (request, reply) => {
    const { actors, person } = signedInOf(request)
    await endAllSessions(db, { officeId, actor: actors[0], now: now() }, person.id)
    clearGuardedCookie(reply, sessionCookie)
    return reply.redirect('/masuk?kabar=semua', 303)
  })

  async function show(request: FastifyRequest, reply: FastifyReply, props: Omit<SignInPageProps, 'frame'>, status = 200): Promise<FastifyReply> {
    return sendPage(reply, <SignInPage frame={await deps.frameOf(request)} demo={deps.demo ?? null} {...props} />, status)
  }
}

function refusalOf(lang: Language, result: Extract<SignInResult, { ok: false }>): { status: number; error: ErrorItem } {
  switch (result.reason) {
    case 'wrong':
      return { status: 422, error: { id: 'email', text: t(lang, 'sign_in.wrong') } }
    case 'wait':
      return { status: 429, error: { text: t(lang, 'sign_in.wait', { wait: formatAmount(lang, { value: Math.ceil(result.retryAfter / 60), unit: 'minutes' }) }) } }
    case 'busy':
      return { status: 503, error: { text: t(lang, 'sign_in.busy') } }
  }
}
