import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readTrackingCode } from '../../complaint/tracking-code.ts'
import { openDataRequests } from '../../office/data-requests.ts'
import { renderPersonalData } from '../../procedure/personal-data/copy-paper.ts'
import { officeDue } from '../../procedure/personal-data/due.ts'
import { gatherPersonalData } from '../../procedure/personal-data/gather.ts'
import type { House } from '../../procedure/house.ts'
import { text } from '../../procedure/input.ts'
import { t } from '../../ui/messages/messages.ts'
import { bodyOf, formKeyOf, pairsOf, textAt } from '../typed.ts'
import { unlisted } from '../unlisted.ts'
import type { AskPageProps } from './ask-page.tsx'
import { askable } from './own-data-part.tsx'
import { readTracked, showTracked } from './show.tsx'

interface OfCode { Params: { code: string } }

/** How the tracking page tells whether this browser may see a complaint. */
export interface Doorkeeper {
  granted(request: FastifyRequest<OfCode>): Promise<{ id: string; code: string } | { redirect: string }>
  ask(request: FastifyRequest, reply: FastifyReply, given: Omit<AskPageProps, 'frame'>, status?: number): Promise<FastifyReply>
  /** With the PIN: the complaint, or why not. */
  unlock(request: FastifyRequest, reply: FastifyReply, code: string, pin: string): Promise<string | null | { error: string; status: number }>
}

const input = z.object({ kind: z.enum(askable), text: text(4_000) })
const rewritten = new Set(['_csrf', 'pin'])

/** The complainant's data in their own hand: a copy at once, and requests to correct, restrict or erase (UU 27/2022 Ps 6–13). */
export function addOwnData(app: FastifyInstance, house: House, door: Doorkeeper): void {
  const { workplace, pool, secret } = house
  const { officeId, zone } = workplace
  const requests = openDataRequests({ pool, officeId, secret })

  app.get<OfCode>('/lacak/:code/data.json', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await door.granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    unlisted(reply)
    const complaints = await gatherPersonalData(house, [seen.id])
    return reply.type('application/json; charset=utf-8').header('content-disposition', `attachment; filename="data-${seen.code}.json"`).send(JSON.stringify({ at: workplace.now().toString(), complaints }, null, 2))
  })

  app.get<OfCode>('/lacak/:code/data.pdf', { config: { access: 'public' } }, async (request, reply) => {
    const seen = await door.granted(request)
    if ('redirect' in seen) return reply.redirect(seen.redirect, 303)
    unlisted(reply)
    const cases = await gatherPersonalData(house, [seen.id])
    const { inForce } = await readTracked(house, seen.id)
    const pdf = await renderPersonalData(house.papers, inForce, { name: cases[0]?.applicant.name ?? 'pelapor', cases, at: workplace.now() })
    return reply.type('application/pdf').header('content-disposition', `attachment; filename="data-${seen.code}.pdf"`).send(Buffer.from(pdf))
  })

  app.post<OfCode>('/lacak/:code/data-pribadi', { config: { access: 'public' } }, async (request, reply) => {
    const code = readTrackingCode(request.params.code.slice(0, 40))
    if (code === null) return reply.redirect('/lacak', 303)
    unlisted(reply)
    const body = bodyOf(request)
    const { lang } = await house.frame(request)
    const seen = await door.granted(request)
    let id = 'id' in seen ? seen.id : null
    if (id === null) {
      const pending = { action: `/lacak/${code}/data-pribadi`, pairs: pairsOf(body, rewritten) }
      const pin = textAt(body, 'pin')
      if (pin === '') return door.ask(request, reply, { code, error: null, pending }, 403)
      const opened = await door.unlock(request, reply, code, pin)
      if (opened === null) throw new Error('a PIN that is right opens a complaint')
      if (typeof opened !== 'string') return door.ask(request, reply, { code, error: opened.error, pending }, opened.status)
      id = opened
    }
    const parsed = input.safeParse(body)
    if (!parsed.success) {
      const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
      const errors = [...fields].map((field) => ({ id: `data-${field}`, text: t(lang, 'settings.field_wrong', { label: t(lang, field === 'kind' ? 'pdp.kind' : 'pdp.text') }) }))
      return showTracked(house, request, reply, id, { dataFailed: { values: body, errors } }, 422)
    }
    const now = workplace.now()
    const { applicant } = (await readTracked(house, id)).state
    const said = { name: applicant.name ?? '-', contact: applicant.phone ?? applicant.email ?? '-', text: parsed.data.text }
    await requests.add(
      { id: workplace.newId(now), formKey: `${id}:${formKeyOf(body)}`, kind: parsed.data.kind, proof: 'tracking-code', complaintId: id, receivedAt: now, dueAt: await officeDue(house, 'data-request-received', now), said },
      now.toZonedDateTimeISO(zone).year, { kind: 'complainant', via: 'web' })
    return reply.redirect(`/lacak/${code}?kabar=data`, 303)
  })
}
