import type { ComponentChildren } from 'preact'
import type { FastifyInstance } from 'fastify'
import { deviceCookie, sessionCookie } from '../../office/people/identify.ts'
import { sessionTimes } from '../../office/people/sessions.ts'
import { permissions } from '../../office/permissions.ts'
import type { Standard } from '../../office/standard/schema.ts'
import { guardedName } from '../../platform/http/cookies.ts'
import { languageCookie } from '../../platform/http/language.ts'
import type { House } from '../../procedure/house.ts'
import { roleKeys } from '../../ui/frame.ts'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { renderPage } from '../../ui/render.ts'
import { grantCookies, grantSeconds } from '../grant.ts'
import { limitText } from '../standard/clocks-table.tsx'

/** `/privasi`: the privacy notice (UU 27/2022 Ps 21), from the office's own data; no retention figure is made up. */
export function addPrivacyPage(app: FastifyInstance, house: Pick<House, 'workplace' | 'frame'>): void {
  const { workplace } = house
  app.get('/privasi', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const { standard } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    return reply.type('text/html; charset=utf-8').send(renderPage(<PrivacyPage frame={await house.frame(request)} standard={standard} secure={app.secureCookies} />))
  })
}

export function PrivacyPage({ frame, standard, secure }: { frame: PageFrame; standard: Standard; secure: boolean }) {
  const { lang } = frame
  const { office, requirements, archive, completion, officeClocks, escalation } = standard
  const responsible = [office.responsible.title, office.responsible.name].filter(Boolean).join(', ')
  const roles = permissions['identity.read'].map((role) => t(lang, roleKeys[role])).join(', ')
  const dataRequest = officeClocks.find((clock) => clock.startsWhen === 'data-request-received')
  const ombudsman = escalation[0]
  const kept = archive.retentionYears === null ? t(lang, 'privacy.how_long_unknown') : t(lang, 'privacy.how_long_years', { years: archive.retentionYears })
  return (
    <PublicPage frame={frame} title={t(lang, 'privacy.title')}>
      <h1>{t(lang, 'privacy.title')}</h1>
      <p class="tg-lead">{t(lang, 'privacy.lead')}</p>
      <h2>{t(lang, 'privacy.controller')}</h2>
      <p>{t(lang, 'privacy.controller_text', { office: office.name, parent: office.parent, address: frame.addressLine, responsible })}</p>
      <h2>{t(lang, 'privacy.basis')}</h2>
      <p>{t(lang, 'privacy.basis_text')}</p>
      <h2>{t(lang, 'privacy.what')}</h2>
      <List>
        <li>{t(lang, 'privacy.what_needed', { requirements: requirements.map(({ label }) => label).join('; ') })}</li>
        <li>{t(lang, 'privacy.what_contact')}</li>
        <li>{t(lang, 'privacy.what_process')}</li>
        <li>{t(lang, 'privacy.what_not')}</li>
      </List>
      <h2>{t(lang, 'privacy.why')}</h2>
      <p>{t(lang, 'privacy.why_text')}</p>
      <h2>{t(lang, 'privacy.who')}</h2>
      <List>
        <li>{t(lang, 'privacy.who_office')}</li>
        <li>{t(lang, 'privacy.who_secret', { roles })}</li>
        <li>{t(lang, 'privacy.who_outside')}</li>
        <li>{t(lang, 'privacy.who_you')}</li>
      </List>
      <p>{t(lang, 'privacy.who_duty')}</p>
      <h2>{t(lang, 'privacy.how_long')}</h2>
      <p>{kept}</p>
      <p>{t(lang, 'privacy.how_long_incomplete', { days: completion.days })}</p>
      <h2>{t(lang, 'privacy.rights')}</h2>
      <p>{t(lang, 'privacy.rights_text')}</p>
      <p>{t(lang, 'privacy.rights_ask')}</p>
      {dataRequest ? <p>{t(lang, 'privacy.rights_limit', { limit: limitText(lang, dataRequest.limit) })}</p> : null}
      <h2>{t(lang, 'privacy.contact')}</h2>
      <p>{t(lang, 'privacy.contact_text', { phone: office.phone })} {ombudsman ? t(lang, 'privacy.ombudsman', { name: ombudsman.name }) : null}</p>
      <h2>{t(lang, 'privacy.cookies')}</h2>
      <p>{t(lang, 'privacy.cookies_lead')}</p>
      <Cookies lang={lang} secure={secure} />
      <h2>{t(lang, 'draft.privacy')}</h2>
      <p>{t(lang, 'draft.privacy_text')}</p>
      <h2>{t(lang, 'privacy.third')}</h2>
      <p>{t(lang, 'privacy.third_text')}</p>
    </PublicPage>
  )
}

function Cookies({ lang, secure }: { lang: Language; secure: boolean }) {
  const year = t(lang, 'privacy.life_year')
  const cookies = [
    { name: languageCookie, use: t(lang, 'privacy.cookie_language'), life: year, guarded: false },
    { name: grantCookies.view, use: t(lang, 'privacy.cookie_track'), life: t(lang, 'privacy.life_hours', { hours: grantSeconds.view / 3600 }), guarded: true },
    { name: grantCookies.pin, use: t(lang, 'privacy.cookie_pin'), life: t(lang, 'privacy.life_minutes', { minutes: grantSeconds.pin / 60 }), guarded: true },
    { name: sessionCookie, use: t(lang, 'privacy.cookie_session'), life: t(lang, 'privacy.life_hours', { hours: sessionTimes.absolute.total('hours') }), guarded: true },
    { name: deviceCookie, use: t(lang, 'privacy.cookie_device'), life: year, guarded: true },
  ]
  return <SummaryList lang={lang} rows={cookies.map(({ name, use, life, guarded }) => ({ key: guarded ? guardedName(secure, name) : name, value: <>{use}<br /><span class="tg-soft">{t(lang, 'privacy.cookie_life', { life })}</span></> }))} />
}

function List({ children }: { children: ComponentChildren }) {
  return <ul class="govuk-list govuk-list--bullet">{children}</ul>
}
