import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export type PaginationProps = {
  readonly lang: Language
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** Figures as they shall be read: "50", "lebih dari 10.000". */
  readonly shown?: { readonly shown: string; readonly total: string }
}

/** Previous and next page of a list. There are no page numbers: a list of a million rows is walked by its keys. */
export function Pagination({ lang, previous, next, shown }: PaginationProps) {
  if (previous === undefined && next === undefined && shown === undefined) return null
  return (
    <nav class="tg-pagination" aria-label={t(lang, 'pagination.label')}>
      {shown === undefined ? null : <p>{t(lang, 'pagination.shown', shown)}</p>}
      {previous === undefined && next === undefined ? null : (
        <ul>
          {previous === undefined ? null : (
            <li>
              <a href={previous} rel="prev">
                <span aria-hidden="true">← </span>
                {t(lang, 'pagination.previous')}
              </a>
            </li>
          )}
          {next === undefined ? null : (
            <li>
              <a href={next} rel="next">
                {t(lang, 'pagination.next')}
                <span aria-hidden="true"> →</span>
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}
