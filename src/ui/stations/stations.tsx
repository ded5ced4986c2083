import { t } from '../messages/messages.ts'
import type { Language, MessageKey } from '../messages/messages.ts'

/** Step of the standard → its name on screen, in the order of the flow chart. */
export const stepKeys = {
  receive: 'step.receive',
  'check-completeness': 'step.check_completeness',
  'record-and-acknowledge': 'step.record_and_acknowledge',
  'register-and-hand-over': 'step.register_and_hand_over',
  'study-and-report': 'step.study_and_report',
  'follow-up-and-answer': 'step.follow_up_and_answer',
  archive: 'step.archive',
} as const satisfies Readonly<Record<string, MessageKey>>

export type StepCode = keyof typeof stepKeys

export type StationState = 'done' | 'now' | 'next' | 'skipped'

export type Station = {
  readonly number: number
  readonly title: string
  readonly state: StationState
  /** When it was done, who has it now, until when. */
  readonly detail?: string
}

const stateKeys = {
  done: 'stations.done',
  now: 'stations.now',
  next: 'stations.next',
  skipped: 'stations.skipped',
} as const satisfies Record<StationState, MessageKey>

export type StationsProps = {
  readonly lang: Language
  readonly stations: readonly Station[]
  /** One line of small stations, without details: the head of a case page. */
  readonly compact?: boolean
}

/** The way of a complaint through the seven steps: done, now, still to come. Mark and words say it, not colour alone. */
export function Stations({ lang, stations, compact = false }: StationsProps) {
  const now = stations.find((station) => station.state === 'now')
  const list = (
    <ol class={compact ? 'tg-stations tg-stations--compact' : 'tg-stations'} aria-label={t(lang, 'stations.label')}>
      {stations.map((station) => (
        <li
          key={station.number}
          class={`tg-station tg-station--${station.state}`}
          aria-current={station.state === 'now' ? 'step' : undefined}
        >
          <span class="tg-station__mark" aria-hidden="true">
            {station.state === 'done' ? '✓' : station.state === 'skipped' ? '–' : station.number}
          </span>
          <span class="tg-station__text">
            <span class="tg-station__title">{station.title}</span>{' '}
            <span class="tg-station__state">{t(lang, stateKeys[station.state])}</span>
            {compact || station.detail === undefined ? null : <span class="tg-station__detail">{station.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
  if (!compact || now === undefined) return list
  // A phone has no room for seven titles: it gets the one that matters as a line of its own.
  return (
    <div>
      {list}
      <p class="tg-stations__summary" aria-hidden="true">
        {t(lang, 'stations.summary', { number: now.number, total: stations.length, title: now.title })}
      </p>
    </div>
  )
}
