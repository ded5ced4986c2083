import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { receive } from '../../procedure/1-receive/receive.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { House } from '../../procedure/house.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { grantView } from '../grant.ts'
import { fileErrors, filesOfForm } from '../kept-files.ts'
import { refusedErrors } from '../refused.ts'
import { LodgePage } from './lodge-page.tsx'
import type { LodgePageProps } from './lodge-page.tsx'

const id = 'adukan'
/** Fields of the form that are not part of the complaint. */
const furniture = new Set(['_csrf', '_key', 'attachments', 'attachments_kept', 'attachments_remove'])
/** A form asks for at most this many bytes each and files; the standard's own limits are told in its words. */
const hardFileLimit = { maxFiles: 20, maxFileSize: 25 * 1024 * 1024 }

/** `/adukan`: a citizen lodges a complaint, without an account and without JavaScript (S3.1). */
export function addLodgePages(app: FastifyInstance, house: House): void {
  const { workplace, secret } = house
  const current = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())

  async function show(request: FastifyRequest, reply: FastifyReply, given: Pick<LodgePageProps, 'errors' | 'kept' | 'formKey'> & { values?: unknown }, status = 200): Promise<FastifyReply> {
    const { standard, categories } = await current()
    const page = renderPage(<LodgePage frame={await house.frame(request)} standard={standard} categories={categories} {...given} />)
    return reply.code(status).type('text/html; charset=utf-8').send(page)
  }

  app.get('/adukan', { config: { access: 'public' } }, (request, reply) => show(request, reply, { errors: [], kept: [], formKey: crypto.randomUUID() }))

  app.post('/adukan', { config: { access: 'public', upload: hardFileLimit } }, async (request, reply) => {
    const { lang } = await house.frame(request)
    const { standard } = await current()
    const body = (request.body ?? {}) as Record<string, unknown> // what formToObject made
    const files = await filesOfForm(house, request, 'attachments', standard, lang)
    const key = typeof body._key === 'string' && body._key.length >= 16 && body._key.length <= 100 ? body._key : crypto.randomUUID()
    const again = (errors: ErrorItem[], status: number) => show(request, reply, { values: body, errors, kept: files.kept, formKey: key }, status)
    if (files.errors.length > 0) return again(fileErrors(fieldId(id, 'attachments'), files.errors), 422)

    const input = { ...Object.fromEntries(Object.entries(body).filter(([name]) => !furniture.has(name))), attachments: files.ids }
    const received = await receive(workplace, { input, actor: { kind: 'complainant', via: 'web' }, key: `web:${key}` })
    if (!received.ok) {
      if (received.refusal.key === 'key_reused') return again([{ text: t(lang, 'lodge.already') }], 409)
      return again(refusedErrors(lang, received, (name) => fieldId(id, name)), 422)
    }
    grantView(reply, secret, received.receipt.id, workplace.now())
    return reply.redirect(`/lacak/${received.receipt.trackingCode}?baru=1`, 303)
  })
}
