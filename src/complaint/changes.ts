import type { Role } from '../office/roles.ts'
import type { Moment } from '../office/standard/vocabulary.ts'
import type { ComplaintState } from './state.ts'

/** Marks the first time a moment of the standard is reached. */
export function reach(state: ComplaintState, moment: Moment, at: Temporal.Instant): void {
  state.moments[moment] ??= at
}

/** When something counts as received: as its message was, else as it was filed. */
export function receivedAt(given: string | undefined, filedAt: Temporal.Instant): Temporal.Instant {
  return given === undefined ? filedAt : Temporal.Instant.from(given)
}

/** The file changes hands. */
export function passTo(state: ComplaintState, role: Role, personId: string | null, at: Temporal.Instant, accepted: boolean): void {
  state.custody.push({ role, personId, since: at, acceptedAt: accepted ? at : null })
}

/** Ends an open pause, if there is one. */
export function closePause(state: ComplaintState, at: Temporal.Instant): void {
  const last = state.pauses.at(-1)
  if (last && last.to === null) state.pauses[state.pauses.length - 1] = { ...last, to: at }
}
