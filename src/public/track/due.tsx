import type { StandardInForce } from '../../office/standards-in-force.ts'
import { explainClock, readClocks } from '../../complaint/clocks.ts'
import { standingOf } from '../../complaint/standing.ts'
import type { ComplaintState } from '../../complaint/state.ts'
import { stripOf } from '../../procedure/clock-strip.ts'
import { DayStrip } from '../../ui/day-strip/day-strip.tsx'
import { Details } from '../../ui/details/details.tsx'
import { DueBadge } from '../../ui/due-badge/due-badge.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'

/** The office's promise with its day-by-day account and every pause: nobody can move the clock unseen (S4). Nothing when it ended without an answer. */
export function Due({ lang, state, inForce, now }: { lang: Language; state: ComplaintState; inForce: StandardInForce; now: Temporal.Instant }) {
  if (state.endedAt && !state.answeredAt) return null
  const { standard, calendar } = inForce
  const { zone } = standard.office
  const standing = standingOf(readClocks(state, standard, calendar), standard, calendar, now)
  const clock = standard.clocks.find((candidate) => candidate.id === standard.time.promise)
  const run = clock ? explainClock(state, clock, calendar) : null
  const when = (at: Temporal.Instant) => formatDateTime(lang, at, zone)
  return (
    <>
      <h2>{t(lang, 'track.due')}</h2>
      <p><DueBadge lang={lang} state={standing.state} zone={zone} dueAt={standing.dueAt ?? undefined} long /></p>
      {standing.state === 'not-started' ? <p>{t(lang, 'track.not_started')}</p> : null}
      {state.pauses.map((pause) => (
        <p key={pause.from.toString()}>{pause.to ? t(lang, 'track.paused_past', { from: when(pause.from), to: when(pause.to) }) : t(lang, 'track.paused', { when: when(pause.from) })}</p>
      ))}
      {run ? (
        <Details summary={t(lang, 'track.why')} open={state.answeredAt === null}>
          <p>{standard.time.detail}</p>
          <DayStrip lang={lang} days={stripOf(run, lang, zone)} />
          {run.beyondDecree ? <p>{t(lang, 'track.beyond')}</p> : null}
        </Details>
      ) : null}
    </>
  )
}
