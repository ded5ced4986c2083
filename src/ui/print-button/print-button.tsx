import { h } from 'preact'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

/** Prints the page. Hidden until its script runs: without it, it could do nothing. */
export function PrintButton({ lang }: { readonly lang: Language }) {
  return h(
    'print-button',
    { hidden: true },
    <button type="button" class="govuk-button govuk-button--secondary">
      {t(lang, 'common.print')}
    </button>,
  )
}
