/** The states of a complaint; the words on screen are in the messages, see GLOSSARY.md. */
export const statuses = [
  'received', 'incomplete', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'answered', 'archived',
  'postponed', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable',
] as const
export type Status = (typeof statuses)[number]

/** Side exits: the procedure ended before an answer; the file still goes to the archive. */
export const sideExits = ['withdrawn', 'deemed-withdrawn', 'not-processable'] as const satisfies readonly Status[]

const stepOfStatus: Record<Exclude<Status, 'postponed'>, StepNumber> = {
  received: 2, incomplete: 2, complete: 3, recorded: 4, 'handed-over': 4, 'under-study': 5, reported: 6, 'in-follow-up': 6,
  answered: 7, archived: 7, merged: 7, withdrawn: 7, 'deemed-withdrawn': 7, 'not-processable': 7,
}

/** Number of a step of the procedure (S3), 1 to 7. */
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The step that a complaint waits at. A postponed one waits at the step where it was postponed. */
export function stepOf(status: Status, postponedFrom: Status | null): StepNumber {
  if (status !== 'postponed') return stepOfStatus[status]
  if (postponedFrom === null || postponedFrom === 'postponed') throw new Error('a postponed complaint has no status to return to')
  return stepOfStatus[postponedFrom]
}

/** Whether the complaint is still being worked on: neither answered nor ended in another way. */
export function isOpen(status: Status): boolean {
  return !['answered', 'archived', 'merged', 'withdrawn', 'deemed-withdrawn', 'not-processable'].includes(status)
}
