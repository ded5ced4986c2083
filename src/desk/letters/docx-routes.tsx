import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { maxDocxBytes } from '../../papers/docx/unzip.ts'
import { findDocument } from '../../complaint/store/letter-documents.ts'
import type { KeptDocument } from '../../complaint/store/letter-documents.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { docxOf, openLetter } from '../../procedure/letter-files/letter-docx.ts'
import type { OpenLetter } from '../../procedure/letter-files/letter-docx.ts'
import { hindranceOf, readTaken, takeDocx } from '../../procedure/letter-files/take-docx.ts'
import { perform } from '../../procedure/perform.ts'
import { renderPage } from '../../ui/render.ts'
import { commandKey, recordOf, textOf } from '../case/form-input.ts'
import { refusalText } from '../list/refusal-text.ts'
import { TakenPage } from './taken-page.tsx'
import { docxFaultText } from './docx-words.ts'
import { BadDocxPage } from './bad-docx-page.tsx'
import { letterFields, letterInputOf } from './letter-input.ts'
import { openLetterCase } from './open-letter-case.ts'

interface OfLetter { Params: { id: string; letter: string } }
interface OfDocument { Params: OfLetter['Params'] & { document: string } }

const address = '/meja/pengaduan/:id/naskah/:letter'
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A letter as DOCX for editing where officers edit letters, and what comes back: its text, or the finished document. */
export function addLetterDocxRoutes(app: FastifyInstance, house: House): void {
  const { workplace, files } = house
  const { pool, officeId } = workplace

  app.get<OfLetter>(`${address}/naskah.docx`, { config: { access: 'case.work' } }, async (request, reply) => {
    const open = await letterOf(request)
    const name = `naskah-${(open.letter.number ?? open.letter.id.slice(-8)).replace(/[^\w.-]+/gu, '-')}.docx`
    return reply.type(docxType).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(docxOf(open)))
  })

  app.post<OfLetter>(`${address}/docx`, { config: { access: 'case.work', upload: { maxFiles: 1, maxFileSize: maxDocxBytes } } }, async (request, reply) => {
    const open = await letterOf(request)
    const frame = await house.frame(request)
    const [file] = request.uploads
    const [by] = actorsOfRequest(request)
    if (!by) throw new HttpProblem('forbidden')
    const bad = (error: string): FastifyReply =>
      send(reply.code(422), renderPage(<BadDocxPage frame={frame} base={baseOf(request)} converter={house.converter.present} error={error} />))
    const unedited = textOf(recordOf(request.body)['unedited']) === '1'
    if (!file?.kept && !unedited) return bad(docxFaultText(frame.lang, file ? { key: 'too_large' } : { key: 'empty' }))
    const taken = await takeDocx(house, open, request.params.id, by, file?.kept ? await files.bytes(file.kept.sha256) : null)
    if (!taken.ok) return bad(docxFaultText(frame.lang, taken.fault))
    return reply.redirect(`${baseOf(request)}/docx/${taken.document.id}`, 303)
  })

  app.get<OfDocument>(`${address}/docx/:document`, { config: { access: 'case.work' } }, async (request, reply) => confirm(request, reply, null))

  app.get<OfDocument>(`${address}/docx/:document/pratinjau.pdf`, { config: { access: 'case.work' } }, async (request, reply) => {
    await letterOf(request)
    const { pdf } = await documentOf(request)
    if (!pdf) throw new HttpProblem('not-found')
    return reply.type('application/pdf').header('content-disposition', 'inline; filename="pratinjau.pdf"').send(await files.bytes(pdf.sha256))
  })

  app.post<OfDocument>(`${address}/docx/:document`, { config: { access: 'case.work' } }, async (request, reply) => {
    const open = await letterOf(request)
    const document = await documentOf(request)
    const { read } = await readTaken(house, open, document)
    const as = textOf(recordOf(request.body)['as'])
    const { letter } = open
    const { person } = signedInOf(request)
    const input = { ...letterInputOf(letterFields(letter, null, letter)), body: read.body, ...(as === 'document' ? { document: document.id } : {}) }
    const acted = await perform(workplace, { verb: 'write-letter', complaintId: request.params.id, input, actors: actorsOfRequest(request), key: commandKey(person.id, `naskah-docx-${as}`, recordOf(request.body)) })
    if (acted.ok) return reply.redirect(baseOf(request), 303)
    if (acted.refusal.key === 'not_yours') throw new HttpProblem('forbidden')
    const { lang } = await house.frame(request)
    return confirm(request, reply.code(409), refusalText(lang, acted.refusal))
  })

  async function confirm(request: FastifyRequest<OfDocument>, reply: FastifyReply, error: string | null): Promise<FastifyReply> {
    const open = await letterOf(request)
    const document = await documentOf(request)
    const { docx, read } = await readTaken(house, open, document)
    const frame = await house.frame(request)
    const hindrance = document.pdf ? null : hindranceOf(docx, open, house.converter.present) ?? 'failed'
    return send(reply, renderPage(<TakenPage frame={frame} base={baseOf(request)} document={document} read={read} hindrance={hindrance} error={error} formKey={crypto.randomUUID()} />))
  }

  async function letterOf(request: FastifyRequest<OfLetter>): Promise<OpenLetter> {
    const { id, letter } = request.params
    await openLetterCase(house, request, id)
    const open = await openLetter(house, id, letter)
    if (!open) throw new HttpProblem('not-found')
    return open
  }

  async function documentOf(request: FastifyRequest<OfDocument>): Promise<KeptDocument> {
    const { id, letter, document: documentId } = request.params
    const document = isUuid(documentId) ? await findDocument(pool, officeId, id, documentId) : null
    if (document?.letterId !== letter) throw new HttpProblem('not-found')
    return document
  }
}

function baseOf({ params }: FastifyRequest<OfLetter>): string {
  return `/meja/pengaduan/${params.id}/naskah/${params.letter}`
}

function send(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}
