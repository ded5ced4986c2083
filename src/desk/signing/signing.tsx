import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { issuedPaperById } from '../../complaint/store/papers.ts'
import type { IssuedPaper } from '../../complaint/store/papers.ts'
import type { RenditionWay } from '../../office/paper-kinds.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { mayAny } from '../../office/permissions.ts'
import { openCertificate } from '../../papers/signing/certificate.ts'
import { openEsign } from '../../papers/signing/esign-service.ts'
import { signPdf } from '../../papers/signing/sign-pdf.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { createThrottle } from '../../platform/http/throttle.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { maxPaperBytes } from '../../procedure/papers/produce.ts'
import { showsIdentity } from '../../procedure/papers/offers.ts'
import { perform } from '../../procedure/perform.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { SignPage } from './sign-page.tsx'

interface OfPaper { Params: { id: string; paper: string } }

const address = '/meja/pengaduan/:id/kertas/:paper/tanda-tangan'
/** A key with its chain of certificates. */
const maxCertificateBytes = 128 * 1024
/** Wrong passphrases of one person: ten at once, then one a minute. */
const guesses = { burst: 10, secondsPerTry: 60 }

/** Signs an issued paper with a certificate that the officer brings, or by the government's service. Key and passphrase are used once and kept nowhere. */
export function addSigningPages(app: FastifyInstance, house: House): void {
  const { workplace, files, config } = house
  const { pool, officeId } = workplace
  const throttle = createThrottle(guesses)
  const esign = config.esign && openEsign(config.esign, house.log)

  app.get<OfPaper>(address, { config: { access: 'case.work' } }, (request, reply) => show(request, reply, null))

  app.post<OfPaper>(address, { config: { access: 'case.work', upload: { maxFiles: 1, maxFileSize: maxCertificateBytes, hold: true } } }, async (request, reply) => {
    const paper = await paperOf(request)
    const { lang } = await house.frame(request)
    const { person } = signedInOf(request)
    const allowed = throttle.take(person.id)
    if (!allowed.ok) throw new HttpProblem('too-many-requests', { retryAfter: allowed.retryAfter })
    const body = recordOf(request.body)
    const issued = await files.bytes(paper.sha256)
    const passphrase = typeof body['passphrase'] === 'string' ? body['passphrase'] : ''
    if (textOf(body['cara']) === 'bsre') {
      if (!esign) throw new HttpProblem('not-found')
      const nik = textOf(body['nik']).replaceAll(/\s/gu, '')
      if (!/^\d{16}$/u.test(nik)) return show(request, reply.code(422), { field: 'nik', text: t(lang, 'sign.nik_wrong') })
      const done = await esign.sign(issued, { nik, passphrase })
      if (!done.ok) return show(request, reply.code(422), { field: done.why === 'wrong_passphrase' ? 'bsre-passphrase' : 'nik', text: t(lang, keyOf('esign_fault', done.why)) })
      return keep(request, reply, paper, 'e-signed', done.pdf)
    }
    const [file] = request.uploads
    if (!file?.kept?.bytes) return show(request, reply.code(422), { field: 'p12', text: t(lang, file ? 'sign.p12_large' : 'sign.p12_needed') })
    const at = workplace.now()
    const opened = openCertificate(file.kept.bytes, passphrase, at)
    if (!opened.ok) return show(request, reply.code(422), { field: opened.why === 'wrong_passphrase' ? 'passphrase' : 'p12', text: t(lang, keyOf('certificate_fault', opened.why)) })
    const { bundle } = await workplace.standards.inForce(at.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const reason = [t('id', keyOf('paper', paper.kind)), paper.number].filter(Boolean).join(' ')
    return keep(request, reply, paper, 'signed', await signPdf(issued, { certificate: opened.certificate, at, reason, place: bundle.letterhead.place }))
  })

  async function keep(request: FastifyRequest<OfPaper>, reply: FastifyReply, paper: IssuedPaper, how: RenditionWay, pdf: Uint8Array): Promise<FastifyReply> {
    const { id } = request.params
    throttle.forget(signedInOf(request).person.id)
    const stored = await files.put(pdf, maxPaperBytes)
    if (!stored.ok) throw new Error('a signed paper too large to keep')
    const acted = await perform(workplace, {
      verb: 'sign-paper', complaintId: id, actors: actorsOfRequest(request), key: `sign:${paper.id}:${stored.file.sha256}`, input: { paper: paper.id, how, ...stored.file, mediaType: 'application/pdf' },
    })
    if (!acted.ok && acted.refusal.key !== 'already_there') throw new HttpProblem(acted.refusal.key === 'not_yours' ? 'forbidden' : 'conflict')
    return reply.redirect(`/meja/pengaduan/${id}/kertas/${paper.id}/isi/${stored.file.sha256}`, 303)
  }

  async function show(request: FastifyRequest<OfPaper>, reply: FastifyReply, error: { field: string; text: string } | null): Promise<FastifyReply> {
    const paper = await paperOf(request)
    const frame = { ...(await house.frame(request)), path: `/meja/pengaduan/${request.params.id}/kertas/${paper.id}/tanda-tangan` }
    return reply.type('text/html; charset=utf-8').send(renderPage(<SignPage frame={frame} complaintId={request.params.id} paper={paper} esign={esign !== null} error={error} nik={textOf(recordOf(request.body)['nik'])} />))
  }

  async function paperOf(request: FastifyRequest<OfPaper>): Promise<IssuedPaper> {
    const { id, paper: paperId } = request.params
    const paper = isUuid(id) && isUuid(paperId) ? await issuedPaperById(pool, officeId, paperId) : null
    const history = paper?.complaintId === id ? await readHistory(pool, officeId, id) : null
    if (!paper || !history) throw new HttpProblem('not-found')
    if (fold(history.events).identitySecret && showsIdentity(paper.kind) && !mayAny(actorsOfRequest(request), 'identity.read')) throw new HttpProblem('forbidden')
    return paper
  }
}
