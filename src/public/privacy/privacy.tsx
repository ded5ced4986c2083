import type { FastifyInstance } from 'fastify'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'

/** `/privasi`: the privacy notice (UU 27/2022 Ps 21), from the office's own data; no retention figure is made up. */
export function addPrivacyPage(app: FastifyInstance, house: House): void {
  const { workplace } = house
  app.get('/privasi', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const frame = await house.frame(request)
    const { lang } = frame
    const { standard } = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    const { responsible } = standard.office
    const years = standard.archive.retentionYears
    const controller = { office: frame.officeName, address: frame.addressLine, phone: frame.phone, responsible: [responsible.title, responsible.name].filter(Boolean).join(', ') }
    const page = (
      <PublicPage frame={frame} title={t(lang, 'privacy.title')}>
        <h1>{t(lang, 'privacy.title')}</h1>
        <p class="tg-lead">{t(lang, 'privacy.lead', { office: frame.officeName })}</p>
        <h2>{t(lang, 'privacy.controller')}</h2>
        <p>{t(lang, 'privacy.controller_text', controller)}</p>
        <h2>{t(lang, 'privacy.basis')}</h2>
        <p>{t(lang, 'privacy.basis_text')}</p>
        <h2>{t(lang, 'privacy.what')}</h2>
        <p>{t(lang, 'privacy.what_text')}</p>
        <h2>{t(lang, 'privacy.why')}</h2>
        <p>{t(lang, 'privacy.why_text')}</p>
        <h2>{t(lang, 'privacy.who')}</h2>
        <p>{t(lang, 'privacy.who_text')}</p>
        <h2>{t(lang, 'privacy.keep')}</h2>
        <p>{years === null ? t(lang, 'privacy.keep_unset') : t(lang, 'privacy.keep_years', { years })}</p>
        <h2>{t(lang, 'privacy.rights')}</h2>
        <p>{t(lang, 'privacy.rights_text')}</p>
        <h2>{t(lang, 'privacy.cookies')}</h2>
        <p>{t(lang, 'privacy.cookies_text')}</p>
      </PublicPage>
    )
    return reply.type('text/html; charset=utf-8').send(renderPage(page))
  })
}
