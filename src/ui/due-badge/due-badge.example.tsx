import type { Example } from '../example.ts'
import { DueBadge } from './due-badge.tsx'
import type { DueState } from './due-badge.tsx'

const states: readonly DueState[] = ['in-time', 'soon', 'late', 'paused', 'not-started', 'met', 'met-late']

export const dueBadgeExamples: readonly Example[] = [
  {
    component: 'due-badge',
    title: 'Every state',
    render: (lang) => (
      <ul class="govuk-list">
        {states.map((state) => (
          <li key={state}>
            <DueBadge
              lang={lang}
              state={state}
              zone="Asia/Jakarta"
              dueAt={state === 'not-started' ? undefined : Temporal.Instant.from('2026-11-25T03:00:00Z')}
              left={{ value: state === 'late' ? -2 : 3, unit: 'work-hours' }}
            />
          </li>
        ))}
      </ul>
    ),
  },
]
