import { explainClock } from '../../complaint/clocks.ts'
import type { ClockReading } from '../../complaint/clocks.ts'
import { stripOf } from '../../procedure/clock-strip.ts'
import { DayStrip } from '../../ui/day-strip/day-strip.tsx'
import { Details } from '../../ui/details/details.tsx'
import { formatShortDateTime } from '../../ui/format.ts'
import { keyOf } from '../../ui/message-key.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import type { CaseView } from './load-case.ts'

/** Longer limits of the law would be a page of days; they say their dates only. */
const longestStrip = 31

/** Every clock that runs over the complaint, the office's promise first, each with its clause and why it is due when it is. */
export function Clocks({ lang, view }: { readonly lang: Language; readonly view: CaseView }) {
  const { standard } = view.inForce
  const promiseFirst = [...view.projection.clocks].sort((one, other) => Number(other.kind === standard.time.promise) - Number(one.kind === standard.time.promise))
  const [promise, ...others] = promiseFirst
  if (!promise) return <p class="tg-soft">{t(lang, 'case.no_clock')}</p>
  return (
    <>
      <Clock lang={lang} view={view} reading={promise} />
      {others.length === 0 ? null : (
        <Details summary={t(lang, 'case.other_clocks', { n: others.length })}>
          {others.map((reading) => <Clock key={reading.kind} lang={lang} view={view} reading={reading} />)}
        </Details>
      )}
    </>
  )
}

function Clock({ lang, view, reading }: { readonly lang: Language; readonly view: CaseView; readonly reading: ClockReading }) {
  const { state, inForce, context } = view
  const clock = inForce.standard.clocks.find(({ id }) => id === reading.kind)
  if (!clock) return null
  const run = explainClock(state, clock, inForce.calendar)
  return (
    <div class="tg-clock">
      <h3>{clock.label}</h3>
      <p>{clockText(lang, reading, context.zone)}</p>
      <p class="tg-soft">{clock.basis} ({t(lang, keyOf('mark', clock.mark))})</p>
      {run && run.days.length <= longestStrip ? (
        <Details summary={t(lang, 'case.why_due')}>
          <DayStrip lang={lang} days={stripOf(run, lang, context.zone)} />
        </Details>
      ) : null}
    </div>
  )
}

function clockText(lang: Language, { startedAt, dueAt, stoppedAt }: ClockReading, zone: string): string {
  const at = (iso: string) => formatShortDateTime(lang, Temporal.Instant.from(iso), zone)
  if (stoppedAt && dueAt) return t(lang, stoppedAt <= dueAt ? 'case.clock_met' : 'case.clock_late', { start: at(startedAt), due: at(dueAt), end: at(stoppedAt) })
  if (dueAt) return t(lang, 'case.clock_running', { start: at(startedAt), due: at(dueAt) })
  return t(lang, 'case.clock_paused', { start: at(startedAt) })
}
