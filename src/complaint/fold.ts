import type { ComplaintEvent } from './events.ts'
import { applyFollowUp } from './fold-follow-up.ts'
import { applyIntake, opened } from './fold-intake.ts'
import { applyPapers } from './fold-papers.ts'
import { closePause, passTo, reach, receivedAt } from './changes.ts'
import type { ComplaintState } from './state.ts'
import { isOpen } from './status.ts'

/**
 * Events → state. The whole of a complaint's state comes from here; columns in the database are copies of it.
 * Throws when the history is not one that the procedure can have written: that is a damaged record, not a refusal.
 */
export function fold(events: readonly ComplaintEvent[]): ComplaintState {
  const first = events[0]
  if (first?.type !== 'received') throw new Error('a history must begin with "received"')
  const state = opened(first)
  for (const event of events.slice(1)) apply(state, event)
  return state
}

/** Applies one further event to a state, in place: only on a state that nobody else holds. */
export function apply(state: ComplaintState, event: ComplaintEvent): void {
  if (event.seq !== state.version + 1) throw new Error(`history has a gap: event ${event.seq} after ${state.version}`)
  if (!applyIntake(state, event) && !applyFollowUp(state, event) && !applyPapers(state, event) && !applySideways(state, event)) throw new Error(`event "${event.type}" is not known`)
  if (isOpen(state.status)) state.endedAt = null
  else state.endedAt ??= event.at
  state.version = event.seq
}

function applySideways(state: ComplaintState, event: ComplaintEvent): boolean {
  switch (event.type) {
    case 'withdrawn':
    case 'deemed-withdrawn':
    case 'not-processable':
      state.status = event.type
      closePause(state, event.at)
      break
    case 'merged':
      state.status = 'merged'
      state.mergedInto = event.data.into
      closePause(state, event.at)
      break
    case 'postponed':
      state.postponedFrom = state.status
      state.status = 'postponed'
      state.postponed = { reviewOn: event.data.reviewOn, reason: event.personal?.reason ?? null }
      break
    case 'resumed':
      if (state.postponedFrom === null) throw new Error('resumed, but was not postponed')
      state.status = state.postponedFrom
      state.postponedFrom = null
      state.postponed = null
      break
    case 'objected':
      state.objections.push({ at: receivedAt(event.data.at, event.at), grounds: event.personal?.grounds ?? null })
      reach(state, 'objection-window-closed', event.at)
      state.status = 'in-follow-up'
      state.outcome = null
      state.answeredAt = null
      passTo(state, 'camat', null, event.at, true)
      break
    case 'noted':
      state.attachments = [...state.attachments, ...(event.data.attachments ?? [])]
      break
    case 'deadline-recomputed':
      break
    default: return false
  }
  return true
}
