import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { duplicatesOf } from '../../complaint/questions/duplicates.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { may } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { House } from '../../procedure/house.ts'
import type { Refused } from '../../procedure/perform.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { counterInputOf } from './counter-input.ts'
import { CounterPage, formId } from './counter-page.tsx'
import type { CounterPageProps } from './counter-page.tsx'
import { DuplicatesPage } from './duplicates-page.tsx'
import { filesOfForm } from '../../procedure/kept-files.ts'

const address = '/meja/pengaduan/baru'
const html = 'text/html; charset=utf-8'
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

type CounterHouse = Pick<House, 'workplace' | 'files' | 'secret' | 'frame'>

/** The counter form: the same intake as the public one, with the officer as the actor (S3.1). */
export async function addCounterPages(app: FastifyInstance, house: CounterHouse): Promise<void> {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const current = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())
  const { maxFiles, maxBytesEach } = (await current()).standard.attachments
  // Some more than the standard takes, so that each one too many can be named.
  const upload = { maxFiles: maxFiles + 10, maxFileSize: maxBytesEach }

  async function show(request: FastifyRequest, reply: FastifyReply, page: Pick<CounterPageProps, 'errors' | 'kept' | 'formKey' | 'values'>, status = 200): Promise<FastifyReply> {
    const { standard, categories } = await current()
    const frame = { ...(await house.frame(request)), path: address }
    return reply.code(status).type(html).send(renderPage(<CounterPage frame={frame} standard={standard} categories={categories} {...page} />))
  }

  app.get(address, { config: { access: 'intake' } }, (request, reply) => show(request, reply, { errors: [], kept: [], formKey: crypto.randomUUID() }))

  app.post(address, { config: { access: 'intake', upload } }, async (request, reply) => {
    const { person } = signedInOf(request)
    const actor = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
    if (!actor) throw new HttpProblem('forbidden')
    const { lang } = await house.frame(request)
    const body = recordOf(request.body)
    const files = await filesOfForm(house, request, person.id, (await current()).standard, lang)
    const formKey = textOf(body['_key']).slice(0, 64) || crypto.randomUUID()
    const again = (errors: readonly ErrorItem[], status: number, key = formKey) => show(request, reply, { values: body, errors, kept: files.kept, formKey: key }, status)
    if (files.errors.length > 0) return again(files.errors.map((text) => ({ id: fieldId(formId, 'attachments'), text })), 422)

    const received = await receive(workplace, { input: counterInputOf(body, zone, files.ids), actor, key: `desk:${person.id}:intake:${formKey}` })
    if (!received.ok) {
      // The form was saved already and then changed: it may well be another complaint, so it gets a key of its own.
      if (received.refusal.key === 'key_reused') return again([{ text: t(lang, 'counter.already', { code: String(received.refusal.params?.['code'] ?? '') }) }], 409, crypto.randomUUID())
      return again(errorsOf(lang, received), 422)
    }
    const { id } = received.receipt
    const alike = await duplicatesOf(pool, officeId, id, 1)
    return reply.redirect(alike.length > 0 ? `/meja/pengaduan/${id}/serupa` : `/meja/pengaduan/${id}`, 303)
  })

  // `intake`: whoever records complaints may see secret identities too, and the comparison tells of them.
  app.get<{ Params: { id: string } }>('/meja/pengaduan/:id/serupa', { config: { access: 'intake' } }, async (request, reply) => {
    const { id } = request.params
    if (!uuid.test(id)) throw new HttpProblem('not-found')
    const frame = await house.frame(request)
    return reply.type(html).send(renderPage(<DuplicatesPage frame={frame} zone={zone} id={id} duplicates={await duplicatesOf(pool, officeId, id)} />))
  })
}

const labels: Readonly<Record<string, MessageKey>> = {
  channel: 'counter.channel', narrative: 'counter.narrative', receivedAt: 'counter.received', 'letter.date': 'counter.letter_date', 'letter.number': 'counter.letter_number',
  'letter.sheets': 'counter.letter_sheets', laporNumber: 'counter.lapor_number', 'applicant.name': 'counter.name', 'applicant.phone': 'counter.phone', 'applicant.email': 'counter.email',
  'applicant.address.line': 'counter.line', 'applicant.address.rt': 'counter.rt', 'applicant.address.rw': 'counter.rw', 'applicant.address.kelurahan': 'counter.kelurahan',
  'incident.where': 'counter.where', 'incident.when': 'counter.when', about: 'counter.about', desiredResolution: 'counter.resolution', answerBy: 'counter.answer_by', category: 'counter.category',
  'principal.name': 'counter.principal_name', 'principal.address': 'counter.principal_address', 'principal.relation': 'counter.principal_relation',
}

/** Why intake said no, each leading to its field and naming it. */
function errorsOf(lang: Language, { refusal, problems }: Refused): ErrorItem[] {
  const say = (key: MessageKey, params: MessageParams | undefined) => t(lang, key, params)
  if (!problems) return [{ text: say(keyOf('refusal', refusal.key), refusal.params), ...(refusal.field ? { id: fieldId(formId, refusal.field) } : {}) }]
  return problems.map(({ path, key, params }) => {
    const label = labels[path]
    const text = say(keyOf('input', key), params)
    return { id: fieldId(formId, path), text: label ? `${t(lang, label)}: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text }
  })
}
