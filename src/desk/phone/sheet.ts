import type { FastifyRequest } from 'fastify'
import { casesOfContact } from '../../complaint/questions/by-contact.ts'
import type { ContactCase } from '../../complaint/questions/by-contact.ts'
import { callerNumber, shownNumber } from '../../office/caller-number.ts'
import { callsOfNumber, findCall } from '../../office/calls.ts'
import type { Call, CallDirection } from '../../office/calls.ts'
import { findDraft, takeOverDraft } from '../../office/intake-drafts.ts'
import type { IntakeDraft } from '../../office/intake-drafts.ts'
import { signedInOf } from '../../office/people/identify.ts'
import { isUuid } from '../../platform/ids.ts'
import { contactDigest } from '../../procedure/contacts.ts'
import type { House } from '../../procedure/house.ts'
import { recordOf, textOf } from '../case/form-input.ts'
import { textAt } from '../list/query.ts'
import { draftLeftAfter } from './list.tsx'

/** What a sheet knows of its call besides the form: it travels with the form in hidden fields. */
export interface Sheet { draft: string; startedAt: Temporal.Instant; callId: string | null; direction: CallDirection; number: string | null }

type SheetHouse = Pick<House, 'workplace' | 'secret'>
/** Nobody talks longer: a page that lay open since yesterday began no call. */
const longest = { hours: 12 } as const

/** The sheet for this address: of a draft on hold, of a call that rings, of a number, or an empty one. */
export async function openSheet(house: SheetHouse, request: FastifyRequest): Promise<{ sheet: Sheet; draft: IntakeDraft | null }> {
  const { pool, officeId, now } = house.workplace
  const draft = await resumed(house, request)
  if (draft) return { draft, sheet: { draft: draft.id, startedAt: draft.startedAt, callId: draft.callId, direction: draft.direction, number: draft.number } }
  const asked = textAt(request.query, 'panggilan')
  const call = isUuid(asked) ? await findCall(pool, officeId, asked) : null
  return {
    draft: null,
    sheet: {
      draft: crypto.randomUUID(), startedAt: call?.answeredAt ?? now(), callId: call?.id ?? null, direction: textAt(request.query, 'arah') === 'keluar' ? 'out' : 'in',
      number: call ? call.number : callerNumber(textAt(request.query, 'nomor')),
    },
  }
}

async function resumed({ workplace: { pool, officeId, now } }: SheetHouse, request: FastifyRequest): Promise<IntakeDraft | null> {
  const id = textAt(request.query, 'draf')
  if (!isUuid(id)) return null
  const taken = await takeOverDraft(pool, officeId, id, signedInOf(request).person.id, now().subtract(draftLeftAfter))
  return taken ? findDraft(pool, officeId, id) : null
}

/** The sheet as its form sent it back. What cannot be read is as if the page had been opened now. */
export function sheetOf(body: unknown, now: Temporal.Instant): Sheet {
  const sent = recordOf(recordOf(body)['telepon'])
  const [draft, call] = [textOf(sent['draf']), textOf(sent['panggilan'])]
  return {
    draft: isUuid(draft) ? draft : crypto.randomUUID(), startedAt: begun(textOf(sent['mulai']), now), callId: isUuid(call) ? call : null,
    direction: textOf(sent['arah']) === 'out' ? 'out' : 'in', number: callerNumber(textOf(sent['nomor'])),
  }
}

/** When a call began, as its page says itself; now when it cannot be. */
export function begun(text: string, now: Temporal.Instant): Temporal.Instant {
  const at = pastMoment(text, now)
  return Temporal.Instant.compare(at, now.subtract(longest)) < 0 ? now : at
}

/** A moment that a page brings back; now when it has not come or cannot be read. */
export function pastMoment(text: string, now: Temporal.Instant): Temporal.Instant {
  try {
    const at = Temporal.Instant.from(text)
    return Temporal.Instant.compare(at, now) > 0 ? now : at
  } catch (error) {
    if (error instanceof RangeError) return now
    throw error
  }
}

/** The fields that every new sheet begins with. */
export function firstValues({ number }: Sheet): Record<string, unknown> {
  return { channel: 'phone', applicant: { phone: number === null ? '' : shownNumber(number, true) } }
}

/** What the office knows of a number: its complaints that are not over, how many are, and its last calls. */
export interface Caller { open: ContactCase[]; over: number; calls: Call[] }

export async function callerOf({ workplace, secret }: SheetHouse, { number, callId }: Pick<Sheet, 'number' | 'callId'>): Promise<Caller> {
  if (number === null) return { open: [], over: 0, calls: [] }
  const { pool, officeId, now } = workplace
  const digest = contactDigest(secret, 'phone', number)
  const [cases, calls] = await Promise.all([digest ? casesOfContact(pool, officeId, digest) : [], callsOfNumber(pool, officeId, number, 6)])
  const open = cases.filter((row) => !isOver(row, now()))
  return { open, over: cases.length - open.length, calls: calls.filter(({ id }) => id !== callId) }
}

const ended = ['answered', 'archived', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable']

/** Nothing more can be done about it: it ended, and the time to object is over. */
function isOver({ status, objectionUntil }: ContactCase, now: Temporal.Instant): boolean {
  return ended.includes(status) && (objectionUntil === null || Temporal.Instant.compare(objectionUntil, now) < 0)
}
