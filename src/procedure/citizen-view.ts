import type { ClockRun } from '../clock/run.ts'
import { explainClock, readClocks } from '../complaint/clocks.ts'
import type { ClockReading } from '../complaint/clocks.ts'
import type { ComplaintEvent, LookWhy } from '../complaint/events.ts'
import { fold } from '../complaint/fold.ts'
import { objectionUntil } from '../complaint/projection.ts'
import { holderOf } from '../complaint/state.ts'
import type { ComplaintState } from '../complaint/state.ts'
import { isOpen, stepOf } from '../complaint/status.ts'
import type { Status } from '../complaint/status.ts'
import type { Outcome } from '../complaint/outcome.ts'
import { roleOf } from '../office/actor.ts'
import type { AnswerChannel, Channel } from '../office/channels.ts'
import type { Role } from '../office/roles.ts'
import type { StepId } from '../office/standard/vocabulary.ts'
import type { StandardInForce } from '../office/standards-in-force.ts'
import { roleKeys } from '../ui/frame.ts'
import { t } from '../ui/messages/messages.ts'
import type { Language } from '../ui/messages/messages.ts'
import { stepKeys } from '../ui/stations/stations.tsx'
import { statusKeys } from '../ui/status-tag/status-tag.tsx'

/** A complaint as its complainant sees it, on the tracking page and by the API; moments as ISO instants. */
export interface CitizenView {
  trackingCode: string
  registerNumber: string | null
  status: Status
  statusText: string
  receivedAt: string
  channel: Channel
  step: { number: number; of: number; title: string }
  stations: { number: number; id: StepId; title: string; state: 'done' | 'now' | 'next' | 'skipped'; at: string | null }[]
  /** Who has the file now: by role, never by name. */
  holder: { role: Role; roleText: string; since: string }
  clocks: (ClockReading & { label: string; promise: boolean; days: ClockRun['days'] })[]
  messages: { at: string; from: 'office' | 'complainant'; text: string }[]
  missing: { respondBy: string; message: string | null; items: { id: string; label: string; help: string; note: string | null }[] } | null
  postponed: { reviewOn: string; reason: string | null } | null
  outcome: Outcome | null
  /** Why it ended without an answer, in the words of the office. */
  reason: string | null
  /** Only what was delivered. */
  answers: { kind: 'interim' | 'final'; text: string | null; channel: AnswerChannel; deliveredAt: string; forwardedTo: string | null }[]
  objectionUntil: string | null
  receiptIssued: boolean
  /** Looks at their identity (UU 25/2009 Ps 49), oldest first: the role, never the name. */
  looks: { at: string; role: Role | null; why: LookWhy }[]
}

/** What the office works out among itself stays in the office. */
const inside: ReadonlySet<ComplaintEvent['type']> = new Set([
  'studied', 'hand-over-returned', 'study-returned', 'disposition-done', 'answer-drafted', 'answer-returned', 'receipt-given', 'relocated', 'coordination-closed',
  'letter-written', 'letter-numbered', 'letter-voided', 'paper-issued', 'paper-reprinted', 'paper-signed',
])

/** Whether a complainant hears of this event of their complaint. */
export function isForComplainant(event: ComplaintEvent): boolean {
  return !inside.has(event.type) && !(event.type === 'noted' && event.data.visibility === 'office')
}

