import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { scansPage, trayPage, waitingParts } from '../../complaint/questions/scans.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { findPart, findScan, pagesOfPart } from '../../complaint/store/scans.ts'
import type { ScanPart, ScanRow } from '../../complaint/store/scans.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { may, mayAny } from '../../office/permissions.ts'
import { scanLimits } from '../../papers/scan/limits.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { House } from '../../procedure/house.ts'
import { decideAboutPart, filedAs } from '../../procedure/scans/decide-part.ts'
import type { PartDecided, PartWish } from '../../procedure/scans/decide-part.ts'
import { partFileName } from '../../procedure/scans/file-part.ts'
import { faultText } from '../../procedure/scans/take-folder.ts'
import { noteRefused, takeScans } from '../../procedure/scans/take-scan.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { cursorAt, cursorText, href, textAt } from '../list/query.ts'
import { refusalText } from '../list/refusal-text.ts'
import { PartPage } from './part-page.tsx'
import type { PartPageProps } from './part-page.tsx'
import { ScansPage } from './scans-page.tsx'
import type { ScansPageProps } from './scans-page.tsx'

interface OfPart { Params: { id: string } }

const html = 'text/html; charset=utf-8'
const perPage = 20
const countCap = 100
export const scansPath = '/meja/pindaian'

