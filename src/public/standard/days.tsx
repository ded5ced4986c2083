import type { ClosedDay } from '../../clock/calendar.ts'
import { weekdays } from '../../clock/source.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { DataTable } from '../../ui/data-table/data-table.tsx'
import { formatPlainDate, zoneLabel } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** A Monday, to name the days of the week by. */
const monday = Temporal.PlainDate.from('2024-01-01')
/** Opening hours of a week; dated ones (Ramadan) beside the ordinary ones. */
export function Hours({ lang, hours, zone }: { lang: Language; hours: Standard['hours']; zone: string }) {
  return (
    <>
      {hours.map((variant) => {
        const dated = variant.from && variant.to ? t(lang, 'standard.hours_span', { from: shortDate(lang, variant.from), to: shortDate(lang, variant.to) }) : null
        const name = dated === null ? t(lang, 'standard.hours_ordinary') : `${variant.name ?? ''} ${dated}`.trim()
        return (
          <table key={name} class="tg-table">
            <caption class="tg-table__caption">{name}</caption>
            <thead><tr><th scope="col">{t(lang, 'standard.day')}</th><th scope="col">{t(lang, 'standard.open')}</th></tr></thead>
            <tbody>
              {weekdays.map((day, i) => (
                <tr key={day}>
                  <th scope="row">{weekday(lang, monday.add({ days: i }))}</th>
                  <td>{variant.week[day].map(({ from, to }) => `${clockTime(lang, from)}–${clockTime(lang, to)}`).join(', ') || t(lang, 'standard.hours_closed')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
      <p class="tg-soft">{t(lang, 'standard.hours_note', { zone: zoneLabel(lang, zone) })}</p>
    </>
  )
}

/** Days off of one year, decreed ones and the office's own, by date. */
export function DaysOff({ lang, daysOff }: { lang: Language; daysOff: readonly ClosedDay[] }) {
  return (
    <DataTable
      lang={lang} caption={t(lang, 'standard.holidays_lead')} rows={daysOff} rowKey={(day) => `${day.date} ${day.name}`}
      columns={[
        { key: 'date', header: t(lang, 'standard.holiday_date'), rowHeader: true, cell: (day) => formatPlainDate(lang, Temporal.PlainDate.from(day.date)) },
        { key: 'name', header: t(lang, 'standard.holiday_name'), cell: (day) => <span lang={lang === 'id' ? undefined : 'id'}>{day.name}</span> },
        { key: 'kind', header: t(lang, 'standard.holiday_kind'), cell: (day) => t(lang, keyOf('standard.kind', day.kind)) },
      ]}
    />
  )
}

/** "07.30" from the standard's "07:30"; English keeps the colon. */
function clockTime(lang: Language, time: string): string {
  return lang === 'id' ? time.replace(':', '.') : time
}

function weekday(lang: Language, date: Temporal.PlainDate): string {
  return formatPlainDate(lang, date).split(',')[0] ?? ''
}

function shortDate(lang: Language, date: string): string {
  return formatPlainDate(lang, Temporal.PlainDate.from(date), 'short')
}
