import { formatDateTime, formatShortDateTime, formatTimeLeft, machineTime } from '../format.ts'
import type { TimeAmount } from '../format.ts'
import { t } from '../messages/messages.ts'
import type { Language, MessageKey } from '../messages/messages.ts'

export type DueState = 'in-time' | 'soon' | 'late' | 'paused' | 'not-started' | 'met' | 'met-late'

export type DueBadgeProps = {
  readonly lang: Language
  readonly state: DueState
  /** Zone of the office. */
  readonly zone: string
  readonly dueAt?: Temporal.Instant | undefined
  /** Time left; negative when late. Not shown once met or paused. */
  readonly left?: TimeAmount | undefined
  /** `long`: the date in words (case and tracking page); default short, for lists. */
  readonly long?: boolean
}

const looks = {
  'in-time': { key: 'due.in_time', tone: 'work', mark: '◷' },
  soon: { key: 'due.soon', tone: 'wait', mark: '◷' },
  late: { key: 'due.late', tone: 'late', mark: '!' },
  paused: { key: 'due.paused', tone: 'closed', mark: 'Ⅱ' },
  'not-started': { key: 'due.not_started', tone: 'closed', mark: '–' },
  met: { key: 'due.met', tone: 'done', mark: '✓' },
  'met-late': { key: 'due.met_late', tone: 'closed', mark: '✓' },
} as const satisfies Record<DueState, { key: MessageKey; tone: string; mark: string }>

/** How a promise stands: mark, words and the due time; the colour only repeats it. */
export function DueBadge({ lang, state, zone, dueAt, left, long = false }: DueBadgeProps) {
  const { key, tone, mark } = looks[state]
  const running = state === 'in-time' || state === 'soon' || state === 'late'
  return (
    <span class="tg-due">
      <strong class={`tg-tag tg-tag--${tone}`}>
        <span aria-hidden="true">{mark} </span>
        {running && left !== undefined ? (
          <>
            <span class="govuk-visually-hidden">{t(lang, key)}: </span>
            {formatTimeLeft(lang, left)}
          </>
        ) : (
          t(lang, key)
        )}
      </strong>
      {dueAt === undefined ? null : (
        <time class="tg-due__when" datetime={machineTime(dueAt, zone)}>
          {t(lang, 'due.due_at', { when: long ? formatDateTime(lang, dueAt, zone) : formatShortDateTime(lang, dueAt, zone) })}
        </time>
      )}
    </span>
  )
}
