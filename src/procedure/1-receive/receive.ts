import type { z } from 'zod'
import { canonicalJson } from '../../complaint/canonical-json.ts'
import type { ClockReading } from '../../complaint/clocks.ts'
import type { EventBody } from '../../complaint/events.ts'
import { fold } from '../../complaint/fold.ts'
import { project } from '../../complaint/projection.ts'
import { refuse } from '../../complaint/refusal.ts'
import { beforeFirst, chain, eventOf } from '../../complaint/store/chain.ts'
import { openedUnder, unclaimedFiles } from '../../complaint/store/facts.ts'
import { readHistory } from '../../complaint/store/history.ts'
import type { Status } from '../../complaint/status.ts'
import type { Actor } from '../../office/actor.ts'
import { after } from '../after.ts'
import { problemsOf } from '../input.ts'
import type { Refused, Workplace } from '../perform.ts'
import { counterInput, decideLodge, lodgeInput, spokenInput } from './lodge.ts'
import type { CounterInput, LodgeInput } from './lodge.ts'

export interface Intake {
  input: unknown
  /** The complainant (public form, API; by a message, which may lack what the form demands), or the officer who records for them. */
  actor: Actor
  /** Idempotency key of the form or request: submitting twice gives one complaint. */
  key: string
  /** The complaint document may be a file instead of a narrative: a recording of what was said. */
  spoken?: boolean
}
/** What must be there depends on who sends it: a program everything in writing, a person at the form may speak instead, a message or an officer whatever there is. */
function schemaFor({ actor, spoken }: Intake): z.ZodType<LodgeInput | CounterInput> {
  if (actor.kind !== 'complainant' || actor.via !== 'web') return counterInput
  return spoken ? spokenInput : lodgeInput
}

export interface Receipt { id: string; trackingCode: string; pin: string; status: Status; registerNumber: string | null; clocks: ClockReading[] }
export type Received = { ok: true; receipt: Receipt; replayed: boolean } | Refused

/**
 * Receives a complaint: one statement, one commit, nothing acknowledged that is not durable. The same key gives the same complaint;
 * the same key with another content is refused, so that no complaint is silently swallowed.
 */
export async function receive(workplace: Workplace, given: Intake): Promise<Received> {
  const schema = schemaFor(given)
  const parsed = schema.safeParse(given.input, { reportInput: true })
  if (!parsed.success) return { ...refuse('invalid_input'), problems: problemsOf(parsed.error) }
  // A report of SP4N-LAPOR! is one complaint, by whichever way its number comes in.
  const laporNumber = 'laporNumber' in parsed.data ? parsed.data.laporNumber : undefined
  const intake: Intake = laporNumber ? { ...given, key: `lapor:${laporNumber}` } : given
  const now = workplace.now()
  const id = workplace.newId(now)
  const { officeId, pool } = workplace
  const inForce = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  const { standard, calendar, categories } = inForce
  const facts = parsed.data.attachments.length > 0 ? { files: await unclaimedFiles(pool, officeId, parsed.data.attachments) } : {}
  const trackingCode = workplace.newTrackingCode()
  const context = {
    now, actor: intake.actor, standard, categories, calendar, facts, newId: () => workplace.newId(now), trackingCode, standardVersion: inForce.version,
  }
  const decision = decideLodge(parsed.data, context)
  if (!decision.ok) {
    // The files of a repetition are claimed by now: what else it says shows whether it is one. A receipt is never given to other content.
    const words = decideLodge({ ...parsed.data, attachments: [] }, { ...context, facts: {} })
    return (words.ok ? await repeated(workplace, intake, words.events) : null) ?? decision
  }

  const events = chain({ officeId, complaintId: id, version: 0, head: beforeFirst }, decision.events, intake.actor, now)
  const state = fold(events.map((event) => eventOf({ ...event, personal: event.personal?.content ?? null })))
  const projection = project(state, standard, calendar)
  const opened = await workplace.open({
    officeId, complaintId: id, events, projection, jobs: after(id, events, workplace.speaks), fileIds: facts.files?.map((file) => file.id) ?? [], contacts: workplace.digestContacts(state.applicant),
    channel: state.channel, trackingCode, intakeKey: intake.key, standardVersion: inForce.version, receivedAt: state.receivedAt,
  })
  if (opened) {
    const receipt = { id, trackingCode, pin: workplace.pinOf(id), status: state.status, registerNumber: null, clocks: projection.clocks }
    return { ok: true, receipt, replayed: false }
  }
  const before = await repeated(workplace, intake, decision.events)
  if (!before) throw new Error('an intake key was taken, but its complaint is not there')
  return before
}

/** The complaint that this key opened before, or null; refused when that one says something else. */
async function repeated(workplace: Workplace, intake: Intake, events: readonly EventBody[]): Promise<Received | null> {
  const { pool, officeId } = workplace
  const opened = await openedUnder(pool, officeId, intake.key)
  if (!opened) return null
  const history = await readHistory(pool, officeId, opened.id)
  const first = history?.events[0]
  if (canonicalJson(first?.personal) !== canonicalJson(events[0]?.personal)) return refuse('key_reused', { params: { code: opened.trackingCode } })
  return { ok: true, receipt: { ...opened, pin: workplace.pinOf(opened.id) }, replayed: true }
}
