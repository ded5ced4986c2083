import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { makerOf } from '../../procedure/papers/makers.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { lettersTo } from '../../procedure/papers/letters-to.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { clearGrants, grant, isGranted } from '../grant.ts'
import { uploadLimits } from '../../procedure/kept-files.ts'
import { createPinCheck } from '../../procedure/pin-check.ts'
import { bodyOf, sendPage, textAt } from '../typed.ts'
import type { Typed } from '../typed.ts'
import { unlisted } from '../unlisted.ts'
import { act } from './act.ts'
import { isCitizenAction } from './actions.tsx'
import type { CitizenAction } from './actions.tsx'
import { AskPage } from './ask-page.tsx'
import type { AskPageProps } from './ask-page.tsx'
import { addOwnData } from './own-data.ts'
import { readTracked, showReceived, showTracked } from './show.tsx'

const done = { kelengkapan: 'track.supplied', pesan: 'track.messaged', pencabutan: 'track.withdrawn', kerahasiaan: 'track.secret_done', keberatan: 'track.objected' } as const satisfies Record<CitizenAction, MessageKey>

interface OfCode { Params: { code: string } }

/** `/lacak`: a complainant follows their complaint with code and PIN, supplies what is missing, writes, withdraws, objects. */
export async function addTrackPages(app: FastifyInstance, house: House): Promise<void> {
  const { workplace, secret } = house
  const pinIsRight = createPinCheck(workplace)

  async function ask(request: FastifyRequest, reply: FastifyReply, given: Omit<AskPageProps, 'frame'>, status = 200): Promise<FastifyReply> {
    return sendPage(reply, renderPage(<AskPage frame={await house.frame(request)} {...given} />), status)
  }

  const find = async (code: string) => (await complaintByCode(workplace.pool, workplace.officeId, code))?.id ?? null
  const mayView = (request: FastifyRequest, id: string) => isGranted('view', request, secret, id, workplace.now())

  /** Opens the complaint to this browser if the PIN is right; else the sentence that says why not, with its status. */
  async function unlock(request: FastifyRequest, reply: FastifyReply, code: string, id: string | null, pin: string): Promise<{ error: string; status: number } | null> {
    const { lang } = await house.frame(request)
    const verdict = await pinIsRight(request.ip, code, id, pin)
    if (verdict.ok && id !== null) {
      grant('view', request, reply, secret, id, workplace.now())
      return null
    }
    if (!verdict.ok && verdict.locked) return { error: t(lang, 'track.locked', { phone: (await house.frame(request)).phone }), status: 403 }
    if (verdict.ok || verdict.retryAfter === null) return { error: t(lang, 'track.wrong'), status: 422 }
    reply.header('retry-after', String(verdict.retryAfter))
    return { error: t(lang, 'track.wait', { seconds: verdict.retryAfter }), status: 429 }
  }

  app.get<{ Querystring: Typed }>('/lacak', { config: { access: 'public' } }, (request, reply) =>
    ask(request, reply, { code: textAt(request.query, 'kode').slice(0, 40), error: null }))

  app.post('/lacak', { config: { access: 'public' } }, async (request, reply) => {
    const body = bodyOf(request)
    const typed = textAt(body, 'code').slice(0, 40)
    const code = readTrackingCode(typed)
    // A code that cannot be one tells nobody anything; it is no guess.
    if (code === null) return ask(request, reply, { code: typed, error: t((await house.frame(request)).lang, 'track.wrong') }, 422)
    const refused = await unlock(request, reply, code, await find(code), textAt(body, 'pin'))
    return refused ? ask(request, reply, { code: typed, error: refused.error }, refused.status) : reply.redirect(`/lacak/${code}`, 303)
  })

  /** On a borrowed phone: forgets what this browser may see. */
  app.post('/lacak/tutup', { config: { access: 'public' } }, (_request, reply) => {
    clearGrants(reply)
    return reply.redirect('/lacak', 303)
  })

  app.get<OfCode & { Querystring: Typed }>('/lacak/:code', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    unlisted(reply)
    if (textAt(request.query, 'baru') === '1' && isGranted('pin', request, secret, seen.id, workplace.now())) return showReceived(house, request, reply, seen.id)
    const news = textAt(request.query, 'kabar')
    return showTracked(house, request, reply, seen.id, isCitizenAction(news) ? { notice: done[news] } : news === 'data' ? { notice: 'track.data_sent' } : {})
  })

  app.get<OfCode>('/lacak/:code/tanda-terima.pdf', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const receipt = await house.receiptOf(seen.id)
    if (!receipt) throw new HttpProblem('not-found')
    unlisted(reply)
    return reply.type('application/pdf').header('content-disposition', `inline; filename="tanda-terima-${seen.code}.pdf"`).send(Buffer.from(receipt.bytes))
  })

  /** The whole history as one file, as it is now: issued once for what it tells, the same bytes until something happens. */
  app.get<OfCode>('/lacak/:code/riwayat.pdf', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const { state } = await readTracked(house, seen.id)
    const subject = makerOf('history-packet')?.subjects(state).at(-1)
    if (subject === undefined) throw new HttpProblem('not-found')
    const issued = await issue(house, { complaintId: seen.id, kind: 'history-packet', subject, actors: [{ kind: 'complainant', via: 'web' }] })
    if (!issued.ok) throw new HttpProblem('conflict')
    unlisted(reply)
    return reply.type('application/pdf').header('content-disposition', `inline; filename="riwayat-${seen.code}.pdf"`).send(Buffer.from(issued.bytes))
  })

  /** A letter of the office to this complainant, as it was issued. */
  app.get<{ Params: { code: string; paper: string } }>('/lacak/:code/surat/:paper', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    const { state } = await readTracked(house, seen.id)
    const paper = lettersTo(state).find((candidate) => candidate.paper === request.params.paper)
    if (!paper) throw new HttpProblem('not-found')
    unlisted(reply)
    return reply.type('application/pdf').header('content-disposition', `inline; filename="surat-${seen.code}.pdf"`).send(await house.files.bytes(paper.sha256))
  })

  addOwnData(app, house, { granted, ask, unlock: async (request, reply, code, pin) => {
    const id = await find(code)
    return (await unlock(request, reply, code, id, pin)) ?? id
  } })

  app.post<{ Params: { code: string; action: string } }>('/lacak/:code/:action', { config: { access: 'public', upload: await uploadLimits(house) } }, async (request, reply) => {
    const { action } = request.params
    if (!isCitizenAction(action)) throw new HttpProblem('not-found')
    const code = readTrackingCode(request.params.code.slice(0, 40))
    if (code === null) return reply.redirect('/lacak', 303)
    const id = await find(code)
    unlisted(reply)
    return act(house, request, reply, {
      code, action, complaintId: id !== null && mayView(request, id) ? id : null,
      unlock: async (pin) => (await unlock(request, reply, code, id, pin)) ?? id,
      ask: (given, status) => ask(request, reply, { code, ...given }, status),
    })
  })

  /** The complaint of this address if this browser may see it; else the way to `/lacak`, whether there is such a complaint or not. */
  async function granted(request: FastifyRequest<OfCode>): Promise<{ id: string; code: string } | { redirect: string }> {
    const code = readTrackingCode(request.params.code.slice(0, 40))
    if (code === null) return { redirect: '/lacak' }
    const id = await find(code)
    return id !== null && mayView(request, id) ? { id, code } : { redirect: `/lacak?kode=${encodeURIComponent(code)}` }
  }
}