/** What the complainant may know of their complaint: everything about its way, who has it by role, nothing of the office's own notes. */
export function citizenView(events: readonly ComplaintEvent[], { standard, calendar }: StandardInForce, lang: Language): CitizenView {
  const state = fold(events)
  const step = stepOf(state.status, state.postponedFrom)
  const holder = holderOf(state)
  const requirement = (id: string) => standard.requirements.find((candidate) => candidate.id === id)
  return {
    trackingCode: state.trackingCode, registerNumber: state.register?.number ?? null, status: state.status, statusText: t(lang, statusKeys[state.status]),
    receivedAt: state.receivedAt.toString(), channel: state.channel,
    step: { number: step, of: standard.steps.length, title: titleOfStep(standard.steps, step, lang) },
    stations: stationsOf(state, standard.steps, step, lang),
    holder: { role: holder.role, roleText: t(lang, roleKeys[holder.role]), since: holder.since.toString() },
    clocks: readClocks(state, standard, calendar).flatMap((reading) => {
      const clock = standard.clocks.find((candidate) => candidate.id === reading.kind)
      if (clock?.shown !== 'complainant') return []
      const days = explainClock(state, clock, calendar)?.days ?? []
      return [{ ...reading, label: clock.label, promise: clock.id === standard.time.promise, days }]
    }),
    messages: messagesOf(events),
    missing: state.completion && {
      respondBy: state.completion.respondBy, message: state.completion.message,
      items: state.completion.missing.map((id) => ({
        id, label: requirement(id)?.label ?? id, help: requirement(id)?.help ?? '', note: state.completion?.notes[id] ?? null,
      })),
    },
    postponed: state.postponed, outcome: state.outcome, reason: reasonOf(events, state),
    answers: state.answers.flatMap((answer) => {
      const given = answer.attempts.find((attempt) => attempt.result === 'delivered')
      return given ? [{ kind: answer.kind, text: answer.text, channel: given.channel, deliveredAt: given.at, forwardedTo: answer.forwardedTo }] : []
    }),
    objectionUntil: objectionUntil(state, standard, calendar)?.toString() ?? null, receiptIssued: state.receipt !== null,
    looks: state.looks.map(({ at, by, why }) => ({ at: at.toString(), role: roleOf(by) ?? null, why })),
  }
}

type Steps = StandardInForce['standard']['steps']

function titleOfStep(steps: Steps, number: number, lang: Language): string {
  const step = steps.find((candidate) => candidate.number === number)
  if (!step) throw new Error(`the standard has no step ${number}`)
  return t(lang, stepKeys[step.id])
}

/** The seven stations: done ones with their moment, the present one, those to come; after a side exit the rest is skipped. */
function stationsOf(state: ComplaintState, steps: Steps, now: number, lang: Language): CitizenView['stations'] {
  const { moments, register, custody, archive } = state
  const accepted = custody.find((holder) => holder.role === 'kasi-pelayanan')?.acceptedAt
  const doneAt: Record<number, Temporal.Instant | null | undefined> = {
    1: state.receivedAt, 2: moments.complete, 3: register?.at, 4: accepted, 5: moments.reported, 6: state.answeredAt, 7: archive?.at,
  }
  const ended = !isOpen(state.status)
  return steps.map(({ number, id }) => {
    const at = doneAt[number] ?? null
    const passed = number < now && (!ended || at !== null)
    const done = passed || (number === 7 && at !== null)
    const stage = done ? 'done' : number === now ? 'now' : number < now ? 'skipped' : 'next'
    return { number, id, title: t(lang, stepKeys[id]), state: stage, at: done ? (at?.toString() ?? null) : null }
  })
}

function messagesOf(events: readonly ComplaintEvent[]): CitizenView['messages'] {
  return events.flatMap((event) => {
    const at = event.at.toString()
    if (event.type === 'noted' && event.data.visibility === 'complainant' && event.personal) {
      return [{ at, from: event.actor.kind === 'complainant' ? 'complainant' as const : 'office' as const, text: event.personal.text }]
    }
    const asked = event.type === 'completion-requested' ? event.personal?.message : undefined
    return asked ? [{ at, from: 'office' as const, text: asked }] : []
  })
}

/** Reasons that are written for the complainant: not processable, merged, closed without having reached them. */
function reasonOf(events: readonly ComplaintEvent[], state: ComplaintState): string | null {
  if (isOpen(state.status)) return null
  const last = events.findLast((event) => event.type === 'not-processable' || event.type === 'merged' || event.type === 'closed-unanswered')
  return last?.personal && 'reason' in last.personal ? last.personal.reason : null
}
