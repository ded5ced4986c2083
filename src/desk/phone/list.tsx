import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { casesByIds } from '../../complaint/questions/by-contact.ts'
import { callsSince, listCallBacks, promisedCalls, ringingCalls } from '../../office/calls.ts'
import { closeDraft, findDraft, listDrafts } from '../../office/intake-drafts.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import type { House } from '../../procedure/house.ts'
import { NewsList } from '../../ui/news/news.tsx'
import { renderPage, renderPart } from '../../ui/render.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { choiceAt, cursorAt, cursorText, href, textAt } from '../list/query.ts'
import { CallLists, CallListPage } from './list-page.tsx'
import type { CallListsProps } from './list-page.tsx'
import { callNews, phoneAddress } from './news.ts'

const html = 'text/html; charset=utf-8'
const pageLength = 50
/** A draft that lay so long was left by its officer: a colleague may take it up. */
export const draftLeftAfter = { hours: 2 } as const

/** `/meja/telepon`: what rings, whom to call back, what is on hold, and today's calls. */
export function addCallList(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  app.get(phoneAddress, { config: { access: 'intake' } }, async (request, reply) => {
    const part = choiceAt(request.query, 'bagian', ['kabar', 'daftar'])
    const frame = await house.frame(request)
    const { lang } = frame
    const now = workplace.now()
    if (part === 'kabar') return reply.type(html).send(renderPart(<NewsList items={await callNews(pool, officeId, { lang, now, whole: seesNumbers(request) })} />))
    const lists = await listsOf(request)
    if (part === 'daftar') return reply.type(html).send(renderPart(<CallLists {...lists} lang={lang} />))
    const { person } = signedInOf(request)
    const drafts = await listDrafts(pool, officeId, person.id, now.subtract(draftLeftAfter))
    const { news: _said, ...quiet } = frame // the page itself says it
    return reply.type(html).send(renderPage(<CallListPage frame={quiet} lists={lists} drafts={drafts} personId={person.id} done={choiceAt(request.query, 'selesai', ['ditahan', 'dicatat', 'dibuang']) ?? null} />))
  })

  app.post(`${phoneAddress}/buang`, { config: { access: 'intake' } }, async (request: FastifyRequest, reply: FastifyReply) => {
    const { person } = signedInOf(request)
    const id = textOf(recordOf(request.body)['draf'])
    const draft = /^[0-9a-f-]{36}$/u.test(id) ? await findDraft(pool, officeId, id) : null
    if (draft) await closeDraft(pool, officeId, { id, personId: person.id }, workplace.now())
    return reply.redirect(`${phoneAddress}?selesai=dibuang`, 303)
  })

  async function listsOf(request: FastifyRequest): Promise<Omit<CallListsProps, 'lang'>> {
    const now = workplace.now()
    const startOfDay = now.toZonedDateTimeISO(zone).startOfDay().toInstant()
    const cursor = cursorAt(request.query, 'sesudah')
    const missed = backCursor(request)
    const [ringing, backs, promises, calls] = await Promise.all([
      ringingCalls(pool, officeId, now),
      listCallBacks(pool, officeId, { now, after: missed, limit: pageLength + 1 }),
      promisedCalls(pool, officeId, pageLength),
      callsSince(pool, officeId, { from: startOfDay, before: cursor?.at ? { at: cursor.at, id: cursor.id } : null, limit: pageLength + 1 }),
    ])
    const lastBack = backs[pageLength - 1]
    const lastCall = calls[pageLength - 1]
    const ids = [...new Set([...calls, ...promises].flatMap(({ complaintId }) => complaintId ?? []))]
    const cases = await casesByIds(pool, officeId, ids)
    return {
      now, zone, whole: seesNumbers(request), ringing, backs: backs.slice(0, pageLength), promises, calls: calls.slice(0, pageLength),
      references: new Map(cases.map((row) => [row.id, row.registerNumber ?? row.trackingCode])),
      nextBacks: backs.length > pageLength && lastBack ? href(phoneAddress, { tunggu: `${lastBack.since.toString()}_${lastBack.number}` }) : undefined,
      nextCalls: calls.length > pageLength && lastCall ? href(phoneAddress, { sesudah: cursorText(lastCall.startedAt, lastCall.id) }) : undefined,
      here: href(phoneAddress, { bagian: 'daftar', tunggu: textAt(request.query, 'tunggu'), sesudah: textAt(request.query, 'sesudah') }),
    }
  }
}

/** Whether the reader sees callers' numbers whole. */
export function seesNumbers(request: FastifyRequest): boolean {
  return mayAny(actorsOfRequest(request), 'identity.read')
}

/** Where the list of numbers to call back goes on: `2026-11-24T03:00:00Z_+62812…`. */
function backCursor(request: FastifyRequest): { number: string; times: number; since: Temporal.Instant; last: Temporal.Instant } | null {
  const [, at = '', number = ''] = /^([\dT:.Z-]{10,40})_(\+?\d{3,20})$/u.exec(textAt(request.query, 'tunggu')) ?? []
  if (number === '') return null
  try {
    const since = Temporal.Instant.from(at)
    return { number, times: 1, since, last: since }
  } catch (error) {
    if (error instanceof RangeError) return null // not a moment: as if there were no cursor
    throw error
  }
}
