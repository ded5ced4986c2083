import type { FastifyInstance, FastifyRequest } from 'fastify'
import { localPath } from './local-path.ts'
import { setCookie } from './cookies.ts'
import { isMachinePath } from './machine-path.ts'

/** Name of the cookie that remembers the language chosen in the footer. */
export const languageCookie = 'bahasa'

/**
 * The language to answer in. Pages: the choice remembered in the cookie, Indonesian otherwise (a browser's own
 * setting is no evidence on a shared phone). Machines: Accept-Language.
 */
export function languageOf(request: FastifyRequest): 'id' | 'en' {
  if (isMachinePath(request.url)) return preferred(request.headers['accept-language'])
  return request.cookies?.[languageCookie] === 'en' ? 'en' : 'id'
}

/** The better liked of Indonesian and English in an Accept-Language header; Indonesian when it says nothing of use. */
export function preferred(header: string | undefined): 'id' | 'en' {
  let best: { language: 'id' | 'en'; weight: number } = { language: 'id', weight: 0 }
  for (const item of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...params] = item.trim().toLowerCase().split(';')
    const language = tag.split('-')[0]
    if (language !== 'id' && language !== 'en') continue
    const q = params.map((param) => param.trim()).find((param) => param.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    if (weight > best.weight) best = { language, weight }
  }
  return best.language
}

/** `GET /bahasa/:lang?kembali=/path`: remembers the language for a year and goes back to the page. */
export function addLanguageSwitch(app: FastifyInstance): void {
  app.get<{ Params: { lang: string }; Querystring: { kembali?: unknown } }>(
    '/bahasa/:lang',
    { config: { access: 'public' } },
    (request, reply) => {
      const language = request.params.lang === 'en' ? 'en' : 'id'
      setCookie(reply, languageCookie, language, { maxAge: 365 * 24 * 3600 })
      return reply.redirect(localPath(request.query.kembali), 303)
    },
  )
}
