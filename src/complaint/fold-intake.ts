import type { Applicant, Statement } from './applicant.ts'
import type { ComplaintEvent } from './events.ts'
import { closePause, passTo, reach, receivedAt } from './changes.ts'
import type { ComplaintState } from './state.ts'

/** The state that the first event makes (steps 1 and, for its clock, 2). */
export function opened(event: Extract<ComplaintEvent, { type: 'received' }>): ComplaintState {
  const { data, personal } = event
  const receivedAt = Temporal.Instant.from(data.receivedAt)
  return {
    version: event.seq, status: 'received', postponedFrom: null, channel: data.channel, trackingCode: data.trackingCode,
    standardVersion: data.standardVersion, receivedAt, enteredAt: event.at, receivedBy: event.actor, answerBy: data.answerBy,
    identitySecret: data.identitySecret, applicant: personal?.applicant ?? {}, principal: personal?.principal ?? null,
    statement: personal?.statement ?? {}, record: data.record, attachments: data.attachments, area: data.area, category: data.category,
    met: new Set(data.met), completion: null, pauses: [],
    moments: { received: receivedAt, ...(data.complete ? { complete: receivedAt } : {}) }, register: null, receipt: null,
    custody: [{ role: 'petugas', personId: event.actor.kind === 'person' ? event.actor.id : null, since: receivedAt, acceptedAt: receivedAt }],
    study: null, dispositions: [], coordinations: [], answers: [], outcome: null, answeredAt: null, archive: null, postponed: null,
    mergedInto: null, endedAt: null, objections: [], letters: [], looks: [], papers: [],
  }
}

/** Events of steps 2 to 4. */
export function applyIntake(state: ComplaintState, event: ComplaintEvent): boolean {
  switch (event.type) {
    case 'completion-requested':
      state.status = 'incomplete'
      for (const requirement of event.data.missing) state.met.delete(requirement)
      state.completion = {
        missing: event.data.missing, notes: event.personal?.notes ?? {}, message: event.personal?.message ?? null,
        askedAt: event.at, respondBy: event.data.respondBy, reminders: 0, lastAt: null,
      }
      reach(state, 'completeness-answered', event.at)
      reach(state, 'completion-requested', event.at)
      if (state.moments.complete) state.pauses.push({ from: event.at, to: null, reason: 'completion-requested' })
      break
    case 'completion-reminded':
      if (state.completion) state.completion.reminders += 1
      break
    case 'completion-supplied': {
      for (const requirement of event.data.met) state.met.add(requirement)
      state.attachments = [...state.attachments, ...event.data.attachments]
      state.applicant = mergeApplicant(state.applicant, event.personal?.applicant)
      state.statement = mergeStatement(state.statement, event.personal?.statement)
      if (!state.completion) throw new Error('supplied, but nothing was asked')
      const missing = state.completion.missing.filter((requirement) => !state.met.has(requirement))
      // Messages may be filed in another order than they came: the file is complete with the last that was needed.
      const { lastAt } = state.completion
      const at = receivedAt(event.data.receivedAt, event.at)
      const last = lastAt && Temporal.Instant.compare(lastAt, at) > 0 ? lastAt : at
      state.completion = { ...state.completion, missing, lastAt: last }
      if (missing.length === 0) becomeComplete(state, last)
      break
    }
    case 'identity-looked-at':
      state.looks.push({ at: event.at, by: event.actor, why: event.data.why, until: Temporal.Instant.from(event.data.until) })
      break
    case 'identity-made-secret':
      state.identitySecret = true
      break
    case 'applicant-corrected':
      state.applicant = mergeApplicant(state.applicant, event.personal?.applicant)
      break
    case 'completeness-confirmed':
      for (const requirement of event.data.met) state.met.add(requirement)
      becomeComplete(state, event.at)
      reach(state, 'completeness-answered', event.at)
      state.status = state.register ? 'recorded' : 'complete'
      break
    case 'recorded':
      state.register = { ...event.data, at: event.at, by: event.actor }
      state.status = 'recorded'
      reach(state, 'recorded', event.at)
      break
    case 'receipt-issued':
      state.receipt = { paper: event.data.paper, sha256: event.data.sha256, at: event.at }
      state.papers.push({ ...state.receipt, kind: 'receipt', subject: '', number: state.register?.number ?? null, by: event.actor, copies: 0, renditions: [] })
      reach(state, 'receipt-issued', event.at)
      break
    case 'receipt-given':
      break
    case 'handed-over':
      state.status = 'handed-over'
      passTo(state, event.data.toRole, event.data.toPerson, event.at, false)
      reach(state, 'handed-over', event.at)
      break
    case 'hand-over-accepted': {
      const holder = state.custody.at(-1)
      if (!holder) throw new Error('accepted, but nothing was handed over')
      state.custody[state.custody.length - 1] = { ...holder, acceptedAt: event.at, personId: event.actor.kind === 'person' ? event.actor.id : holder.personId }
      state.status = 'under-study'
      break
    }
    case 'hand-over-returned':
      state.status = 'recorded'
      passTo(state, 'petugas', null, event.at, true)
      break
    default: return false
  }
  return true
}

/** All requirements are there: the office clock starts, or runs on after the pause (S4). The file waits for the officer's check. */
function becomeComplete(state: ComplaintState, at: Temporal.Instant): void {
  state.moments.complete ??= at
  closePause(state, at)
  state.completion = null
  if (state.status === 'incomplete') state.status = 'received'
}

function mergeApplicant(before: Applicant, added: Applicant | undefined): Applicant {
  return added ? { ...before, ...added, address: { ...before.address, ...added.address } } : before
}

function mergeStatement(before: Statement, added: Statement | undefined): Statement {
  if (!added) return before
  const narrative = [before.narrative, added.narrative].filter(Boolean).join('\n\n')
  return { ...before, ...added, incident: { ...before.incident, ...added.incident }, ...(narrative ? { narrative } : {}) }
}
