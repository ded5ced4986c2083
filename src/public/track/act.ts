import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { canonicalJson } from '../../complaint/canonical-json.ts'
import type { House } from '../../procedure/house.ts'
import { perform } from '../../procedure/perform.ts'
import { filesField, filesOfForm } from '../../procedure/kept-files.ts'
import type { FormFiles } from '../../procedure/kept-files.ts'
import { errorAt, refusedErrors } from '../refused.ts'
import { bodyOf, formKeyOf, inputOf, pairsOf, textAt } from '../typed.ts'
import { citizenActions, shapeOf } from './actions.tsx'
import type { CitizenAction } from './actions.tsx'
import type { AskPageProps } from './ask-page.tsx'
import { readTracked, showTracked } from './show.tsx'

export interface Door {
  code: string
  action: CitizenAction
  /** Null: this browser may not (or no longer) see the complaint, or there is none. */
  complaintId: string | null
  /** With the PIN: the complaint, or why not. */
  unlock(pin: string): Promise<string | null | { error: string; status: number }>
  ask(given: Omit<AskPageProps, 'frame' | 'code'>, status: number): Promise<FastifyReply>
}

const noFiles: FormFiles = { ids: [], contents: [], kept: [], errors: [] }
/** Fields that the page asking for the PIN writes itself. */
const rewritten = new Set(['_csrf', 'pin', filesField, `${filesField}_kept`, `${filesField}_remove`])

/** One of the complainant's forms: done and back to the page with the news, or shown again with everything that was typed. */
export async function act(house: House, request: FastifyRequest, reply: FastifyReply, door: Door): Promise<FastifyReply> {
  const { workplace } = house
  const { action, code } = door
  const body = bodyOf(request)
  const { lang } = await house.frame(request)
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  const { standard } = door.complaintId ? (await readTracked(house, door.complaintId)).inForce : await workplace.standards.inForce(today)
  const files = action === 'kelengkapan' ? await filesOfForm(house, request, 'public', standard, lang) : noFiles

  let { complaintId } = door
  if (complaintId === null) {
    const pairs = [...pairsOf(body, rewritten), ...files.kept.map((file): [string, string] => [`${filesField}_kept`, file.token])]
    const pending = { action: `/lacak/${code}/${action}`, pairs }
    const pin = textAt(body, 'pin')
    if (pin === '') return door.ask({ error: null, pending }, 403)
    const opened = await door.unlock(pin)
    if (opened === null) throw new Error('a PIN that is right opens a complaint')
    if (typeof opened !== 'string') return door.ask({ error: opened.error, pending }, opened.status)
    complaintId = opened
  }

  const shape = shapeOf(action)
  const failed = (errors: ReturnType<typeof refusedErrors>) => ({ failed: { action, values: body, errors, kept: files.kept } })
  if (files.errors.length > 0) return showTracked(house, request, reply, complaintId, failed(files.errors.map((text) => errorAt(shape, filesField, text))), 422)

  const fields = inputOf(body)
  const acted = await perform(workplace, {
    verb: citizenActions[action].verb, complaintId, actors: [{ kind: 'complainant', via: 'web' }],
    input: action === 'kelengkapan' ? { ...fields, [filesField]: files.ids } : fields,
    key: `web:${complaintId}:${formKeyOf(body)}:${digest({ fields, contents: files.contents })}`,
  })
  if (!acted.ok) return showTracked(house, request, reply, complaintId, failed(refusedErrors(lang, acted, shape)), acted.problems ? 422 : 409)
  return reply.redirect(`/lacak/${code}?kabar=${action}`, 303)
}

/** The same form sent twice is one command; the same form with other words is another: no message is swallowed. */
function digest(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('base64url')
}
