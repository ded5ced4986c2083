import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { referencesOf } from '../../complaint/questions/references.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import { candidatesFor } from '../../procedure/incoming/candidates.ts'
import { canDecide, decideMessage, decisionKinds } from '../../procedure/incoming/decide-message.ts'
import type { DecisionKind } from '../../procedure/incoming/decide-message.ts'
import { downloadOf, inboxCountCap, inboxPage, nextWaiting, openMessage } from '../../procedure/incoming/inbox.ts'
import { prefillOf } from '../../procedure/incoming/prefill.ts'
import type { House } from '../../procedure/house.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { renderPage } from '../../ui/render.ts'
import { sendDownload } from '../case/download.ts'
import { choiceAt, cursorAt, cursorText, href, textAt, wholeAt } from '../list/query.ts'
import { decisionOf, tellRefused } from './decision-input.ts'
import { decisionNouns } from './decisions.tsx'
import type { DecisionsProps } from './decisions.tsx'
import { InboxPage, listNames } from './inbox-page.tsx'
import type { ListName } from './inbox-page.tsx'
import { MessagePage } from './message-page.tsx'
import type { Done } from './notice.tsx'
import { addPastePages } from './paste.tsx'
import { inboxPath } from './words.ts'

const html = 'text/html; charset=utf-8'
const pageSize = 50
const byName = new Map(Object.entries(listNames).map(([list, name]) => [name as string, list as ListName]))

type InboxHouse = Pick<House, 'workplace' | 'files' | 'channels' | 'secret' | 'frame'>
interface Params { Params: { id: string } }

