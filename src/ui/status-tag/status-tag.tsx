import { t } from '../messages/messages.ts'
import type { Language, MessageKey } from '../messages/messages.ts'

/** State of a complaint → its name on screen. */
export const statusKeys = {
  received: 'status.received',
  incomplete: 'status.incomplete',
  complete: 'status.complete',
  recorded: 'status.recorded',
  'handed-over': 'status.handed_over',
  'under-study': 'status.under_study',
  reported: 'status.reported',
  'in-follow-up': 'status.in_follow_up',
  answered: 'status.answered',
  archived: 'status.archived',
  postponed: 'status.postponed',
  merged: 'status.merged',
  withdrawn: 'status.withdrawn',
  'deemed-withdrawn': 'status.deemed_withdrawn',
  'not-processable': 'status.not_processable',
} as const satisfies Readonly<Record<string, MessageKey>>

export type StatusCode = keyof typeof statusKeys

/** The words say it; the colour only groups: new, waiting for the citizen, at work, answered, closed. */
const tones: Readonly<Record<StatusCode, 'new' | 'wait' | 'work' | 'done' | 'closed'>> = {
  received: 'new',
  incomplete: 'wait',
  complete: 'new',
  recorded: 'new',
  'handed-over': 'work',
  'under-study': 'work',
  reported: 'work',
  'in-follow-up': 'work',
  answered: 'done',
  archived: 'done',
  postponed: 'wait',
  merged: 'closed',
  withdrawn: 'closed',
  'deemed-withdrawn': 'closed',
  'not-processable': 'closed',
}

/** Where a complaint stands, in one word. */
export function StatusTag({ lang, status }: { readonly lang: Language; readonly status: StatusCode }) {
  return <strong class={`tg-tag tg-tag--${tones[status]}`}>{t(lang, statusKeys[status])}</strong>
}
