import type { Example } from '../example.ts'
import { StatusTag, statusKeys } from './status-tag.tsx'
import type { StatusCode } from './status-tag.tsx'

export const statusTagExamples: readonly Example[] = [
  {
    component: 'status-tag',
    title: 'Every status',
    render: (lang) => (
      <p>
        {(Object.keys(statusKeys) as StatusCode[]).map((status) => (
          <span key={status}>
            <StatusTag lang={lang} status={status} />{' '}
          </span>
        ))}
      </p>
    ),
  },
]
