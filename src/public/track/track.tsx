import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import { citizenView } from '../../procedure/citizen-view.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { grantView, mayView, sameText } from '../grant.ts'
import { fileErrors, filesOfForm } from '../kept-files.ts'
import { refusedErrors } from '../refused.ts'
import { citizenActions } from './actions.tsx'
import type { ActionsProps, CitizenAction } from './actions.tsx'
import { AskPage } from './ask-page.tsx'
import { TrackPage } from './track-page.tsx'

/** Guesses at the PIN of one code from one address: ten at once, then one a minute. A right one is not counted. */
const guesses = { burst: 10, secondsPerTry: 60 }
/** And of one code from anywhere: a crowd of addresses gets no further, the owner waits at most some minutes. */
const guessesOfCode = { burst: 40, secondsPerTry: 20 }
const done = { kelengkapan: 'track.supplied', pesan: 'track.messaged', pencabutan: 'track.withdrawn', keberatan: 'track.objected' } as const satisfies Record<CitizenAction, MessageKey>
const furniture = new Set(['_csrf', '_key', 'attachments', 'attachments_kept', 'attachments_remove'])
const hardFileLimit = { maxFiles: 20, maxFileSize: 25 * 1024 * 1024 }

interface Viewed { frameOf: Promise<Awaited<ReturnType<House['frame']>>>; id: string; code: string }

/** `/lacak`: a complainant follows their complaint with code and PIN, supplies what is missing, writes, withdraws, objects. */
export function addTrackPages(app: FastifyInstance, house: House): void {
  const { workplace, secret } = house
  const { pool, officeId, standards } = workplace
  const perAddress = createThrottle(guesses)
  const perCode = createThrottle(guessesOfCode)

  async function ask(request: FastifyRequest, reply: FastifyReply, code: string, error: string | null, status = 200): Promise<FastifyReply> {
    return html(reply, renderPage(<AskPage frame={await house.frame(request)} code={code} error={error} />), status)
  }

  app.get<{ Querystring: { kode?: unknown } }>('/lacak', { config: { access: 'public' } }, (request, reply) => ask(request, reply, textOf(request.query.kode), null))

  app.post('/lacak', { config: { access: 'public' } }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, unknown> // what formToObject made
    const typed = textOf(body.code)
    const { lang } = await house.frame(request)
    const code = readTrackingCode(typed)
    const throttles = [{ throttle: perAddress, key: `${request.ip} ${code ?? ''}` }, ...(code ? [{ throttle: perCode, key: code }] : [])]
    for (const { throttle, key } of throttles) {
      const allowed = throttle.take(key)
      if (allowed.ok) continue
      reply.header('retry-after', String(allowed.retryAfter))
      return ask(request, reply, typed, t(lang, 'track.wait', { seconds: allowed.retryAfter }), 429)
    }
    const found = code === null ? null : await complaintByCode(pool, officeId, code)
    // Compared even when there is nothing to compare with, so that both refusals take the same time.
    const right = sameText(textOf(body.pin).replace(/\s/gu, ''), workplace.pinOf(found?.id ?? ''))
    if (!found || !right || code === null) return ask(request, reply, typed, t(lang, 'track.wrong'), 422)
    for (const { throttle, key } of throttles) throttle.forget(key)
    grantView(reply, secret, found.id, workplace.now())
    return reply.redirect(`/lacak/${code}`, 303)
  })

  /** The complaint of this address if this browser may see it; else the way to `/lacak`. */
  async function viewed(request: FastifyRequest<{ Params: { code: string } }>): Promise<Viewed | { redirect: string }> {
    const code = readTrackingCode(request.params.code.slice(0, 40))
    const found = code === null ? null : await complaintByCode(pool, officeId, code)
    if (!found || code === null || !mayView(request, secret, found.id, workplace.now())) {
      return { redirect: code === null ? '/lacak' : `/lacak?kode=${encodeURIComponent(code)}` }
    }
    return { id: found.id, code, frameOf: house.frame(request) }
  }

  async function show(reply: FastifyReply, seen: Viewed, more: { pin?: boolean; notice?: MessageKey; failed?: ActionsProps['failed'] }, status = 200): Promise<FastifyReply> {
    const history = await readHistory(pool, officeId, seen.id)
    if (!history) throw new Error('a complaint without a history')
    const state = fold(history.events)
    const [frame, inForce, files] = [await seen.frameOf, await standards.version(state.standardVersion), await filesOf(pool, officeId, seen.id)]
    const page = (
      <TrackPage
        frame={frame} inForce={inForce} view={citizenView(history.events, inForce, frame.lang)} state={state} events={history.events} files={files}
        now={workplace.now()} formKey={crypto.randomUUID()} pin={more.pin ? workplace.pinOf(seen.id) : null} notice={more.notice ?? null}
        {...(more.failed ? { failed: more.failed } : {})}
      />
    )
    return html(reply, renderPage(page), status)
  }

  app.get<{ Params: { code: string }; Querystring: { baru?: unknown; kabar?: unknown } }>('/lacak/:code', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await viewed(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const news = textOf(request.query.kabar)
    return show(reply, seen, { pin: request.query.baru === '1', ...(isAction(news) ? { notice: done[news] } : {}) })
  })

  app.get<{ Params: { code: string } }>('/lacak/:code/tanda-terima.pdf', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await viewed(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const receipt = await house.receiptOf(seen.id)
    if (!receipt) throw new HttpProblem('not-found')
    return reply.type('application/pdf').header('content-disposition', `inline; filename="tanda-terima-${seen.code}.pdf"`).send(Buffer.from(receipt.bytes))
  })

  app.post<{ Params: { code: string; action: string } }>('/lacak/:code/:action', { config: { access: 'public', upload: hardFileLimit } }, async (request, reply) => {
    const { action } = request.params
    if (!isAction(action)) throw new HttpProblem('not-found')
    const seen = await viewed(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const { lang } = await seen.frameOf
    const body = (request.body ?? {}) as Record<string, unknown> // what formToObject made
    const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !furniture.has(name)))
    const history = await readHistory(pool, officeId, seen.id)
    const { standard } = await standards.version(history ? fold(history.events).standardVersion : 1)
    const files = action === 'kelengkapan' ? await filesOfForm(house, request, 'attachments', standard, lang) : null
    const again = (errors: NonNullable<ActionsProps['failed']>['errors'], status: number) => show(reply, seen, { failed: { action, values: body, errors, kept: files?.kept ?? [] } }, status)
    if (files && files.errors.length > 0) return again(fileErrors(fieldId(action, 'attachments'), files.errors), 422)
    const key = typeof body._key === 'string' && body._key.length >= 16 && body._key.length <= 120 ? body._key : crypto.randomUUID()
    const acted = await perform(workplace, {
      verb: citizenActions[action], complaintId: seen.id, key: `web:${seen.id}:${key}`, actors: [{ kind: 'complainant', via: 'web' }],
      input: files ? { ...fields, attachments: files.ids } : fields,
    })
    if (!acted.ok) return again(refusedErrors(lang, acted, (name) => fieldId(action, name)), acted.problems ? 422 : 409)
    return reply.redirect(`/lacak/${seen.code}?kabar=${action}`, 303)
  })
}

function html(reply: FastifyReply, page: string, status: number): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

function isAction(action: string): action is CitizenAction {
  return Object.hasOwn(citizenActions, action)
}
