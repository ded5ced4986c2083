import type { Standard } from '../../office/standard/schema.ts'
import { Details } from '../../ui/details/details.tsx'
import { formatDateTime, formatNumber, formatShortDateTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { StatusTag } from '../../ui/status-tag/status-tag.tsx'
import { numberText, stateText } from './call-text.ts'
import { callScript } from './script.ts'
import type { Caller, Sheet } from './sheet.ts'

export interface CallerSideProps {
  readonly frame: PageFrame
  readonly standard: Standard
  readonly sheet: Sheet
  readonly caller: Caller
  /** Whether the reader sees numbers whole. */
  readonly whole: boolean
  readonly now: Temporal.Instant
}

/** Who calls: number, open complaints, earlier calls; and what to say, in order. */
export function CallerSide({ frame, standard, sheet, caller, whole, now }: CallerSideProps) {
  const { lang, officeName, person } = frame
  const { zone } = standard.office
  return (
    <>
      {sheet.number === null && sheet.callId === null ? null : (
        <p class="tg-call__number">{sheet.number !== null && whole && sheet.direction === 'out' ? <a href={`tel:${sheet.number}`}>{numberText(lang, sheet.number, whole)}</a> : numberText(lang, sheet.number, whole)}</p>
      )}
      <p class="tg-soft">{t(lang, sheet.direction === 'out' ? 'phone.began_out' : 'phone.began_in', { when: formatDateTime(lang, sheet.startedAt, zone) })}</p>
      {sheet.number === null ? <NumberForm lang={lang} /> : (
        <section aria-labelledby="pengaduan-nomor">
          <h2 id="pengaduan-nomor">{t(lang, 'phone.cases')}</h2>
          {caller.open.length === 0 ? <p>{t(lang, 'phone.cases_none')}</p> : (
            <ul class="govuk-list">
              {caller.open.map((row) => (
                <li key={row.id}>
                  <a href={`/meja/pengaduan/${row.id}`} class="tg-code">{row.registerNumber ?? row.trackingCode}</a> <StatusTag lang={lang} status={row.status} />
                  <br />
                  <span class="tg-soft">{row.dueAt ? t(lang, 'phone.case_due', { when: formatShortDateTime(lang, row.dueAt, zone) }) : t(lang, 'phone.case_received', { when: formatShortDateTime(lang, row.receivedAt, zone) })}</span>
                </li>
              ))}
            </ul>
          )}
          {caller.over === 0 ? null : <p class="tg-soft">{t(lang, 'phone.cases_over', { n: formatNumber(lang, caller.over) })}</p>}
        </section>
      )}
      {caller.calls.length === 0 ? null : (
        <Details summary={t(lang, 'phone.earlier', { n: formatNumber(lang, caller.calls.length) })}>
          <ul class="govuk-list">
            {caller.calls.map((call) => <li key={call.id}>{formatShortDateTime(lang, call.startedAt, zone)}: {stateText(lang, call, now)}</li>)}
          </ul>
        </Details>
      )}
      <Details summary={t(lang, 'phone.script')} open>
        <ol class="govuk-list govuk-list--number tg-call__script">
          {callScript(lang, { office: officeName, officer: person?.name ?? '', hour: sheet.startedAt.toZonedDateTimeISO(zone).hour, direction: sheet.direction }).map((line) => <li key={line}>{line}</li>)}
        </ol>
      </Details>
    </>
  )
}

/** The number is typed from the telephone's display; a form of its own that only looks it up. */
function NumberForm({ lang }: { readonly lang: Language }) {
  return (
    <form action="/meja/telepon/baru" method="get" aria-label={t(lang, 'phone.look_up')}>
      <label class="govuk-label" for="nomor">{t(lang, 'phone.number_typed')}</label>
      <div class="tg-row">
        <input class="govuk-input govuk-input--width-10" id="nomor" name="nomor" type="tel" maxlength={40} autocomplete="off" />
        <button type="submit" class="govuk-button govuk-button--secondary">{t(lang, 'phone.look_up')}</button>
      </div>
    </form>
  )
}
