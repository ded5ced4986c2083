import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { duplicatesOf } from '../../complaint/questions/duplicates.ts'
import { recordCall } from '../../office/call-records.ts'
import { closeDraft, saveDraft } from '../../office/intake-drafts.ts'
import { actorsOfRequest, signedInOf } from '../../office/people/identify.ts'
import { may } from '../../office/permissions.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { isUuid } from '../../platform/ids.ts'
import { fieldId } from '../../procedure/form-kit.tsx'
import type { House } from '../../procedure/house.ts'
import { filesOfForm, keptFilesOf, keptIdsOf, uploadLimits } from '../../procedure/kept-files.ts'
import { perform } from '../../procedure/perform.ts'
import type { ErrorItem } from '../../ui/error-summary/error-summary.tsx'
import { CSRF_FIELD, FORM_KEY_FIELD } from '../../ui/frame.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { MessageKey, MessageParams } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { commandKey, recordOf, textOf } from '../case/form-input.ts'
import { formId } from '../counter/counter-form.tsx'
import type { CounterFormProps } from '../counter/counter-form.tsx'
import { takeIntake } from '../counter/intake.ts'
import { numberText, spanText } from './call-text.ts'
import { seesNumbers } from './list.tsx'
import { newCallAddress, NewCallPage } from './new-call-page.tsx'
import { newCallHref, phoneAddress } from './news.ts'
import { callerOf, firstValues, openSheet, sheetOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

export type PhoneHouse = Pick<House, 'workplace' | 'db' | 'pool' | 'files' | 'secret' | 'channels' | 'frame'>
const html = 'text/html; charset=utf-8'

/** `/meja/telepon/baru`: a call is written down, put on hold, saved by itself, or belongs to a complaint that is there already. */
export async function addNewCall(app: FastifyInstance, house: PhoneHouse): Promise<void> {
  const { workplace } = house
  const { pool, officeId, zone } = workplace
  const upload = await uploadLimits(house)
  const current = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(zone).toPlainDate().toString())

  async function show(request: FastifyRequest, reply: FastifyReply, sheet: Sheet, page: Pick<CounterFormProps, 'errors' | 'kept' | 'formKey' | 'values'>, status = 200): Promise<FastifyReply> {
    const { standard, categories } = await current()
    const frame = { ...(await house.frame(request)), path: sheet.number === null ? newCallAddress : newCallHref({ nomor: sheet.number }) }
    const caller = await callerOf(house, sheet)
    return reply.code(status).type(html).send(renderPage(
      <NewCallPage frame={frame} standard={standard} categories={categories} sheet={sheet} caller={caller} whole={seesNumbers(request)} now={workplace.now()} {...page} />,
    ))
  }

  app.get(newCallAddress, { config: { access: 'intake' } }, async (request, reply) => {
    const { sheet, draft } = await openSheet(house, request)
    if (!draft) return show(request, reply, sheet, { errors: [], kept: [], formKey: crypto.randomUUID(), values: firstValues(sheet) })
    const { lang } = await house.frame(request)
    const kept = await keptFilesOf(house, signedInOf(request).person.id, draft.files, lang)
    return show(request, reply, sheet, { errors: [], kept, formKey: textOf(draft.fields[FORM_KEY_FIELD]) || crypto.randomUUID(), values: draft.fields })
  })

  app.post(newCallAddress, { config: { access: 'intake', upload } }, async (request, reply) => {
    const sheet = sheetOf(request.body, workplace.now())
    const about = textOf(recordOf(recordOf(request.body)['telepon'])['tentang'])
    if (isUuid(about)) return noteOn(request, reply, sheet, about)
    const { lang } = await house.frame(request)
    const taken = await takeIntake(house, request, (await current()).standard, lang)
    if (!taken.ok) return show(request, reply, sheet, taken, taken.status)
    const { id } = taken.receipt
    await done(request, sheet, id)
    const alike = await duplicatesOf(pool, officeId, id, 1)
    return reply.redirect(`${phoneAddress}/selesai/${id}${alike.length > 0 ? '?serupa=ya' : ''}`, 303)
  })

  /** The caller speaks of a complaint that is there: what they say is a note of its file. */
  async function noteOn(request: FastifyRequest, reply: FastifyReply, sheet: Sheet, id: string): Promise<FastifyReply> {
    const body = recordOf(request.body)
    const { lang } = await house.frame(request)
    const files = await filesOfForm(house, request, signedInOf(request).person.id, (await current()).standard, lang)
    const again = (errors: readonly ErrorItem[]) => show(request, reply, sheet, { errors, kept: files.kept, formKey: textOf(body[FORM_KEY_FIELD]), values: body }, 422)
    if (files.errors.length > 0) return again(files.errors.map((text) => ({ id: fieldId(formId, 'attachments'), text })))
    const text = t('id', 'phone.note', { number: numberText('id', sheet.number, true), span: spanText('id', sheet.startedAt, workplace.now(), zone), said: textOf(body['narrative']) }).trim()
    const { person } = signedInOf(request)
    const acted = await perform(workplace, {
      verb: 'add-note', complaintId: id, actors: actorsOfRequest(request), input: { visibility: 'office', text, attachments: files.ids },
      key: commandKey(person.id, 'telepon', { [FORM_KEY_FIELD]: body[FORM_KEY_FIELD], id, said: body['narrative'] }),
    })
    if (!acted.ok) return again([{ text: say(lang, keyOf('refusal', acted.refusal.key), acted.refusal.params), id: 'catat-tentang' }])
    await done(request, sheet, id)
    return reply.redirect(`/meja/pengaduan/${id}?selesai=catatan`, 303)
  }

  /** The call has its record, and its draft is closed. */
  async function done(request: FastifyRequest, sheet: Sheet, complaintId: string): Promise<void> {
    const now = workplace.now()
    const officer = actorsOfRequest(request).find((candidate) => may(candidate, 'intake'))
    if (!officer) throw new HttpProblem('forbidden')
    await recordCall(pool, officeId, {
      id: workplace.newId(now), key: sheet.draft, callId: sheet.callId, direction: sheet.direction, number: sheet.number, startedAt: sheet.startedAt, endedAt: now, officer, complaintId,
      result: sheet.direction === 'out' ? 'spoken' : null, note: null, callAgainAt: null,
    })
    await closeDraft(pool, officeId, { id: sheet.draft, personId: signedInOf(request).person.id }, now)
  }

  app.post(`${phoneAddress}/tahan`, { config: { access: 'intake', upload } }, async (request, reply) => {
    const body = recordOf(request.body)
    const sheet = sheetOf(body, workplace.now())
    const { lang } = await house.frame(request)
    const files = await filesOfForm(house, request, signedInOf(request).person.id, (await current()).standard, lang)
    const saved = await keep(request, sheet, files.ids)
    const errors = [...files.errors.map((text) => ({ id: fieldId(formId, 'attachments'), text })), ...(saved ? [] : [{ text: t(lang, 'phone.draft_done') }])]
    if (errors.length > 0) return show(request, reply, sheet, { errors, kept: files.kept, formKey: textOf(body[FORM_KEY_FIELD]) || crypto.randomUUID(), values: body }, 422)
    return reply.redirect(`${phoneAddress}?selesai=ditahan`, 303)
  })

  app.post(`${phoneAddress}/simpan`, { config: { access: 'intake' } }, async (request, reply) => {
    const sheet = sheetOf(request.body, workplace.now())
    const saved = await keep(request, sheet, keptIdsOf(house, signedInOf(request).person.id, recordOf(request.body)))
    return reply.code(saved ? 204 : 410).send()
  })

  function keep(request: FastifyRequest, sheet: Sheet, files: readonly string[]): Promise<boolean> {
    const { [CSRF_FIELD]: _csrf, attachments: _files, attachments_kept: _kept, attachments_remove: _removed, ...fields } = recordOf(request.body)
    return saveDraft(pool, officeId, {
      id: sheet.draft, personId: signedInOf(request).person.id, fields, files, number: sheet.number, direction: sheet.direction, callId: sheet.callId, startedAt: sheet.startedAt, savedAt: workplace.now(),
    })
  }
}

function say(lang: Parameters<typeof t>[0], key: MessageKey, params: MessageParams | undefined): string {
  return t(lang, key, params)
}
