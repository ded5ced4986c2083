import type { EventType } from '../../complaint/events.ts'

/** What the complainant is told by a message (kabar kepada pelapor); each has a template per channel and language. */
export const letterNames = ['received', 'missing', 'reminder', 'supplied', 'receipt', 'handed-on', 'answer', 'closing', 'objection-received'] as const
export type LetterName = (typeof letterNames)[number]

/** Whether a text is the name of a letter. */
export function isLetterName(value: string): value is LetterName {
  return (letterNames as readonly string[]).includes(value)
}

const letters = {
  received: 'received', 'completion-requested': 'missing', 'completion-reminded': 'reminder', 'completion-supplied': 'supplied', 'receipt-issued': 'receipt',
  'handed-over': 'handed-on', 'answer-attempted': 'answer', objected: 'objection-received',
  withdrawn: 'closing', 'deemed-withdrawn': 'closing', 'not-processable': 'closing', merged: 'closing', 'closed-unanswered': 'closing',
} as const satisfies Partial<Record<EventType, LetterName>>

/** Which letter tells of an event; null for what is the office's own affair. */
export function letterOf(type: EventType): LetterName | null {
  return type in letters ? letters[type as keyof typeof letters] : null
}

/** Whether an event is told by a message. Of the attempts at an answer, the one that puts it on its way is the answer itself. */
export function isTold(type: EventType, data: object): boolean {
  return letterOf(type) !== null && (type !== 'answer-attempted' || ('result' in data && data.result === 'queued'))
}
