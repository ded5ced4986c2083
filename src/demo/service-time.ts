import type { WorkingCalendar } from '../clock/calendar.ts'

/** A length of service time: `2d 3h 15m`. A day is 7 hours 30 minutes, the office's own; breaks do not count. */
export type Span = string

const minutesOf = { d: 450, h: 60, m: 1 } as const

/** A span → minutes. Throws for a text that is none. */
export function spanMinutes(span: Span): number {
  if (!/^(?:\d+[dhm])(?: \d+[dhm])*$/u.test(span)) throw new RangeError(`not a span of service time: "${span}"`)
  return [...span.matchAll(/(\d+)([dhm])/gu)].reduce((sum, [, amount, unit]) => sum + Number(amount) * minutesOf[unit as keyof typeof minutesOf], 0)
}

/**
 * The office's opening hours laid end to end, counted in minutes before `now` (0: now, or the last minute of service before it):
 * whoever acts at a place on this line acts when the office is open.
 */
export interface ServiceTime {
  /** The moment so many minutes of service before now. */
  at(minutesBefore: number): Temporal.Instant
  /** Minutes of service between a moment and now; a moment outside service counts as the next opening. */
  minutesBefore(moment: Temporal.Instant): number
}

/** Lays out the last `days` days. */
export function layServiceTime(calendar: WorkingCalendar, now: Temporal.Instant, days = 200): ServiceTime {
  const today = now.toZonedDateTimeISO(calendar.zone).toPlainDate()
  /** From the latest back: where each opening stretch ends, in minutes before now. */
  const stretches: { from: number; to: number; before: number }[] = []
  let before = 0
  for (let back = 0; back <= days; back += 1) {
    const day = calendar.dayOf(today.subtract({ days: back }).toString())
    if (!day.working) continue
    for (const open of day.open.toReversed()) {
      const from = open.from.epochMilliseconds / 60_000
      const to = Math.min(open.to.epochMilliseconds, now.epochMilliseconds) / 60_000
      if (to <= from) continue
      stretches.push({ from, to, before })
      before += to - from
    }
  }
  const instant = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(Math.round(minutes * 60_000))
  return {
    at(minutesBefore) {
      const stretch = stretches.find((candidate) => minutesBefore < candidate.before + candidate.to - candidate.from)
      if (minutesBefore < 0 || !stretch) throw new RangeError(`${minutesBefore} minutes before now is not laid out`)
      // The last minute of service belongs to no one: at closing the counter is closed.
      return instant(Math.min(stretch.to - 1, Math.max(stretch.from, stretch.to - (minutesBefore - stretch.before))))
    },
    minutesBefore(moment) {
      const minute = moment.epochMilliseconds / 60_000
      const stretch = stretches.findLast((candidate) => minute < candidate.to)
      if (!stretch) return 0
      return stretch.before + stretch.to - Math.max(stretch.from, minute)
    },
  }
}
