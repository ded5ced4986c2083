import { z } from 'zod'
import type { ComplaintFilter } from '../../complaint/questions/complaints-page.ts'
import { isOpen, statuses } from '../../complaint/status.ts'
import { line, list, moment } from '../../procedure/input.ts'
import type { GeoError } from './answer.ts'
import { errorsOf } from './request-input.ts'

const byComma = (text: string) => text.split(',').map((part) => part.trim()).filter(Boolean)
const texts = list(z.string().max(2_000), 100).transform((given) => given.flatMap(byComma))

const listQuery = z.object({ service_request_id: texts, service_code: texts, status: texts, start_date: moment.optional(), end_date: moment.optional(), q: line(200).optional() })

/** GeoReport: without dates the last 90 days, and never more at once. */
const span = { hours: 90 * 24 }
const mostIds = 100

export type ListQuery = { ok: true; ids: string[] | null; filter: ComplaintFilter } | { ok: false; errors: GeoError[] }

/** The arguments of `GET requests`: ids count alone; else dates of at most 90 days, services and open or closed. */
export function listQueryOf(query: unknown, now: Temporal.Instant): ListQuery {
  const parsed = listQuery.safeParse(query)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) }
  const { service_request_id: ids, service_code: codes, status, start_date: start, end_date: end } = parsed.data
  if (ids.length > 0) return { ok: true, ids: ids.slice(0, mostIds), filter: {} }
  if (status.some((word) => word !== 'open' && word !== 'closed')) return { ok: false, errors: [{ code: 400, description: 'status must be open or closed' }] }
  if (codes.length > 1) return { ok: false, errors: [{ code: 400, description: 'one service_code at a time' }] }
  const receivedTo = end ? Temporal.Instant.from(end) : start ? Temporal.Instant.from(start).add(span) : now.add({ seconds: 1 })
  const earliest = receivedTo.subtract(span)
  const receivedFrom = start ? Temporal.Instant.from(start) : earliest
  if (Temporal.Instant.compare(receivedFrom, earliest) < 0) return { ok: false, errors: [{ code: 400, description: 'start_date and end_date may span 90 days' }] }
  const wanted = status.length === 1 ? statuses.filter((candidate) => isOpen(candidate) === (status[0] === 'open')) : []
  return { ok: true, ids: null, filter: { receivedFrom, receivedTo, status: wanted, ...(codes[0] ? { category: codes[0] } : {}) } }
}
