import { z } from 'zod'
import type { ComplaintFilter } from '../../complaint/questions/complaints-page.ts'
import { statuses } from '../../complaint/status.ts'
import { channels } from '../../office/channels.ts'
import { complaintClasses } from '../../office/standard/vocabulary.ts'
import { day, flag, list, moment, optionalChoice, optionalLine, optionalWhole } from '../../procedure/input.ts'

const when = z.union([z.literal('').transform(() => undefined), day, moment]).optional()

/** Filters and page of `GET /api/v1/complaints`. Days are whole days of the office's zone, `receivedTo` included. */
export const listQuery = z.strictObject({
  status: list(z.enum(statuses), statuses.length).describe('One or more, repeated'),
  step: optionalWhole(1, 7),
  channel: optionalChoice(channels),
  class: optionalChoice(complaintClasses),
  category: optionalLine(40),
  area: optionalLine(20).describe('Code of a kelurahan of the office'),
  overdue: flag.optional().describe("true: the office's promise has passed and no answer was given"),
  receivedFrom: when,
  receivedTo: when,
  q: optionalLine(200).describe('Words in number, code, name, narrative, place and archive'),
  cursor: z.string().max(200).optional().describe('"next" of the page before'),
  limit: optionalWhole(1, 200).describe('50 unless given'),
})

export const eventsQuery = z.strictObject({
  after: optionalWhole(0, 1_000_000).describe('Number of the last event already read'),
  limit: optionalWhole(1, 200).describe('100 unless given'),
})

/** The filter as the store takes it. @param zone of the office */
export function filterOf(query: z.output<typeof listQuery>, zone: string): ComplaintFilter {
  const { cursor: _cursor, limit: _limit, receivedFrom, receivedTo, overdue, ...plain } = query
  return {
    ...withoutAbsent(plain),
    ...(overdue === undefined ? {} : { overdue }),
    ...(receivedFrom ? { receivedFrom: startOf(receivedFrom, zone, 0) } : {}),
    ...(receivedTo ? { receivedTo: startOf(receivedTo, zone, 1) } : {}),
  }
}

/** The beginning of a day (or of the day after so many); a moment is itself. */
function startOf(text: string, zone: string, daysOn: number): Temporal.Instant {
  if (text.includes('T')) return Temporal.Instant.from(text)
  return Temporal.PlainDate.from(text).add({ days: daysOn }).toZonedDateTime(zone).toInstant()
}

function withoutAbsent<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T> // the same members, fewer
}
