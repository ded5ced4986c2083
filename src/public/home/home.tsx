import type { FastifyInstance } from 'fastify'
import type { WorkingCalendar } from '../../clock/calendar.ts'
import type { Standard } from '../../office/standard/schema.ts'
import type { House } from '../../procedure/house.ts'
import { ButtonGroup, ButtonLink } from '../../ui/button/button.tsx'
import { formatDateTime, formatTime } from '../../ui/format.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'

/** `/`: what this is, and the two things that people come for. */
export function addHomePage(app: FastifyInstance, house: House): void {
  const { workplace } = house
  app.get('/', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const now = workplace.now()
    const { standard, calendar } = await workplace.standards.inForce(now.toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const page = renderPage(<HomePage frame={await house.frame(request)} standard={standard} calendar={calendar} now={now} />)
    return reply.type('text/html; charset=utf-8').send(page)
  })
}

function HomePage({ frame, standard, calendar, now }: { frame: PageFrame; standard: Standard; calendar: WorkingCalendar; now: Temporal.Instant }) {
  const { lang } = frame
  const { office } = standard
  return (
    <PublicPage frame={frame} title={t(lang, 'home.title')}>
      <h1>{t(lang, 'home.title')}</h1>
      <p class="tg-lead">{t(lang, 'home.lead', { office: office.name })}</p>
      <p>{t(lang, 'home.promise', { time: standard.time.text.toLowerCase() })}</p>
      <ButtonGroup>
        <ButtonLink href="/adukan">{t(lang, 'home.lodge')}</ButtonLink>
        <ButtonLink href="/lacak" kind="secondary">{t(lang, 'home.track')}</ButtonLink>
      </ButtonGroup>
      <p>{t(lang, 'home.emergency')}</p>
      <h2>{t(lang, 'home.steps')}</h2>
      <ol>{standard.steps.map((step) => <li key={step.id}>{step.title}</li>)}</ol>
      <p><a href="/standar">{t(lang, 'home.standard')}</a></p>
      <h2>{t(lang, 'home.how')}</h2>
      <ul>{standard.redress.map((way) => <li key={way.value}>{way.label}: {way.value}{way.when ? ` (${way.when})` : ''}</li>)}</ul>
      <h2>{t(lang, 'home.address')}</h2>
      <p>{office.name}<br />{office.address.join(', ')}, {office.city}, {office.province} {office.postalCode}<br />{t(lang, 'layout.phone', { phone: office.phone })}</p>
      <p>{openness(frame, calendar, now, office.zone)}</p>
    </PublicPage>
  )
}

function openness({ lang }: PageFrame, calendar: WorkingCalendar, now: Temporal.Instant, zone: string): string {
  const closing = calendar.isServiceMoment(now) ? calendar.closingOf(now.toZonedDateTimeISO(zone).toPlainDate().toString()) : null
  return closing ? t(lang, 'home.open_now', { time: formatTime(lang, closing, zone) }) : t(lang, 'home.opens', { when: formatDateTime(lang, calendar.nextOpening(now), zone) })
}
