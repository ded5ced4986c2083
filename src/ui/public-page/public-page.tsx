import type { ComponentChildren } from 'preact'
import { DemoBanner } from '../demo-banner/demo-banner.tsx'
import type { PageFrame } from '../frame.ts'
import { t } from '../messages/messages.ts'
import { PageShell } from '../page-shell/page-shell.tsx'
import { SiteFooter } from '../site-footer/site-footer.tsx'

export type PublicPageProps = {
  readonly frame: PageFrame
  readonly title: string
  readonly failed?: boolean
  /** Where "back" leads; absent: no back link. */
  readonly back?: string
  /** Full width instead of a reading column: standard, statistics. */
  readonly wide?: boolean
  /** Scripts that only this page needs. */
  readonly scripts?: readonly string[]
  readonly children: ComponentChildren
}

const links = [
  ['/adukan', 'layout.nav_lodge'],
  ['/lacak', 'layout.nav_track'],
  ['/standar', 'layout.nav_standard'],
] as const

/** Page for citizens. The children hold the `<h1>`. */
export function PublicPage({ frame, title, failed, back, wide = false, scripts = [], children }: PublicPageProps) {
  const { lang } = frame
  const path = frame.path.split('?')[0] ?? ''
  return (
    <PageShell frame={frame} title={title} failed={failed ?? false} bodyClass="tg-public" scripts={scripts} installable>
      {frame.demo ? <DemoBanner lang={lang} place="public" /> : null}
      <header class="tg-header">
        <div class="tg-width tg-header__inner">
          <a href="/" class="tg-header__home">
            <img src={frame.assets.logo} alt="" width="40" height="40" class="tg-header__logo" />
            <span class="tg-header__names">
              <span class="tg-header__service">{t(lang, 'layout.service')}</span>
              <span class="tg-header__office">{frame.officeName}</span>
            </span>
          </a>
          <nav class="tg-header__nav" aria-label={t(lang, 'layout.nav_public')}>
            <ul>
              {links.map(([href, key]) => (
                <li key={href}>
                  <a href={href} aria-current={isAt(path, href) ? 'page' : undefined}>
                    {t(lang, key)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <div class="tg-width">
        {back === undefined ? null : (
          <a href={back} class="govuk-back-link">
            {t(lang, 'common.back')}
          </a>
        )}
        <main id="main" class={wide ? 'tg-main' : 'tg-main tg-main--reading'}>
          {children}
        </main>
      </div>
      <SiteFooter frame={frame} />
    </PageShell>
  )
}

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
