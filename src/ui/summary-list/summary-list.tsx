import type { ComponentChildren } from 'preact'
import type { Language } from '../messages/messages.ts'
import { t } from '../messages/messages.ts'

export type SummaryRow = {
  readonly key: string
  /** Empty or undefined shows "tidak diisi". */
  readonly value?: ComponentChildren
  /** `hidden`: what is changed, for those who hear only the link. */
  readonly action?: { readonly href: string; readonly text: string; readonly hidden?: string }
}

export type SummaryListProps = { readonly lang: Language; readonly rows: readonly SummaryRow[] }

/** Facts by name: who, where, when. */
export function SummaryList({ lang, rows }: SummaryListProps) {
  const withActions = rows.some((row) => row.action !== undefined)
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <div key={row.key} class={withActions && !row.action ? 'govuk-summary-list__row govuk-summary-list__row--no-actions' : 'govuk-summary-list__row'}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">
            {isEmpty(row.value) ? <span class="tg-soft">{t(lang, 'common.not_given')}</span> : row.value}
          </dd>
          {row.action === undefined ? null : (
            <dd class="govuk-summary-list__actions">
              <a href={row.action.href}>
                {row.action.text}
                {row.action.hidden === undefined ? null : <span class="govuk-visually-hidden"> {row.action.hidden}</span>}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: ComponentChildren): boolean {
  return value === undefined || value === null || value === ''
}
