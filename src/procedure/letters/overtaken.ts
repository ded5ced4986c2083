import type { ComplaintEvent, EventType } from '../../complaint/events.ts'
import type { LetterName } from './told.ts'

const closing = ['withdrawn', 'deemed-withdrawn', 'not-processable', 'merged', 'closed-unanswered'] as const satisfies readonly EventType[]

/**
 * What makes a letter old news: each of these is told by a letter of its own, or says that the first one is no longer true. An answer is
 * never overtaken, a closing only by an objection.
 */
const overtakenBy: Record<LetterName, readonly EventType[]> = {
  received: ['completion-requested', 'receipt-issued', 'answer-attempted', ...closing],
  missing: ['completion-requested', 'completion-supplied', 'completeness-confirmed', ...closing],
  reminder: ['completion-requested', 'completion-reminded', 'completion-supplied', 'completeness-confirmed', ...closing],
  supplied: ['completion-requested', 'completion-supplied', 'receipt-issued', 'answer-attempted', ...closing],
  receipt: ['answer-attempted', ...closing],
  'handed-on': ['handed-over', 'hand-over-returned', 'answer-attempted', ...closing],
  answer: [],
  closing: ['objected'],
  'objection-received': ['objected', 'answer-attempted', ...closing],
}

/** Whether an event makes a letter that was written before it untrue or old. */
export function overtakes(type: EventType, letter: LetterName): boolean {
  return overtakenBy[letter].includes(type)
}

/** Whether something that happened after an event makes its letter old news. */
export function isOvertaken(letter: LetterName, seq: number, events: readonly ComplaintEvent[]): boolean {
  return events.some((event) => event.seq > seq && overtakes(event.type, letter))
}
