import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

/** One thing to mend: the id of the field (its name, unless said otherwise) and what to do. */
export type ErrorItem = { readonly id?: string; readonly text: string }

export type ErrorSummaryProps = { readonly lang: Language; readonly errors: readonly ErrorItem[] }

/** All errors of a form at the top of the page, each leading to its field. Takes focus when scripts run. Nothing when there are none. */
export function ErrorSummary({ lang, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <div class="govuk-error-summary" data-focus tabindex={-1}>
      {/* The alert is an inner element: as the focused one it would be read twice. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">{t(lang, 'common.error_title')}</h2>
        <ul class="govuk-list govuk-error-summary__list">
          {errors.map((error) => (
            <li key={`${error.id ?? ''} ${error.text}`}>{error.id === undefined ? error.text : <a href={`#${error.id}`}>{error.text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
