import type { ComponentChildren } from 'preact'
import type { PageFrame } from '../frame.ts'
import { t } from '../messages/messages.ts'

export type PageShellProps = {
  readonly frame: PageFrame
  /** Title of the page itself; office and service are added. */
  readonly title: string
  /** True when the page shows errors: said first in the title, since a screen reader reads that first. */
  readonly failed?: boolean
  readonly bodyClass: string
  /** Scripts that only this page needs, besides the common one. */
  readonly scripts?: readonly string[]
  /** A page of the app that a phone can install. */
  readonly installable?: boolean
  readonly children: ComponentChildren
}

/** The HTML document: head, skip link, body. Only the two page layouts use it. */
export function PageShell({ frame, title, failed = false, bodyClass, scripts = [], installable = false, children }: PageShellProps) {
  const { lang, assets } = frame
  const shownTitle = failed ? t(lang, 'layout.title_error', { title }) : title
  return (
    <html lang={lang} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>
          {t(lang, 'layout.title', { title: shownTitle, service: t(lang, 'layout.service'), office: frame.officeName })}
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#5b2a6e" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {installable ? <link rel="manifest" href="/manifest.webmanifest" /> : null}
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js}></script>
        {scripts.map((src) => <script key={src} type="module" src={src}></script>)}
      </head>
      <body class={`govuk-template__body ${bodyClass}`}>
        <a href="#main" class="govuk-skip-link">
          {t(lang, 'layout.skip')}
        </a>
        {children}
      </body>
    </html>
  )
}
