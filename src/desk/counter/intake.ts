import type { FastifyRequest } from 'fastify'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { may } from '../../office/permissions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { receive } from '../../procedure/1-receive/receive.ts'
import type { Receipt } from '../../procedure/1-receive/receive.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { House } from '../../procedure/house.ts'
import { filesOfForm } from '../../procedure/kept-files.ts'
import type { Refused } from '../../procedure/perform.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import type { KeptFile } from '../../ui/file-upload/file-upload.tsx'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language, MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { formId } from './counter-form.tsx'
import { counterInputOf } from './counter-input.ts'

/** What became of a sent counter form: the complaint's receipt, or the form again with what is wrong; nothing that was typed or sent is lost. */
export type Taken = { ok: true; receipt: Receipt } | { ok: false; status: 409 | 422; errors: ErrorItem[]; formKey: string; kept: KeptFile[]; values: Record<string, unknown> }

/** Takes a complaint in from the counter form, with the officer as the one who received it. `standard` says which files are taken. */
export async function takeIntake(house: Pick<House, 'workplace' | 'files' | 'secret'>, request: FastifyRequest, standard: Standard, lang: Language): Promise<Taken> {
  const { person } = signedInOf(request)
  const actor = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
  if (!actor) throw new HttpProblem('forbidden')
  const values = recordOf(request.body)
  const files = await filesOfForm(house, request, person.id, standard, lang)
  const formKey = textOf(values['_key']).slice(0, 64) || crypto.randomUUID()
  const again = (errors: ErrorItem[], status: 409 | 422, key = formKey): Taken => ({ ok: false, status, errors, formKey: key, kept: files.kept, values })
  if (files.errors.length > 0) return again(files.errors.map((text) => ({ id: fieldId(formId, 'attachments'), text })), 422)
  const received = await receive(house.workplace, { input: counterInputOf(values, house.workplace.zone, files.ids), actor, key: `desk:${person.id}:intake:${formKey}` })
  if (received.ok) return { ok: true, receipt: received.receipt }
  // The form was saved already and then changed: it may well be another complaint, so it gets a key of its own.
  if (received.refusal.key === 'key_reused') return again([{ text: t(lang, 'counter.already', { code: String(received.refusal.params?.['code'] ?? '') }) }], 409, crypto.randomUUID())
  return again(errorsOf(lang, received), 422)
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
