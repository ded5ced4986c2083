import type { WorkingCalendar } from '../clock/calendar.ts'
import type { Standard } from '../office/standard/schema.ts'
import type { Act, Arrival, Stage, Story } from './script.ts'
import { spanMinutes } from './service-time.ts'
import type { ServiceTime } from './service-time.ts'

/** Something of the script with its moment: a complaint comes in, or somebody acts on it. `key` is its idempotency key. */
export type Scheduled = { at: Temporal.Instant; story: Story; key: string } & ({ kind: 'arrival'; receivedAt: Temporal.Instant | null } | { kind: 'act'; act: Act; index: number })

export interface PlanFacts {
  calendar: WorkingCalendar
  time: ServiceTime
  /** When the demo starts: nothing happens later. */
  now: Temporal.Instant
  /** Service minutes from the first opening after the office's closed day until now. */
  closureEnds: number
  completion: Standard['completion']
}

/** Lays all stories out in time, in the order in which everything happens. Throws for a story that does not fit before `now`. */
export function planDemo(stories: readonly Story[], facts: PlanFacts): Scheduled[] {
  return stories.flatMap((story) => planStory(story, facts)).sort((one, other) => Temporal.Instant.compare(one.at, other.at))
}

function planStory(story: Story, facts: PlanFacts): Scheduled[] {
  const { time, now, calendar } = facts
  let place = arrivalPlace(story.ago, facts)
  const arrived = typeof story.ago === 'object' && 'minutes' in story.ago ? now.subtract({ minutes: story.ago.minutes }) : momentAt(place, story.evening, facts)
  const receivedAt = story.lay ? time.at(place + spanMinutes(story.lay)) : null
  const scheduled: Scheduled[] = [{ kind: 'arrival', at: arrived, story, key: `demo:${story.key}`, receivedAt }]
  let last = arrived
  for (const [index, act] of (story.acts ?? []).entries()) {
    place -= spanMinutes(act.in)
    if (place < 0) throw new Error(`demo ${story.key}: act ${index} (${act.verb}) lies in the future`)
    const at = momentAt(place, act.evening, facts)
    if (Temporal.Instant.compare(at, last) <= 0) throw new Error(`demo ${story.key}: act ${index} (${act.verb}) is not after the one before`)
    scheduled.push({ kind: 'act', at, story, act, index, key: `demo:${story.key}:${index}` })
    last = at
  }
  return [...scheduled, ...dueByItself(scheduled, story, facts)].sort((one, other) => Temporal.Instant.compare(one.at, other.at))

  function momentAt(minutes: number, evening: string | undefined, { time }: PlanFacts): Temporal.Instant {
    const at = time.at(minutes)
    if (!evening) return at
    return clockOn(at.toZonedDateTimeISO(calendar.zone).toPlainDate().subtract({ days: 1 }), evening, calendar.zone)
  }
}

function arrivalPlace(ago: Arrival, { time, now, closureEnds, calendar }: PlanFacts): number {
  if (typeof ago === 'string') return spanMinutes(ago)
  if ('beforeClosure' in ago) return closureEnds + spanMinutes(ago.beforeClosure)
  if ('minutes' in ago) return time.minutesBefore(now.subtract({ minutes: ago.minutes }))
  return time.minutesBefore(clockOn(now.toZonedDateTimeISO(calendar.zone).toPlainDate().subtract({ days: ago.days }), '09:20', calendar.zone))
}

/** What the clock itself does between the acts of people: reminders and the end of the time to complete a file, the review of a postponed one. */
function dueByItself(scheduled: readonly Scheduled[], story: Story, facts: PlanFacts): Scheduled[] {
  const { calendar, completion, now } = facts
  return scheduled.flatMap((item, position) => {
    if (item.kind !== 'act') return []
    const until = scheduled[position + 1]?.at ?? now
    const asked = item.at.toZonedDateTimeISO(calendar.zone).toPlainDate()
    const due: [Act['verb'], Temporal.PlainDate][] = []
    if (item.act.verb === 'request-missing') {
      due.push(...completion.remindAfterDays.map((days): [Act['verb'], Temporal.PlainDate] => ['remind-missing', asked.add({ days })]), ['lapse', asked.add({ days: completion.days + 1 })])
    }
    if (item.act.verb === 'postpone') due.push(['resume', Temporal.PlainDate.from(String(item.act.input(datesOf(item.at, facts)).reviewOn))])
    return due.flatMap(([verb, date], order): Scheduled[] => {
      const at = clockOn(date, '00:05', calendar.zone)
      if (Temporal.Instant.compare(at, until) >= 0) return []
      return [{ kind: 'act', at, story, index: item.index, key: `${item.key}:${verb}-${order}`, act: { in: '0m', by: 'system', verb, input: () => ({}) } }]
    })
  })
}

function clockOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
}

/** The parts of a stage that depend on the calendar alone; the rest names nothing yet. */
export function datesOf(at: Temporal.Instant, { calendar, time }: Pick<PlanFacts, 'calendar' | 'time'>): Stage {
  const nothing = () => ''
  return {
    person: nothing, party: nothing, complaint: nothing, disposition: nothing, coordination: nothing, answer: nothing, attempt: nothing, letter: nothing,
    workingDay: (days) => workingDayAfter(calendar, calendar.dateOf(at), days),
    after(span) {
      const place = time.minutesBefore(at) - spanMinutes(span)
      if (place >= 0) return time.at(place).toString()
      // Beyond now the line of service time is not laid out: whole days, at the closing.
      const date = workingDayAfter(calendar, calendar.dateOf(at), Math.max(1, Math.round(spanMinutes(span) / spanMinutes('1d'))))
      return (calendar.closingOf(date) ?? at).toString()
    },
  }
}

/** The date so many working days after a date; before it when negative. */
export function workingDayAfter(calendar: WorkingCalendar, date: string, days: number): string {
  let found = date
  for (let step = 0; step < Math.abs(days); step += 1) found = days > 0 ? calendar.nextWorkingDay(found) : (calendar.previousWorkingDay(found) ?? found)
  return found
}
