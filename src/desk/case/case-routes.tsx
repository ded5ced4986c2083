import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fold } from '../../complaint/fold.ts'
import { readHistory } from '../../complaint/store/history.ts'
import { filesOf } from '../../complaint/store/uploads.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import type { FormVerb } from '../../procedure/forms.ts'
import { forms } from '../../procedure/forms.ts'
import type { FormOf } from '../../procedure/forms.ts'
import type { House } from '../../procedure/house.ts'
import type { Acted } from '../../procedure/perform.ts'
import { uploadLimits } from '../../procedure/kept-files.ts'
import { renderPage } from '../../ui/render.ts'
import { CasePage } from './case-page.tsx'
import type { CasePageProps } from './case-page.tsx'
import { loadCase } from './load-case.ts'
import { sendDownload } from './download.ts'
import { openIdentity } from './open-identity.ts'
import { addPinLock } from './pin-lock.tsx'
import { receiveFiles } from './received-files.ts'
import { tell, tellFiles } from './refused.ts'
import { subjectOf, submissions, submit } from './submit.ts'
import type { Submission } from './submit.ts'

type CaseHouse = Pick<House, 'workplace' | 'pool' | 'db' | 'files' | 'secret' | 'channels' | 'frame' | 'receiptOf'>
interface CaseParams { Params: { id: string } }

const address = '/meja/pengaduan/:id'

/** The case page, its papers and files, and one address for every verb that a person does (`POST /meja/pengaduan/:id/<noun>`). */
export async function addCasePages(app: FastifyInstance, house: CaseHouse): Promise<void> {
  const upload = await uploadLimits(house)
  const { workplace } = house
  addPinLock(app, house)

  app.get<CaseParams & { Querystring: { selesai?: unknown } }>(address, { config: { access: 'case.read' } }, async (request, reply) => {
    const done = submissions.find(({ noun }) => noun === request.query.selesai)?.verbs.at(-1) ?? null
    return show(request, reply, { done, errors: [], refilled: null })
  })

  for (const submission of submissions) {
    const { files }: FormOf = forms[submission.form]
    app.post<CaseParams>(`${address}/${submission.noun}`, { config: { access: 'case.work', ...(files ? { upload } : {}) } }, (request, reply) => receiveForm(request, reply, submission))
    // Reloaded, or reached by the back button: a form's address shows the case.
    app.get<CaseParams>(`${address}/${submission.noun}`, { config: { access: 'case.read' } }, (request, reply) => reply.redirect(`/meja/pengaduan/${idOf(request)}`, 303))
  }

  app.get<CaseParams>(`${address}/tanda-terima.pdf`, { config: { access: 'case.read' } }, async (request, reply) => {
    const id = idOf(request)
    const view = await loadCase(house, id, actorsOfRequest(request))
    if (!view) throw new HttpProblem('not-found')
    if (!view.context.identityShown) throw new HttpProblem('forbidden') // the receipt says who complained (UU 25/2009 Ps 44(2)a, 49)
    await openIdentity(house, request, id, 'paper')
    const receipt = await house.receiptOf(id)
    if (!receipt) throw new HttpProblem('not-found')
    const name = `tanda-terima-${(view.state.register?.number ?? id).replace(/[^\w.-]+/gu, '-')}.pdf`
    return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(Buffer.from(receipt.bytes))
  })

  app.get<{ Params: { id: string; fileId: string } }>(`${address}/berkas/:fileId`, { config: { access: 'case.read' } }, async (request, reply) => {
    const files = await filesOf(workplace.pool, workplace.officeId, idOf(request))
    const file = files.find(({ id }) => id === request.params.fileId)
    if (!file) throw new HttpProblem('not-found')
    await guardFile(request, idOf(request))
    return sendDownload(reply, file, (part) => house.files.read(file.sha256, part))
  })

  /** What a secret complainant sent may name them. */
  async function guardFile(request: FastifyRequest, id: string): Promise<void> {
    const history = await readHistory(workplace.pool, workplace.officeId, id)
    if (history && fold(history.events).identitySecret) await openIdentity(house, request, id, 'paper')
  }

  async function receiveForm(request: FastifyRequest<CaseParams>, reply: FastifyReply, submission: Submission) {
    const id = idOf(request)
    const actors = actorsOfRequest(request)
    signedInOf(request) // programs use the API: its answers are made for them
    const { lang } = await house.frame(request)
    const files = await receiveFiles(house, request, signedInOf(request).person.id, submission.form, lang)
    const { verb, acted } = files.errors.length > 0
      ? { verb: submission.form, acted: { ok: false, refusal: { key: 'invalid_input' } } satisfies Acted }
      : await submit(house, submission, id, files, actors)
    if (acted.ok) return reply.redirect(`/meja/pengaduan/${id}?selesai=${submission.noun}`, 303)
    if (acted.refusal.key === 'not_found') throw new HttpProblem('not-found')
    const view = await loadCase(house, id, actors)
    if (!view) throw new HttpProblem('not-found')
    const subject = subjectOf(submission.form, request.body)
    const action = verb === submission.form ? { verb, ...(subject === undefined ? {} : { subject }) } : { verb }
    const told = files.errors.length > 0 ? tellFiles(action, files) : tell(lang, view, action, acted)
    reply.code(told.status)
    return show(request, reply, { done: null, errors: told.errors, refilled: { action, values: request.body, errors: told.fields, kept: files.kept } }, view)
  }

  async function show(
    request: FastifyRequest<CaseParams>, reply: FastifyReply, page: Pick<CasePageProps, 'errors' | 'refilled'> & { done: FormVerb | null }, loaded?: CasePageProps['view'],
  ) {
    const id = idOf(request)
    const view = loaded ?? (await loadCase(house, id, actorsOfRequest(request)))
    if (!view) throw new HttpProblem('not-found')
    const frame = { ...(await house.frame(request)), path: `/meja/pengaduan/${id}` }
    return reply.type('text/html; charset=utf-8').send(renderPage(<CasePage frame={frame} view={view} formKey={workplace.newId(workplace.now())} {...page} />))
  }
}

function idOf(request: FastifyRequest<CaseParams>): string {
  const { id } = request.params
  if (!isUuid(id)) throw new HttpProblem('not-found')
  return id
}
