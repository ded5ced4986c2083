import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { qrSvg } from '../../papers/qr.ts'
import type { House } from '../../procedure/house.ts'
import { t } from '../../ui/messages/messages.ts'
import type { Language } from '../../ui/messages/messages.ts'
import { renderPage } from '../../ui/render.ts'
import { buttonSvg } from './button-svg.ts'
import type { ButtonStyle } from './button-svg.ts'
import { ButtonPage } from './button-page.tsx'
import { PosterPage } from './poster-page.tsx'

/** A month: other websites show it on each of their pages. */
const longCache = 'public, max-age=2592000'
const pictures = { '/tombol/adukan.svg': 'solid', '/tombol/adukan-garis.svg': 'outline' } as const satisfies Record<string, ButtonStyle>

/** `/tombol`: for whoever keeps the office's other website: a link, a button, a poster, to copy. None of them runs anything there. */
export function addEmbedPages(app: FastifyInstance, house: Pick<House, 'frame' | 'config'>): void {
  const address = () => `${house.config.publicUrl}/adukan`
  const html = (reply: FastifyReply, page: string) => reply.type('text/html; charset=utf-8').send(page)

  app.get('/tombol', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) =>
    html(reply, renderPage(<ButtonPage frame={await house.frame(request)} publicUrl={house.config.publicUrl} />)))

  app.get('/tombol/poster', { config: { access: 'public', cache: 'private, no-cache' } }, async (request, reply) =>
    html(reply, renderPage(<PosterPage frame={await house.frame(request)} address={address()} />)))

  app.get('/tombol/qr.svg', { config: { access: 'public', cache: 'public, max-age=86400' } }, (_request, reply) => svg(reply, qrSvg(address())))

  for (const [path, style] of Object.entries(pictures)) {
    app.get<{ Querystring: { bahasa?: unknown } }>(path, { config: { access: 'public', cache: longCache } }, async (request: FastifyRequest<{ Querystring: { bahasa?: unknown } }>, reply) => {
      const lang: Language = request.query.bahasa === 'en' ? 'en' : 'id'
      const { officeName } = await house.frame(request)
      // The one thing of ours that other websites may show.
      return svg(reply.header('cross-origin-resource-policy', 'cross-origin'), buttonSvg(style, { title: t(lang, 'embed.button'), office: officeName }))
    })
  }
}

function svg(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('image/svg+xml; charset=utf-8').send(text)
}
