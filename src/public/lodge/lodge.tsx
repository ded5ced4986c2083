import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { complaintByCode } from '../../complaint/questions/complaint-by-code.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import type { House } from '../../procedure/house.ts'
import { allowRecording } from '../../platform/http/headers.ts'
import { renderPage } from '../../ui/render.ts'
import { grant, isGranted } from '../grant.ts'
import { filesField, filesOfForm, uploadLimits } from '../../procedure/kept-files.ts'
import { refusedErrors } from '../refused.ts'
import { bodyOf, formKeyOf, inputOf, sendPage } from '../typed.ts'
import { lodgeErrors, lodgeForm } from './lodge-form.ts'
import { LodgePage } from './lodge-page.tsx'
import type { LodgePageProps } from './lodge-page.tsx'

/** `/adukan`: a citizen lodges a complaint, without an account and without JavaScript (S3.1). */
export async function addLodgePages(app: FastifyInstance, house: House): Promise<void> {
  const { workplace, secret } = house
  const current = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())

  async function show(request: FastifyRequest, reply: FastifyReply, given: Pick<LodgePageProps, 'errors' | 'kept' | 'formKey' | 'values' | 'already'>, status = 200): Promise<FastifyReply> {
    const { standard, categories } = await current()
    return sendPage(allowRecording(reply), renderPage(<LodgePage frame={await house.frame(request)} standard={standard} categories={categories} {...given} />), status)
  }

  // Kept by this browser alone, so that going back finds the form as it was left, with its key.
  app.get('/adukan', { config: { access: 'public', cache: 'private, no-cache' } }, (request, reply) =>
    show(request, reply, { errors: [], kept: [], formKey: crypto.randomUUID() }))

  app.post('/adukan', { config: { access: 'public', upload: await uploadLimits(house) } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const body = bodyOf(request)
    const files = await filesOfForm(house, request, 'public', (await current()).standard, lang)
    const formKey = formKeyOf(body)
    const form = { values: body, kept: files.kept, formKey, errors: [] }
    const input = { ...inputOf(body), [filesField]: files.ids, ...(lang === 'en' ? { language: 'en' } : {}) }
    const errors = lodgeErrors(lang, body, input, files.errors)
    // The page's script sends the form by itself; what there is to say, the form then asks for as ever.
    const byScript = request.headers.accept === 'application/json'
    const toScript = (status: number) => reply.code(status).send(files.errors.length > 0 ? {} : { kept: files.kept.map(({ token }) => token) })
    if (errors.length > 0) return byScript ? toScript(422) : show(request, reply, { ...form, errors }, 422)

    const received = await receive(workplace, { input, actor: { kind: 'complainant', via: 'web' }, key: `web:${formKey}`, spoken: true })
    const now = workplace.now()
    if (!received.ok && byScript) return toScript(received.refusal.key === 'key_reused' ? 409 : 422)
    if (!received.ok && received.refusal.key === 'key_reused') {
      const code = await codeForThisBrowser(request, received.refusal.params?.code)
      return show(request, reply, { ...form, formKey: crypto.randomUUID(), already: { code } }, 409)
    }
    if (!received.ok) return show(request, reply, { ...form, errors: refusedErrors(lang, received, lodgeForm) }, 422)
    const { id, trackingCode } = received.receipt
    grant('view', request, reply, secret, id, now)
    grant('pin', request, reply, secret, id, now)
    const page = `/lacak/${trackingCode}?baru=1`
    return byScript ? reply.code(201).header('location', page).send({}) : reply.redirect(page, 303)
  })

  /** The code of the complaint that the key opened, told only to the browser that opened it. */
  async function codeForThisBrowser(request: FastifyRequest, code: string | number | undefined): Promise<string | null> {
    if (typeof code !== 'string') return null
    const found = await complaintByCode(workplace.pool, workplace.officeId, code)
    return found && isGranted('view', request, secret, found.id, workplace.now()) ? code : null
  }
}
