import { formatPlainDate } from '../format.ts'
import { t } from '../messages/messages.ts'
import type { Language, MessageKey } from '../messages/messages.ts'

export type DayReason = 'weekend' | 'holiday' | 'joint-leave' | 'closure' | 'pause' | 'outside-hours'

export type StripDay = {
  /** Date in the office's calendar. */
  readonly date: Temporal.PlainDate
  readonly counted: boolean
  readonly reason?: DayReason
  /** Name of the holiday or closure: "Hari Raya Natal". */
  readonly name?: string
  readonly mark?: 'start' | 'due'
  /** Time of the mark: "10.00". */
  readonly time?: string
}

const reasonKeys = {
  weekend: 'day.weekend',
  holiday: 'day.holiday',
  'joint-leave': 'day.joint_leave',
  closure: 'day.closure',
  pause: 'day.pause',
  'outside-hours': 'day.outside_hours',
} as const satisfies Record<DayReason, MessageKey>

/** Why a due date is that date: each day with whether it counts and, if not, why not. */
export function DayStrip({ lang, days }: { readonly lang: Language; readonly days: readonly StripDay[] }) {
  return (
    <ol class="tg-days" aria-label={t(lang, 'day.strip_label')}>
      {days.map((day) => (
        <li key={day.date.toString()} class={dayClass(day)}>
          <time datetime={day.date.toString()} class="tg-day__date">
            {formatPlainDate(lang, day.date, 'strip')}
          </time>
          {day.mark === undefined ? null : (
            <strong class="tg-day__mark">
              {t(lang, day.mark === 'start' ? 'day.start' : 'day.due')} {day.time ?? ''}
            </strong>
          )}
          <span class="tg-day__counted">
            <span aria-hidden="true">{day.counted ? '✓ ' : '✕ '}</span>
            {t(lang, day.counted ? 'day.counted' : 'day.not_counted')}
          </span>
          {day.reason === undefined && day.name === undefined ? null : (
            <span class="tg-day__reason">
              {[day.reason === undefined ? undefined : t(lang, reasonKeys[day.reason]), day.name]
                .filter((part) => part !== undefined)
                .join(': ')}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function dayClass(day: StripDay): string {
  const classes = ['tg-day', day.counted ? 'tg-day--counted' : 'tg-day--not']
  if (day.mark !== undefined) classes.push(`tg-day--${day.mark}`)
  return classes.join(' ')
}
