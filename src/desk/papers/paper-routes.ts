import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { issuedPaperById } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { isComplaintPaper } from '../../office/paper-kinds.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { markCopy } from '../../papers/copy-mark.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { showsIdentity } from '../../procedure/papers/offers.ts'
import { issue } from '../../procedure/papers/produce.ts'
import { perform } from '../../procedure/perform.ts'
import { textOf, recordOf, commandKey } from '../case/form-input.ts'
import { openIdentity } from '../case/open-identity.ts'
import { paperFileName } from './paper-file-name.ts'

interface OfCase { Params: { id: string } }
interface OfPaper { Params: { id: string; paper: string } }
interface OfCopy { Params: { id: string; paper: string; copy: string } }

const address = '/meja/pengaduan/:id/kertas'

/** The papers of a case: issued by one press, shown as issued ever after, printed again as a copy that says so. */
export function addPaperRoutes(app: FastifyInstance, house: House): void {
  const { workplace } = house
  const { pool, officeId, zone } = workplace

  app.post<OfCase>(address, { config: { access: 'case.work' } }, async (request, reply) => {
    const { kind, subject } = recordOf(request.body)
    const complaintId = idOf(request.params.id)
    const wished = textOf(kind)
    if (!isComplaintPaper(wished)) throw new HttpProblem('not-found')
    await checkIdentity(request, complaintId, wished)
    const issued = await issue(house, { complaintId, kind: wished, subject: textOf(subject), actors: actorsOfRequest(request) })
    if (!issued.ok) throw new HttpProblem(issued.refusal.key === 'not_yours' ? 'forbidden' : 'conflict')
    return reply.redirect(`/meja/pengaduan/${complaintId}/kertas/${issued.paper.id}`, 303)
  })

  app.get<OfPaper>(`${address}/:paper`, { config: { access: 'case.read' } }, async (request, reply) => {
    const paper = await paperOf(request, request.params)
    return sendPdf(reply, paperFileName(paper), await house.files.bytes(paper.sha256))
  })

  /** The bytes of the paper as it came back signed. */
  app.get<{ Params: OfPaper['Params'] & { content: string } }>(`${address}/:paper/isi/:content`, { config: { access: 'case.read' } }, async (request, reply) => {
    const paper = await paperOf(request, request.params)
    const { record } = await recordOfPaper(paper)
    const rendition = record?.renditions.find(({ sha256 }) => sha256 === request.params.content)
    if (!rendition) throw new HttpProblem('not-found')
    const bytes = await house.files.bytes(rendition.sha256)
    if (rendition.mediaType === 'application/pdf') return sendPdf(reply, paperFileName(paper), bytes)
    return reply.type(rendition.mediaType).header('content-disposition', 'attachment').send(bytes)
  })

  app.post<OfPaper>(`${address}/:paper/salinan`, { config: { access: 'case.work' } }, async (request, reply) => {
    const paper = await paperOf(request, request.params)
    const complaintId = idOf(request.params.id)
    const actors = actorsOfRequest(request)
    const own = actors[0]
    const key = commandKey(own?.kind === 'person' ? own.id : '', 'salinan-naskah', recordOf(request.body))
    const acted = await perform(workplace, { verb: 'reprint-paper', complaintId, input: { paper: paper.id }, actors, key })
    if (!acted.ok) throw new HttpProblem(acted.refusal.key === 'not_yours' ? 'forbidden' : 'conflict')
    const { record } = await recordOfPaper(paper)
    return reply.redirect(`/meja/pengaduan/${complaintId}/kertas/${paper.id}/salinan/${record?.copies ?? 1}`, 303)
  })

  app.get<OfCopy>(`${address}/:paper/salinan/:copy`, { config: { access: 'case.read' } }, async (request, reply) => {
    const paper = await paperOf(request, request.params)
    const { events } = await recordOfPaper(paper)
    const printed = events.find((event) => event.type === 'paper-reprinted' && event.data.paper === paper.id && String(event.data.copy) === request.params.copy)
    if (printed?.type !== 'paper-reprinted') throw new HttpProblem('not-found')
    const { actor, at, data } = printed
    const by = actor.kind === 'person' ? `${actor.name}, ${actor.title}` : 'sistem'
    return sendPdf(reply, `salinan-${data.copy}-${paperFileName(paper)}`, await markCopy(house.papers, await house.files.bytes(paper.sha256), { copy: data.copy, at, by, zone }))
  })

  async function recordOfPaper(paper: IssuedPaper) {
    const history = paper.complaintId === null ? null : await readHistory(pool, officeId, paper.complaintId)
    const events = history?.events ?? []
    return { events, record: events.length === 0 ? undefined : fold(events).papers.find((candidate) => candidate.paper === paper.id) }
  }

  async function paperOf(request: FastifyRequest, params: OfPaper['Params']): Promise<IssuedPaper> {
    const complaintId = idOf(params.id)
    const paper = isUuid(params.paper) ? await issuedPaperById(pool, officeId, params.paper) : null
    if (paper?.complaintId !== complaintId) throw new HttpProblem('not-found')
    await checkIdentity(request, complaintId, paper.kind)
    return paper
  }

  /** UU 25/2009 Ps 42(5), 49: who asked to be kept secret is not read off a paper either. */
  async function checkIdentity(request: FastifyRequest, complaintId: string, kind: IssuedPaper['kind']): Promise<void> {
    const history = await readHistory(pool, officeId, complaintId)
    if (!history) throw new HttpProblem('not-found')
    if (!showsIdentity(kind)) return
    if (fold(history.events).identitySecret && !mayAny(actorsOfRequest(request), 'identity.read')) throw new HttpProblem('forbidden')
    await openIdentity(house, request, complaintId, 'paper')
  }
}

function idOf(id: string): string {
  if (!isUuid(id)) throw new HttpProblem('not-found')
  return id
}

/** A PDF of ours, shown in the browser. */
function sendPdf(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(Buffer.from(bytes))
}
