import type { Example } from '../example.ts'
import { DueBadge } from '../due-badge/due-badge.tsx'
import { PrintButton } from '../print-button/print-button.tsx'
import { StatusTag } from '../status-tag/status-tag.tsx'
import { IdentityBar } from './identity-bar.tsx'

export const identityBarExamples: readonly Example[] = [
  {
    component: 'identity-bar',
    title: 'Head of a case page',
    render: (lang) => (
      <IdentityBar
        title="Lampu jalan di depan Pasar Wonoasih padam"
        reference="0123/2026"
        status={
          <>
            <StatusTag lang={lang} status="under-study" />
            <DueBadge
              lang={lang}
              state="soon"
              zone="Asia/Jakarta"
              dueAt={Temporal.Instant.from('2026-11-25T03:00:00Z')}
              left={{ value: 3, unit: 'work-hours' }}
              long
            />
          </>
        }
      >
        <PrintButton lang={lang} />
      </IdentityBar>
    ),
  },
]
