import type { MessageChannel } from '../../channels/message.ts'
import type { ComplaintEvent } from '../../complaint/events.ts'

/** Between these times of the office's day ("20:00", "06:30") no message wakes anybody. */
export interface QuietHours { from: string; to: string }

/** The earliest time at which a message may leave: now, or the end of the quiet hours. E-mail wakes nobody. */
export function earliest(channel: MessageChannel, quiet: QuietHours | null, zone: string, now: Temporal.Instant): Temporal.Instant {
  if (!quiet || channel === 'email') return now
  const local = now.toZonedDateTimeISO(zone)
  const [from, to] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to)]
  const time = local.toPlainTime()
  const after = Temporal.PlainTime.compare(time, from) >= 0
  const before = Temporal.PlainTime.compare(time, to) < 0
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0
  if (overMidnight ? !after && !before : !(after && before)) return now
  const day = overMidnight && after ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant()
}

const awakeMinutes = 15

/** Whether the complainant has just written on this channel: an answer does not wake them. */
export function isAwake(events: readonly Pick<ComplaintEvent, 'actor' | 'at'>[], channel: MessageChannel, now: Temporal.Instant): boolean {
  const since = now.subtract({ minutes: awakeMinutes })
  return events.some(({ actor, at }) => actor.kind === 'complainant' && actor.via === channel && Temporal.Instant.compare(at, since) > 0)
}