/** `/meja/kotak-masuk`: what came in by e-mail, SMS and chat, and what an officer makes of it (S3.1). */
export async function addInboxPages(app: FastifyInstance, house: InboxHouse): Promise<void> {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const address = `${inboxPath}/:id`

  app.get(inboxPath, { config: { access: 'messages.read' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const actors = actorsOfRequest(request)
    const list = byName.get(choiceAt(request.query, 'daftar', [...byName.keys()]) ?? '') ?? 'waiting'
    const cursor = cursorAt(request.query, 'sesudah')
    const view = await inboxPage(house, actors, list, cursor?.at ? { at: cursor.at, id: cursor.id } : null, pageSize)
    const next = view.next ? href(inboxPath, { daftar: listNames[list], sesudah: cursorText(view.next.at, view.next.id) }) : undefined
    const page = <InboxPage frame={frame} zone={zone} list={list} view={view} countCap={inboxCountCap} next={next} mayWork={mayAny(actors, 'messages.work')} done={await doneOf(request)} />
    return reply.type(html).send(renderPage(page))
  })

  await addPastePages(app, house)

  // `case.read`: who reads cases opens the messages of cases from there; the others are refused inside.
  app.get<Params>(address, { config: { access: 'case.read' } }, (request, reply) => show(request, reply, { errors: [], typed: null }))

  app.get<Params>(`${address}/asli`, { config: { access: 'case.read' } }, (request, reply) => download(request, reply, 'original'))
  app.get<{ Params: { id: string; index: string } }>(`${address}/lampiran/:index`, { config: { access: 'case.read' } }, (request, reply) => {
    if (!/^\d{1,4}$/u.test(request.params.index)) throw new HttpProblem('not-found')
    return download(request, reply, Number(request.params.index))
  })

  for (const kind of decisionKinds) {
    app.post<Params>(`${address}/${decisionNouns[kind]}`, { config: { access: 'messages.work' } }, (request, reply) => decide(request, reply, kind))
    // Reloaded, or reached by the back button: a form's address shows the message.
    app.get<Params>(`${address}/${decisionNouns[kind]}`, { config: { access: 'messages.read' } }, (request, reply) => reply.redirect(`${inboxPath}/${idOf(request)}`, 303))
  }

  async function decide(request: FastifyRequest<Params>, reply: FastifyReply, kind: DecisionKind): Promise<FastifyReply> {
    const id = idOf(request)
    signedInOf(request)
    const { lang } = await house.frame(request)
    const decided = await decideMessage(house, actorsOfRequest(request), id, decisionOf(kind, request.body))
    if (decided.ok) {
      const { from, complaintId, leftOut } = decided
      const next = await nextWaiting(workplace, from, from.state === 'quarantine' ? 'quarantine' : 'inbox')
      const told = { kabar: decisionNouns[kind], pesan: id, berkas: complaintId ?? undefined, sisa: leftOut.length || undefined }
      return reply.redirect(href(next === null ? inboxPath : `${inboxPath}/${next}`, told), 303)
    }
    if ('why' in decided && decided.why === 'gone') throw new HttpProblem('not-found')
    const opened = await openMessage(house, actorsOfRequest(request), id)
    if (opened === null || opened === 'forbidden') throw new HttpProblem('not-found')
    const told = tellRefused(lang, zone, kind, decided, opened.message)
    return show(request, reply, { errors: told.errors, typed: { kind: told.form, values: request.body, errors: told.fields } }, told.status)
  }

  async function show(request: FastifyRequest<Params>, reply: FastifyReply, page: { errors: readonly ErrorItem[]; typed: DecisionsProps['typed'] }, status = 200): Promise<FastifyReply> {
    const id = idOf(request)
    const actors = actorsOfRequest(request)
    const opened = await openMessage(house, actors, id)
    if (opened === null) throw new HttpProblem('not-found')
    if (opened === 'forbidden') throw new HttpProblem('forbidden')
    const { kept, message, others } = opened
    const now = workplace.now()
    const mayWork = mayAny(actors, 'messages.work')
    const offered = mayWork ? decisionKinds.filter((kind) => canDecide(kind, message)) : []
    const { standard } = await workplace.standards.inForce(now.toZonedDateTimeISO(zone).toPlainDate().toString())
    const candidates = offered.includes('supplement') ? await candidatesFor(house, actors, kept) : []
    const frame = { ...(await house.frame(request)), ...(status === 200 ? {} : { path: `${inboxPath}/${id}` }) }
    return reply.code(status).type(html).send(renderPage(
      <MessagePage
        frame={frame} zone={zone} messageId={id} message={message} others={others} mayWork={mayWork} offered={offered} candidates={candidates}
        prefilled={prefillOf(kept, standard, now)} standard={standard} done={status === 200 ? await doneOf(request) : null} {...page}
      />,
    ))
  }

  async function download(request: FastifyRequest<Params>, reply: FastifyReply, which: number | 'original'): Promise<FastifyReply> {
    const found = await downloadOf(house, actorsOfRequest(request), idOf(request), which)
    if (found === null) throw new HttpProblem('not-found')
    if (found === 'forbidden') throw new HttpProblem('forbidden')
    if (!(await house.files.has(found.sha256))) throw new HttpProblem('gone')
    return sendDownload(reply, found, (part) => house.files.read(found.sha256, part))
  }

  /** What the address says was decided about the message before; only what exists is told. */
  async function doneOf({ query }: FastifyRequest): Promise<Done | null> {
    const word = textAt(query, 'kabar')
    const kind = word === 'sudah-ada' ? 'known' : decisionKinds.find((candidate) => decisionNouns[candidate] === word)
    const messageId = textAt(query, 'pesan')
    if (!kind || !isUuid(messageId)) return null
    const complaintId = textAt(query, 'berkas')
    const complaint = isUuid(complaintId) ? ((await referencesOf(pool, officeId, [complaintId])).get(complaintId) ?? null) : null
    return { kind, messageId, complaint, leftOut: wholeAt(query, 'sisa', 0, 999) ?? 0 }
  }
}

function idOf(request: FastifyRequest<Params>): string {
  const { id } = request.params
  if (!isUuid(id)) throw new HttpProblem('not-found')
  return id
}
