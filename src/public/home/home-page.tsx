import type { Standard } from '../../office/standard/schema.ts'
import { ButtonGroup, ButtonLink } from '../../ui/button/button.tsx'
import { formatPlainDate, formatTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { Hero } from '../../ui/hero/hero.tsx'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { RedressList, telephone } from '../redress.tsx'
import type { Opening } from './opening.ts'

export interface HomePageProps { frame: PageFrame; standard: Standard; opening: Opening }

/** `/`: what this is, one thing to do, what is promised, where the office is and whether it is open. */
export function HomePage({ frame, standard, opening }: HomePageProps) {
  const { lang } = frame
  const { office, redress } = standard
  const promises = [
    [t(lang, 'home.promise_time', { time: standard.time.text.toLowerCase() }), t(lang, 'home.promise_time_more')],
    [t(lang, 'home.promise_free'), t(lang, 'home.promise_free_more', { fee: standard.fee.text })],
    [t(lang, 'home.promise_needs'), t(lang, 'home.promise_needs_more')],
  ] as const
  return (
    <PublicPage frame={frame} title={t(lang, 'layout.service')} wide>
      <Hero title={t(lang, 'home.title')} lead={t(lang, 'home.lead', { office: office.name })}>
        <ButtonGroup>
          <ButtonLink href="/adukan">{t(lang, 'home.lodge')}</ButtonLink>
          <ButtonLink href="/lacak" kind="secondary">{t(lang, 'home.track')}</ButtonLink>
        </ButtonGroup>
      </Hero>
      <h2 class="govuk-visually-hidden">{t(lang, 'home.promise')}</h2>
      <ul class="tg-promises">
        {promises.map(([promise, more]) => (
          <li key={promise}>
            <strong>{promise}</strong> <span>{more}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href="/standar">{t(lang, 'home.more')}</a>
      </p>
      <p>
        <strong>{t(lang, 'home.emergency')}</strong>
      </p>
      <div class="tg-columns tg-columns--even">
        <section aria-labelledby="come">
          <h2 id="come">{t(lang, 'home.come')}</h2>
          <p>
            <strong>{openingText(lang, opening, office.zone)}</strong> {t(lang, 'home.web_always')}
          </p>
          <p>
            {frame.addressLine}
            <br />
            {t(lang, 'home.phone')} <a href={telephone(office.phone)}>{office.phone}</a>
          </p>
        </section>
        <section aria-labelledby="unhappy">
          <h2 id="unhappy">{t(lang, 'home.unhappy')}</h2>
          <RedressList redress={redress} />
        </section>
      </div>
    </PublicPage>
  )
}

function openingText(lang: Language, opening: Opening, zone: string): string {
  const time = (at: Temporal.Instant) => formatTime(lang, at, zone)
  switch (opening.state) {
    case 'open': {
      const open = t(lang, 'home.open_until', { time: time(opening.until) })
      return opening.pause ? `${open} ${t(lang, 'home.break_from', { from: time(opening.pause.from), to: time(opening.pause.to) })}` : open
    }
    case 'break': return t(lang, 'home.break_now', { time: time(opening.until) })
    case 'before': return t(lang, 'home.opens_today', { time: time(opening.opens) })
    case 'closed': {
      const date = formatPlainDate(lang, opening.opens.toZonedDateTimeISO(zone).toPlainDate())
      const at = { date, time: time(opening.opens) }
      return opening.name === null ? t(lang, 'home.closed_until', at) : t(lang, 'home.closed_because', { ...at, name: opening.name })
    }
  }
}
