import { DueBadge } from '../../ui/due-badge/due-badge.tsx'
import type { Language } from '../../ui/messages/messages.ts'

export interface DueOfProps { lang: Language; zone: string; now: Temporal.Instant; dueAt: Temporal.Instant; doneAt: Temporal.Instant | null }

/** How a limit of 3 × 24 hours stands; it warns in its last day. */
export function DueOf({ lang, zone, now, dueAt, doneAt }: DueOfProps) {
  const left = dueAt.since(now)
  const hours = Math.trunc(left.total('hours'))
  const late = Temporal.Instant.compare(doneAt ?? now, dueAt) > 0
  const state = doneAt ? (late ? 'met-late' : 'met') : late ? 'late' : hours < 24 ? 'soon' : 'in-time'
  return <DueBadge lang={lang} state={state} zone={zone} dueAt={dueAt} left={{ unit: 'hours', value: late ? hours || -1 : hours }} />
}
