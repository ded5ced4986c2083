import { formatNumber } from '../format.ts'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

export interface BarsProps { lang: Language; id: string; title: string; lead?: string; of: string; rows: readonly { name: string; count: number; own?: 'id' | undefined }[] }

/** A table whose numbers are drawn as bars too: the number for whoever reads or hears, the bar for the eye. */
export function Bars({ lang, id, title, lead, of, rows }: BarsProps) {
  const most = Math.max(1, ...rows.map((row) => row.count))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead ? <p>{lead}</p> : null}
      {rows.length === 0 ? <p class="tg-soft">{t(lang, 'statistics.none')}</p> : (
        <table class="tg-table tg-bars">
          <caption class="govuk-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{of}</th>
              <th scope="colgroup" colspan={2}>{t(lang, 'statistics.count')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, count, own }) => (
              <tr key={name}>
                <th scope="row" lang={own}>{name}</th>
                <td class="tg-table__number">{formatNumber(lang, count)}</td>
                <td aria-hidden="true">
                  <svg width="100%" height="16" viewBox="0 0 100 16" preserveAspectRatio="none"><rect width={(100 * count) / most} height="16" fill="#5b2a6e" /></svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
