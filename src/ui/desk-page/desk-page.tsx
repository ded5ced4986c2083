import type { ComponentChildren } from 'preact'
import { DemoBanner } from '../demo-banner/demo-banner.tsx'
import { Form } from '../form/form.tsx'
import { formatNumber } from '../format.ts'
import { roleKeys } from '../frame.ts'
import type { FramePerson, NavItem, PageFrame } from '../frame.ts'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'
import { NewsBar } from '../news/news.tsx'
import { PageShell } from '../page-shell/page-shell.tsx'
import { SiteFooter } from '../site-footer/site-footer.tsx'

export type DeskPageProps = {
  readonly frame: PageFrame
  readonly title: string
  readonly failed?: boolean
  readonly back?: string
  /** A reading column instead of full width: sign-in, single forms. */
  readonly narrow?: boolean
  /** Scripts that only this page needs. */
  readonly scripts?: readonly string[]
  readonly children: ComponentChildren
}

/** Page for officers: menu of `frame.nav`, name and role of `frame.person`, sign-out. The children hold the `<h1>`. */
export function DeskPage({ frame, title, failed, back, narrow = false, scripts = [], children }: DeskPageProps) {
  const { lang, person, nav } = frame
  return (
    <PageShell frame={frame} title={title} failed={failed ?? false} bodyClass="tg-desk" scripts={scripts}>
      {frame.demo ? <DemoBanner lang={lang} place="desk" /> : null}
      <header class="tg-deskbar">
        <div class="tg-width tg-deskbar__inner">
          <a href={person ? '/meja' : '/'} class="tg-deskbar__home">
            <img src={frame.assets.logo} alt="" width="32" height="32" />
            <span>{frame.officeName}</span>
          </a>
          {person ? <SignedIn lang={lang} person={person} frame={frame} /> : null}
        </div>
        {nav && nav.length > 0 ? (
          <nav class="tg-desknav" aria-label={t(lang, 'layout.nav_desk')}>
            <ul class="tg-width tg-desknav__list">
              {nav.map((item) => (
                <DeskLink key={item.href} item={item} lang={lang} here={isHere(frame.path, item.href, nav)} />
              ))}
            </ul>
          </nav>
        ) : null}
      </header>
      {frame.news ? <NewsBar news={frame.news} /> : null}
      <div class="tg-width">
        {back === undefined ? null : (
          <nav aria-label={t(lang, 'common.back')}>
            <a href={back} class="govuk-back-link">
              {t(lang, 'common.back')}
            </a>
          </nav>
        )}
        <main id="main" class={narrow ? 'tg-main tg-main--reading' : 'tg-main'}>
          {children}
        </main>
      </div>
      <SiteFooter frame={frame} />
    </PageShell>
  )
}

function SignedIn({ lang, person, frame }: { readonly lang: Language; readonly person: FramePerson; readonly frame: PageFrame }) {
  const role = t(lang, roleKeys[person.role])
  const { acting } = person
  return (
    <div class="tg-deskbar__person">
      <p>
        <span class="govuk-visually-hidden">{t(lang, 'layout.signed_in_as')} </span>
        <strong>{person.name}</strong>
        <span class="tg-deskbar__role">
          {role}
          {acting
            ? `, ${t(lang, acting.kind === 'plh' ? 'role.acting_plh' : 'role.acting_plt', { role: t(lang, roleKeys[acting.role]) })}`
            : null}
        </span>
      </p>
      <Form frame={frame} action="/keluar">
        <button type="submit" class="tg-deskbar__out">
          {t(lang, 'layout.sign_out')}
        </button>
      </Form>
    </div>
  )
}

function DeskLink({ item, lang, here }: { readonly item: NavItem; readonly lang: Language; readonly here: boolean }) {
  return (
    <li>
      <a href={item.href} aria-current={here ? 'page' : undefined}>
        {item.text}
        {item.count === undefined ? null : <span class="tg-desknav__count">{formatNumber(lang, item.count)}</span>}
      </a>
    </li>
  )
}

/** The longest menu address that the path lies under is the current one, so `/meja/buku` does not light up `/meja`. */
function isHere(path: string, href: string, nav: readonly NavItem[]): boolean {
  const clean = path.split('?')[0] ?? ''
  const under = (address: string) => clean === address || clean.startsWith(`${address}/`)
  return under(href) && !nav.some((other) => other.href.length > href.length && under(other.href))
}
