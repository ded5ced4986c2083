import type { z } from 'zod'
import { readClocks } from '../../complaint/clocks.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'
import { fold } from '../../complaint/fold.ts'
import { initialsOf, isOpenTo } from '../../complaint/looks.ts'
import { objectionUntil } from '../../complaint/projection.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { stepOf } from '../../complaint/status.ts'
import { permits, verbNames } from '../../complaint/transitions.ts'
import type { Actor } from '../../office/actor.ts'
import { mayAny } from '../../office/permissions.ts'
import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { complaintView, eventsView } from './views.ts'

type Plain = Record<string, unknown>

/**
 * A complaint as the office sees it: who complained by initials and kelurahan, of a secret one nothing, until this person or program looks
 * (`look-at-identity`; UU 25/2009 Ps 42(5), 49).
 */
export function caseView(id: string, events: readonly ComplaintEvent[], { standard, calendar }: StandardInForce, actors: readonly Actor[], now: Temporal.Instant): z.output<typeof complaintView> {
  const state = fold(events)
  const hidden = hidesIdentity(state, actors, now)
  return {
    id, version: state.version, trackingCode: state.trackingCode, status: state.status, step: stepOf(state.status, state.postponedFrom),
    channel: state.channel, standardVersion: state.standardVersion, receivedAt: state.receivedAt.toString(), enteredAt: state.enteredAt.toString(),
    answerBy: state.answerBy, identitySecret: state.identitySecret, applicant: hidden ? initials(state) : { ...state.applicant },
    principal: hidden || !state.principal ? null : { ...state.principal }, statement: { ...state.statement }, record: { ...state.record },
    attachments: state.attachments, area: state.area, category: state.category, met: [...state.met], completion: orNull(state.completion),
    register: orNull(state.register), receipt: orNull(state.receipt), custody: state.custody.map(plain), study: orNull(state.study),
    dispositions: state.dispositions.map(plain), coordinations: state.coordinations.map(plain),
    answers: state.answers.map((answer) => plain({ ...answer, attempts: hidden ? answer.attempts.map((attempt) => ({ ...attempt, to: null, proof: null, receiver: null })) : answer.attempts })),
    outcome: state.outcome, answeredAt: text(state.answeredAt), objectionUntil: text(objectionUntil(state, standard, calendar)),
    objections: state.objections.map(plain), postponed: orNull(state.postponed), mergedInto: state.mergedInto, endedAt: text(state.endedAt),
    archive: orNull(state.archive), clocks: readClocks(state, standard, calendar),
    commands: verbNames.filter((verb) => actors.some((actor) => permits(verb, state.status, actor, standard) === 'yes')),
  }
}

/** One page of the history; what names the complainant is in it for whoever has looked. */
export function eventsPage(events: readonly ComplaintEvent[], actors: readonly Actor[], page: { after: number; limit: number; now: Temporal.Instant }): z.output<typeof eventsView> {
  const hidden = hidesIdentity(fold(events), actors, page.now)
  const rest = events.filter((event) => event.seq > page.after)
  const shown = rest.slice(0, page.limit)
  return {
    events: shown.map((event) => ({
      seq: event.seq, type: event.type, at: event.at.toString(), actor: plain(event.actor), data: plain(event.data),
      personal: event.personal && (hidden ? withoutIdentity(plain(event.personal)) : plain(event.personal)),
    })),
    next: rest.length > shown.length ? (shown.at(-1)?.seq ?? null) : null,
  }
}

function hidesIdentity(state: ComplaintState, actors: readonly Actor[], now: Temporal.Instant): boolean {
  return (state.identitySecret && !mayAny(actors, 'identity.read')) || !isOpenTo(state.looks, actors, now)
}

function initials({ identitySecret, applicant }: ComplaintState): Plain | null {
  return identitySecret ? null : { name: initialsOf(applicant.name ?? '') || null, address: { kelurahan: applicant.address?.kelurahan ?? null } }
}

/** Parts of events that name the complainant or say where to reach them; a letter names its addressee in its text as well. */
function withoutIdentity(personal: Plain): Plain {
  const { applicant: _a, principal: _p, to: _t, toAddress: _d, copies: _c, body: _b, parties: _w, proof: _f, receiver: _r, ...rest } = personal
  return rest
}

function text(at: Temporal.Instant | null): string | null {
  return at?.toString() ?? null
}

/** A record as JSON shows it: moments as text. */
function plain(record: object): Plain {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value instanceof Temporal.Instant ? value.toString() : nested(value)]))
}

function nested(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(nested)
  return typeof value === 'object' && value !== null ? plain(value) : value
}

function orNull(record: object | null): Plain | null {
  return record && plain(record)
}
