import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { asList } from '../../platform/http/form-body.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { House } from '../../procedure/house.ts'
import { cancelMessage, closeMessage, outboxRefusals, sendAgain, sendAllAgain } from '../../procedure/letters/outbox-acts.ts'
import type { OutboxChange, OutboxRefusal } from '../../procedure/letters/outbox-acts.ts'
import { outboxCountCap, outboxPage, outgoingMessage } from '../../procedure/letters/outbox.ts'
import { DeskPage } from '../../ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { formatNumber } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { recordOf } from '../case/form-input.ts'
import { choiceAt, cursorAt, cursorText, href, wholeAt } from '../list/query.ts'
import { refusalText } from '../list/refusal-text.ts'
import { CloseForm, reasonField } from './close-form.tsx'
import { Act, listNames, OutboxPage, outboxPath } from './outbox-page.tsx'
import type { ListName } from './outbox-page.tsx'
import { OutgoingDetails } from './outgoing-page.tsx'
import { eventText } from './words.ts'

const html = 'text/html; charset=utf-8'
const pageSize = 50
const byName = new Map(Object.entries(listNames).map(([list, name]) => [name as string, list as ListName]))
const notices = { dikirim: 'outbox.done_again', dibatalkan: 'outbox.done_cancel', selesai: 'outbox.done_close' } as const

type OutboxHouse = Pick<House, 'workplace' | 'pool' | 'secret' | 'channels' | 'frame'>
interface Params { Params: { id: string } }

/** `/meja/pesan-keluar`: outgoing messages, their way and their end; what failed is sent again here, or closed when it was told in another way. */
export function addOutboxPages(app: FastifyInstance, house: OutboxHouse): void {
  const { workplace } = house
  const { zone } = workplace

  async function show(request: FastifyRequest, reply: FastifyReply, errors: readonly ErrorItem[], status = 200): Promise<FastifyReply> {
    const frame = await house.frame(request)
    const { lang } = frame
    const actors = actorsOfRequest(request)
    const list = byName.get(choiceAt(request.query, 'daftar', [...byName.keys()]) ?? '') ?? 'failed'
    const cursor = cursorAt(request.query, 'sesudah')
    const view = await outboxPage(house, actors, list, cursor?.at ? { at: cursor.at, id: cursor.id } : null, pageSize)
    const next = view.next ? href(outboxPath, { daftar: listNames[list], sesudah: cursorText(view.next.at, view.next.id) }) : undefined
    return reply.code(status).type(html).send(renderPage(
      <OutboxPage
        frame={{ ...frame, path: status === 200 ? frame.path : outboxPath }} zone={zone} list={list} view={view} countCap={outboxCountCap} next={next} mayWork={mayAny(actors, 'messages.work')}
        errors={errors} notice={noticeOf(lang, request.query)}
      />,
    ))
  }

  app.get(outboxPath, { config: { access: 'messages.read' } }, (request, reply) => show(request, reply, []))

  async function showOne(request: FastifyRequest<Params>, reply: FastifyReply, error: string | null): Promise<FastifyReply> {
    const frame = await house.frame(request)
    const { lang } = frame
    const actors = actorsOfRequest(request)
    const message = await outgoingMessage(house, actors, idOf(request))
    if (!message) throw new HttpProblem('not-found')
    const event = eventText(lang, message.event)
    return reply.code(error === null ? 200 : 409).type(html).send(renderPage(
      <DeskPage frame={{ ...frame, path: `${outboxPath}/${message.id}` }} title={t(lang, 'outbox.message_title', { event })} back={outboxPath} failed={error !== null}>
        <ErrorSummary lang={lang} errors={error === null ? [] : [{ text: error, id: reasonField }]} />
        <h1>{event}</h1>
        <OutgoingDetails lang={lang} message={message} zone={zone} />
        {mayAny(actors, 'messages.work') ? <><Act frame={frame} row={message} /><CloseForm frame={frame} row={message} error={error} /></> : null}
      </DeskPage>,
    ))
  }
  app.get<Params>(`${outboxPath}/:id`, { config: { access: 'messages.read' } }, (request, reply) => showOne(request, reply, null))

  app.post(`${outboxPath}/kirim-lagi`, { config: { access: 'messages.work' } }, async (request, reply) => {
    const ids = asList(recordOf(request.body)['id']).filter((id) => z.uuid().safeParse(id).success).slice(0, pageSize)
    const { done, refused, why } = await sendAllAgain(house, actorsOfRequest(request), ids)
    return reply.redirect(href(outboxPath, { berhasil: done, ditolak: refused, sebab: why.join('.') || undefined }), 303)
  })

  async function change(request: FastifyRequest<Params>, reply: FastifyReply, what: (id: string) => Promise<OutboxChange>, notice: keyof typeof notices, list: ListName): Promise<FastifyReply> {
    const changed = await what(idOf(request))
    if (changed.ok) return reply.redirect(href(outboxPath, { daftar: listNames[list], kabar: notice }), 303)
    if ('why' in changed && changed.why === 'gone') throw new HttpProblem('not-found')
    const { lang } = await house.frame(request)
    return show(request, reply, [{ text: 'why' in changed ? t(lang, keyOf('outbox_refusal', changed.why)) : refusalText(lang, changed.refusal) }], 409)
  }
  app.post<Params>(`${outboxPath}/:id/kirim-lagi`, { config: { access: 'messages.work' } }, (request, reply) =>
    change(request, reply, (id) => sendAgain(house, actorsOfRequest(request), id), 'dikirim', 'failed'))
  app.post<Params>(`${outboxPath}/:id/batal`, { config: { access: 'messages.work' } }, (request, reply) =>
    change(request, reply, (id) => cancelMessage(house, actorsOfRequest(request), id), 'dibatalkan', 'waiting'))
  app.post<Params>(`${outboxPath}/:id/selesai`, { config: { access: 'messages.work' } }, async (request, reply) => {
    const reason = recordOf(request.body)[reasonField]
    const closed = await closeMessage(house, actorsOfRequest(request), idOf(request), typeof reason === 'string' ? reason : '')
    if (!closed.ok && 'why' in closed && closed.why === 'reason_needed') return showOne(request, reply, t((await house.frame(request)).lang, 'outbox_refusal.reason_needed'))
    return change(request, reply, async () => closed, 'selesai', 'failed')
  })
}

function noticeOf(lang: Language, query: unknown): string | null {
  const word = choiceAt(query, 'kabar', ['dikirim', 'dibatalkan', 'selesai'])
  if (word) return t(lang, notices[word])
  const done = wholeAt(query, 'berhasil', 0, pageSize)
  const refused = wholeAt(query, 'ditolak', 0, pageSize)
  if (done === undefined || refused === undefined) return null
  const sum = t(lang, 'outbox.done_all', { done: formatNumber(lang, done), refused: formatNumber(lang, refused) })
  return [sum, ...whyOf(query).map((why) => t(lang, keyOf('outbox_refusal', why)))].join(' ')
}

/** What kept some of many from being sent again. */
function whyOf(query: unknown): OutboxRefusal[] {
  const named = recordOf(query)['sebab']
  const names = typeof named === 'string' ? named.split('.') : []
  return outboxRefusals.filter((why) => names.includes(why))
}

function idOf(request: FastifyRequest<Params>): string {
  const { id } = request.params
  if (!z.uuid().safeParse(id).success) throw new HttpProblem('not-found')
  return id
}
