import type { FastifyInstance } from 'fastify'
import type { House } from '../../procedure/house.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import type { PageFrame } from '../../ui/frame.ts'
import { t } from '../../ui/messages/messages.ts'
import { PublicPage } from '../../ui/public-page/public-page.tsx'
import { renderPage } from '../../ui/render.ts'

/** The lodge form as an app that a phone can install: its manifest, its service worker, and the page that it shows without a network. */
export function addAppRoutes(app: FastifyInstance, house: Pick<House, 'frame'>): void {
  app.get('/manifest.webmanifest', { config: { access: 'public', cache: 'public, max-age=86400' } }, async (request, reply) => {
    const frame = await house.frame(request)
    return reply.type('application/manifest+json; charset=utf-8').send(JSON.stringify(manifestOf(frame)))
  })

  // Asked for anew each time, so that a new one is taken at once; it names the assets that it keeps.
  app.get('/sw.js', { config: { access: 'public', cache: 'no-cache' } }, (_request, reply) => reply.header('vary', 'Accept-Encoding').sendFile('sw.js', { cacheControl: false }))

  app.get('/luring', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) => {
    const frame = await house.frame(request)
    return reply.type('text/html; charset=utf-8').send(renderPage(<OfflinePage frame={frame} />))
  })
}

function manifestOf({ lang, officeName, assets }: PageFrame): object {
  const png = (size: number, src: string, purpose: string) => ({ src, sizes: `${size}x${size}`, type: 'image/png', purpose })
  return {
    id: '/adukan', name: t(lang, 'layout.title', { title: t(lang, 'app.short_name'), service: t(lang, 'layout.service'), office: officeName }), short_name: t(lang, 'app.short_name'), description: t(lang, 'app.description', { office: officeName }),
    lang, dir: 'ltr', start_url: '/adukan', scope: '/', display: 'standalone', theme_color: '#5b2a6e', background_color: '#ffffff',
    icons: [{ src: assets.icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }, png(192, assets.icon192, 'any'), png(512, assets.icon512, 'any'), png(512, assets.icon512, 'maskable')],
    shortcuts: [{ name: t(lang, 'layout.nav_lodge'), url: '/adukan' }, { name: t(lang, 'layout.nav_track'), url: '/lacak' }],
  }
}

function OfflinePage({ frame }: { frame: PageFrame }) {
  const { lang } = frame
  return (
    <PublicPage frame={frame} title={t(lang, 'app.offline')}>
      <h1>{t(lang, 'app.offline')}</h1>
      <p>{t(lang, 'app.offline_lead')}</p>
      <ButtonLink href="/adukan">{t(lang, 'app.offline_link')}</ButtonLink>
    </PublicPage>
  )
}
