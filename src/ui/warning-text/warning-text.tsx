import type { ComponentChildren } from 'preact'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

/** What must be known before going on. */
export function WarningText({ lang, children }: { readonly lang: Language; readonly children: ComponentChildren }) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{t(lang, 'common.warning')}: </span>
        {children}
      </strong>
    </div>
  )
}
