import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { waitingParts } from '../../complaint/questions/scans.ts'
import { issuedPaperById, officePapersOf, renditionsOf } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import { actorsOfRequest } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { markCopy } from '../../papers/copy-mark.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { reprintOfficePaper } from '../../procedure/papers/office-paper.ts'
import { renderPage } from '../../ui/render.ts'
import { textAt } from '../list/query.ts'
import { paperFileName } from '../papers/paper-file-name.ts'
import { OfficePapersPage } from './office-papers-page.tsx'

interface OfPaper { Params: { paper: string } }

const perPage = 30
const countCap = 100

/** `/meja/naskah`: the papers of the office itself (Buku Pengaduan, laporan, daftar berkas), and the way to letters and scans. */
export function addOfficePaperPages(app: FastifyInstance, house: House): void {
  const { workplace, files } = house
  const { pool, officeId, zone } = workplace

  app.get('/meja/naskah', { config: { access: 'register.read' } }, async (request, reply) => {
    const before = await cursorOf(textAt(request.query, 'sesudah'))
    const [rows, waiting] = await Promise.all([officePapersOf(pool, officeId, before, perPage + 1), waitingParts(pool, officeId, countCap)])
    const actors = actorsOfRequest(request)
    const next = rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null
    return reply.type('text/html; charset=utf-8').send(renderPage(
      <OfficePapersPage frame={await house.frame(request)} papers={rows.slice(0, perPage)} next={next} zone={zone} waiting={waiting} mayScan={mayAny(actors, 'messages.read')} mayCopy={mayAny(actors, 'register.export')} formKey={crypto.randomUUID()} />,
    ))
  })

  app.get<OfPaper>('/meja/naskah/:paper', { config: { access: 'register.read' } }, async (request, reply) => {
    const paper = await paperOf(request)
    return sendPdf(reply, paperFileName(paper)).send(files.read(paper.sha256))
  })

  app.get<{ Params: OfPaper['Params'] & { content: string } }>('/meja/naskah/:paper/isi/:content', { config: { access: 'register.read' } }, async (request, reply) => {
    const paper = await paperOf(request)
    const rendition = (await renditionsOf(pool, officeId, paper.id)).find(({ sha256 }) => sha256 === request.params.content)
    if (!rendition) throw new HttpProblem('not-found')
    return sendPdf(reply, paperFileName(paper)).send(files.read(rendition.sha256))
  })

  /** Printed again: an event of the office, and the mark "salinan" on every page. */
  app.post<OfPaper>('/meja/naskah/:paper/salinan', { config: { access: 'register.export' } }, async (request, reply) => {
    const paper = await paperOf(request)
    const [actor] = actorsOfRequest(request)
    if (!actor) throw new HttpProblem('forbidden')
    const { copy, at } = await reprintOfficePaper(workplace, paper.id, actor)
    const by = actor.kind === 'person' ? `${actor.name}, ${actor.title}` : 'sistem'
    return sendPdf(reply, `salinan-${copy}-${paperFileName(paper)}`).send(Buffer.from(await markCopy(house.papers, await files.bytes(paper.sha256), { copy, at, by, zone })))
  })

  async function paperOf(request: FastifyRequest<OfPaper>): Promise<IssuedPaper> {
    const { paper: id } = request.params
    const paper = isUuid(id) ? await issuedPaperById(pool, officeId, id) : null
    if (!paper || paper.complaintId !== null) throw new HttpProblem('not-found')
    return paper
  }

  async function cursorOf(id: string): Promise<IssuedPaper | null> {
    return isUuid(id) ? issuedPaperById(pool, officeId, id) : null
  }
}

function sendPdf(reply: FastifyReply, name: string): FastifyReply {
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`)
}