/** `/meja/pindaian`: scans handed in, what became of them, and the tray of those that wait for an officer. */
export function addScanPages(app: FastifyInstance, house: House): void {
  const { workplace, files } = house
  const { pool, officeId, zone } = workplace

  app.get(scansPath, { config: { access: 'messages.read' } }, (request, reply) => list(request, reply, { errors: [], taken: textAt(request.query, 'diterima') === '1' }))

  app.post(scansPath, { config: { access: 'messages.work', upload: { maxFiles: scanLimits.files, maxFileSize: scanLimits.bytes } } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const by = actorsOfRequest(request).find((actor) => may(actor, 'messages.work'))
    if (!by) throw new HttpProblem('forbidden')
    signedInOf(request)
    const sent = request.uploads.filter(({ fileName }) => fileName !== '')
    if (sent.length === 0) return list(request, reply.code(422), { errors: [t(lang, 'scans.none_sent')], taken: false })
    const beyond = sent.flatMap(({ fileName, refused }) => (refused ? [{ name: fileName, why: refused }] : []))
    const { taken, refused } = await takeScans(house, sent.flatMap(({ fileName, kept }) => (kept ? [{ ...kept, name: fileName }] : [])), 'desk', by)
    for (const not of beyond) await noteRefused(house, not, 'desk', by)
    const errors = [...beyond, ...refused].map(({ name, why }) => `${name}: ${faultText(lang, why, null)}`)
    const known = taken.filter((scan) => scan.known).map(({ name }) => t(lang, 'scans.known', { name }))
    if (errors.length + known.length > 0) return list(request, reply.code(taken.length > known.length ? 200 : 422), { errors: [...errors, ...known], taken: taken.some((scan) => !scan.known) })
    return reply.redirect(`${scansPath}?diterima=1`, 303)
  })

  app.get<OfPart>(`${scansPath}/:id`, { config: { access: 'messages.read' } }, (request, reply) => showPart(request, reply, null))

  app.get<OfPart>(`${scansPath}/:id/berkas.pdf`, { config: { access: 'messages.read' } }, async (request, reply) => {
    const { part, scan } = await partOf(request)
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${partFileName(part, scan).replaceAll(/[^\w.-]+/gu, '-')}"`).send(files.read(part.sha256))
  })

  app.get<{ Params: OfPart['Params'] & { page: string } }>(`${scansPath}/:id/halaman/:page`, { config: { access: 'messages.read' } }, async (request, reply) => {
    const { part } = await partOf(request)
    const page = (await pagesOfPart(pool, officeId, part.id)).find((row) => String(row.page) === request.params.page)
    if (!page) throw new HttpProblem('not-found')
    return reply.type('image/png').send(files.read(page.preview))
  })

  app.post<OfPart>(`${scansPath}/:id`, { config: { access: 'messages.work' } }, async (request, reply) => {
    const { part } = await partOf(request)
    const body = recordOf(request.body)
    const { lang } = await house.frame(request)
    signedInOf(request)
    const decided = await decideAboutPart(house, actorsOfRequest(request), part.id, wishOf(body))
    if (decided.ok) return reply.redirect(decided.complaintId === null ? scansPath : `/meja/pengaduan/${decided.complaintId}`, 303)
    return showPart(request, reply.code(422), { values: body, ...told(lang, decided) })
  })

  async function list(request: FastifyRequest, reply: FastifyReply, said: Pick<ScansPageProps, 'errors' | 'taken'>): Promise<FastifyReply> {
    const [after, before] = [cursorAt(request.query, 'sesudah'), cursorAt(request.query, 'sebelum')]
    const discarded = textAt(request.query, 'daftar') === 'dibuang'
    const [frame, tray, scans, waiting] = await Promise.all([
      house.frame(request), trayPage(pool, officeId, discarded ? 'discarded' : 'waiting', after?.at ? { at: after.at, id: after.id } : null, perPage + 1),
      scansPage(pool, officeId, before?.at ? { at: before.at, id: before.id } : null, perPage + 1), waitingParts(pool, officeId, countCap),
    ])
    const end = <Row extends { receivedAt: Temporal.Instant; id: string }>(rows: readonly Row[]) => (rows.length > perPage ? rows[perPage - 1] : undefined)
    const [lastPart, lastScan] = [end(tray), end(scans)]
    return reply.type(html).send(renderPage(
      <ScansPage
        frame={{ ...frame, path: scansPath }} zone={zone} tray={tray.slice(0, perPage)} scans={scans.slice(0, perPage)} waiting={waiting} discarded={discarded} mayWork={mayAny(actorsOfRequest(request), 'messages.work')}
        nextTray={lastPart ? href(scansPath, { daftar: discarded ? 'dibuang' : undefined, sesudah: cursorText(lastPart.receivedAt, lastPart.id) }) : undefined}
        nextScans={lastScan ? href(scansPath, { sebelum: cursorText(lastScan.receivedAt, lastScan.id) }) : undefined} folder={house.config.scansFolder !== null} {...said}
      />,
    ))
  }

  async function showPart(request: FastifyRequest<OfPart>, reply: FastifyReply, failed: PartPageProps['failed']): Promise<FastifyReply> {
    const { part, scan } = await partOf(request)
    const actors = actorsOfRequest(request)
    return reply.type(html).send(renderPage(
      <PartPage
        frame={{ ...(await house.frame(request)), path: `${scansPath}/${part.id}` }} zone={zone} part={part} scan={scan} pages={await pagesOfPart(pool, officeId, part.id)} failed={failed}
        mayWork={mayAny(actors, 'messages.work')} mayRecord={mayAny(actors, 'intake')}
      />,
    ))
  }

  async function partOf(request: FastifyRequest<OfPart>): Promise<{ part: ScanPart; scan: ScanRow }> {
    const { id } = request.params
    const part = isUuid(id) ? await findPart(pool, officeId, id) : null
    const scan = part && (await findScan(pool, officeId, part.scanId))
    if (!part || !scan) throw new HttpProblem('not-found')
    if (part.complaintId !== null && !mayAny(actorsOfRequest(request), 'identity.read') && await isSecret(part.complaintId)) throw new HttpProblem('forbidden')
    return { part, scan }
  }

  /** What lies in the file of a complainant who asked to be kept secret may name them. */
  async function isSecret(complaintId: string): Promise<boolean> {
    const history = await readHistory(pool, officeId, complaintId)
    return history === null || fold(history.events).identitySecret
  }
}

function wishOf(body: Record<string, unknown>): PartWish {
  const kind = textOf(body['keputusan'])
  if (kind === 'discard') return { kind, reason: textOf(body['reason']) }
  if (kind === 'restore') return { kind }
  return { kind: 'file', reference: textOf(body['reference']), as: filedAs.find((as) => as === body['as']) ?? 'document', paper: textOf(body['paper']) }
}

/** Why nothing was done, at its field; or the papers from which the officer chooses. */
function told(lang: Language, decided: Exclude<PartDecided, { ok: true }>): Omit<NonNullable<PartPageProps['failed']>, 'values'> {
  if (!('why' in decided)) return { errors: {}, general: refusalText(lang, decided.refusal), papers: [] }
  switch (decided.why) {
    case 'choose': return { errors: {}, general: null, papers: decided.papers }
    case 'case_unknown': return { errors: { reference: t(lang, 'scans.case_unknown') }, general: null, papers: [] }
    case 'no_papers': return { errors: { reference: t(lang, 'scans.no_papers') }, general: null, papers: [] }
    case 'reason_needed': return { errors: { reason: t(lang, 'input.required') }, general: null, papers: [] }
    case 'gone': case 'settled': return { errors: {}, general: t(lang, 'scans.settled'), papers: [] }
  }
}
