import type { ComponentChildren } from 'preact'
import { Button } from '../button/button.tsx'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export type FilterPanelProps = {
  readonly lang: Language
  readonly action: string
  /** Address without any filter. */
  readonly clearHref: string
  /** Filters in use, each with the address that drops just that one. */
  readonly active?: readonly { readonly text: string; readonly removeHref: string }[]
  /** Open from the start; it is anyway while filters are in use. */
  readonly open?: boolean
  readonly children: ComponentChildren
}

/** Fields that narrow a list. A GET form: a filtered list can be bookmarked and printed. */
export function FilterPanel({ lang, action, clearHref, active = [], open = false, children }: FilterPanelProps) {
  return (
    <section class="tg-filter" aria-label={t(lang, 'filter.title')}>
      {active.length === 0 ? null : (
        <div class="tg-filter__active">
          <p class="tg-filter__label" id="filter-active">
            {t(lang, 'filter.active')}
          </p>
          <ul aria-labelledby="filter-active">
            {active.map((filter) => (
              <li key={filter.text}>
                <a href={filter.removeHref} class="tg-filter__remove">
                  <span class="govuk-visually-hidden">{t(lang, 'filter.remove', { name: filter.text })}</span>
                  <span aria-hidden="true">{filter.text} ✕</span>
                </a>
              </li>
            ))}
          </ul>
          <a href={clearHref}>{t(lang, 'filter.clear')}</a>
        </div>
      )}
      <details class="tg-filter__fields" open={open || active.length > 0}>
        <summary>{t(lang, 'filter.title')}</summary>
        <form action={action} method="get">
          <div class="tg-filter__grid">{children}</div>
          <Button kind="secondary">{t(lang, 'filter.apply')}</Button>
        </form>
      </details>
    </section>
  )
}
