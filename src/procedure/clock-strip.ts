import type { ClockRun } from '../clock/run.ts'
import type { DayReason, StripDay } from '../ui/day-strip/day-strip.tsx'
import { formatTime } from '../ui/format.ts'
import type { Language } from '../ui/messages/messages.ts'

const reasons: Record<ClockRun['days'][number]['reason'], DayReason | null> = {
  counted: null, 'start-day': null, 'after-hours': 'outside-hours', paused: 'pause', weekend: 'weekend', closed: 'closure',
  'national-holiday': 'holiday', 'joint-leave': 'joint-leave', 'office-closure': 'closure',
}

/** The day-by-day account of a clock, as pages show it. The name of a pause is a code of ours and stays out. */
export function stripOf(run: ClockRun, lang: Language, zone: string): StripDay[] {
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate().toString()
  const starts = dayOf(run.startsAt)
  const due = run.dueAt && dayOf(run.dueAt)
  return run.days.map(({ date, counted, reason, name }) => {
    const shown = reasons[reason]
    const mark = run.dueAt && date === due ? { mark: 'due' as const, time: formatTime(lang, run.dueAt, zone) }
      : date === starts ? { mark: 'start' as const, time: formatTime(lang, run.startsAt, zone) } : {}
    return { date: Temporal.PlainDate.from(date), counted, ...(shown ? { reason: shown } : {}), ...(name && reason !== 'paused' ? { name } : {}), ...mark }
  })
}
