import type { ComplaintEvent } from './events.ts'
import { passTo, reach } from './changes.ts'
import type { Answer, ComplaintState } from './state.ts'

/** Events of steps 5 to 7. */
export function applyFollowUp(state: ComplaintState, event: ComplaintEvent): boolean {
  switch (event.type) {
    case 'studied':
      state.study = { ...event.data, text: event.personal, at: event.at, by: event.actor, seq: event.seq }
      state.category = event.data.category
      break
    case 'reported':
      state.status = 'reported'
      passTo(state, 'camat', null, event.at, true)
      reach(state, 'reported', event.at)
      break
    case 'sent-back':
      state.status = 'received'
      passTo(state, 'petugas', null, event.at, true)
      break
    case 'study-returned':
      state.status = 'under-study'
      passTo(state, 'kasi-pelayanan', null, event.at, true)
      break
    case 'disposed': {
      state.status = 'in-follow-up'
      state.dispositions.push({ ...event.data, note: event.personal?.note ?? null, at: event.at, by: event.actor, done: null })
      const first = event.data.to[0]
      if (first) passTo(state, first.role, first.personId, event.at, true)
      break
    }
    case 'disposition-done': {
      const disposition = found(state.dispositions, event.data.id)
      disposition.done = { at: event.at, by: event.actor, report: event.personal?.report ?? null }
      break
    }
    case 'coordination-requested':
      state.status = 'in-follow-up'
      state.coordinations.push({ ...event.data, question: event.personal?.question ?? null, at: event.at, closed: null })
      break
    case 'coordination-closed':
      found(state.coordinations, event.data.id).closed = { at: event.at, outcome: event.data.outcome, note: event.personal?.note ?? null }
      break
    case 'answer-drafted':
      state.status = 'in-follow-up'
      state.answers.push({
        ...event.data, text: event.personal?.text ?? null, draftedAt: event.at, draftedBy: event.actor, approved: null, returned: null, attempts: [],
      })
      break
    case 'answer-approved': {
      const answer = found(state.answers, event.data.id)
      answer.approved = { at: event.at, by: event.actor }
      if (answer.kind === 'final') reach(state, 'decided', event.at)
      break
    }
    case 'answer-returned':
      found(state.answers, event.data.id).returned = { at: event.at, reason: event.personal?.reason ?? null }
      break
    case 'answer-attempted':
      attempted(state, event)
      break
    case 'answer-attempt-settled':
      attemptSettled(state, event)
      break
    case 'closed-unanswered':
      state.status = 'answered'
      state.outcome = event.data.outcome
      state.answeredAt = event.at
      reach(state, 'answered', event.at)
      reach(state, 'resolved', event.at)
      break
    case 'archived':
      state.status = 'archived'
      state.archive = { ...event.data, at: event.at }
      passTo(state, 'arsiparis', event.actor.kind === 'person' ? event.actor.id : null, event.at, true)
      reach(state, 'archived', event.at)
      break
    case 'relocated':
      if (!state.archive) throw new Error('relocated, but was not archived')
      state.archive = { ...state.archive, ordner: event.data.ordner, shelf: event.data.shelf }
      break
    default: return false
  }
  return true
}

/** An approved answer that reached the complainant answers the complaint; an interim one stops the office clock only. */
function attempted(state: ComplaintState, event: Extract<ComplaintEvent, { type: 'answer-attempted' }>): void {
  const answer = found(state.answers, event.data.answer)
  answer.attempts.push({ ...event.data, by: event.actor, to: event.personal?.to ?? null, proof: event.personal?.proof ?? null, receiver: event.personal?.receiver ?? null, settled: null })
  if (event.data.result === 'delivered') conveyed(state, answer, Temporal.Instant.from(event.data.at))
}

/** The network said what became of an attempt. An answer that came back did not answer: the case is in follow-up again, and its clock runs. */
function attemptSettled(state: ComplaintState, event: Extract<ComplaintEvent, { type: 'answer-attempt-settled' }>): void {
  const answer = found(state.answers, event.data.answer)
  const attempt = found(answer.attempts, event.data.attempt)
  const before = attempt.result
  attempt.result = event.data.result
  attempt.settled = { at: event.at, by: event.actor, proof: event.personal?.proof ?? null }
  if (event.data.result === 'delivered') conveyed(state, answer, Temporal.Instant.from(event.data.at))
  else if (before === 'delivered') notConveyed(state, event.at)
}

function notConveyed(state: ComplaintState, at: Temporal.Instant): void {
  const given = state.answers.filter((answer) => answer.attempts.some((attempt) => attempt.result === 'delivered'))
  if (given.length === 0) delete state.moments.answered
  if (given.some((answer) => answer.kind === 'final')) return
  for (const moment of ['resolved', 'conveyed', 'forwarded'] as const) delete state.moments[moment]
  // Out of the archive it goes to whoever decides, as with an objection; where it was filed stays known for the next time.
  if (state.status === 'archived') passTo(state, 'camat', null, at, true)
  state.status = 'in-follow-up'
  state.outcome = null
  state.answeredAt = null
}

function conveyed(state: ComplaintState, answer: Answer, at: Temporal.Instant): void {
  reach(state, 'answered', at)
  if (answer.kind === 'interim') return
  if (answer.forwardedTo) reach(state, 'forwarded', at)
  reach(state, 'resolved', at)
  reach(state, 'conveyed', at)
  // A further way on which the answer was given may tell of its arrival when the file is archived already.
  if (state.status === 'archived') return
  state.status = 'answered'
  state.outcome = answer.outcome
  state.answeredAt = at
}

function found<T extends { id: string }>(list: T[], id: string): T {
  const item = list.find((candidate) => candidate.id === id)
  if (!item) throw new Error('an event refers to something that never happened')
  return item
}
