import type { FastifyInstance } from 'fastify'
import { cleanText } from './form-body.ts'

/**
 * Reads JSON bodies. Malformed JSON and names that would poison prototypes are a 400 (the framework's own parser);
 * null characters and broken surrogates, which can only come in as escapes, are cleaned as in forms, because
 * PostgreSQL can store neither.
 */
export function addJsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    parse(request, body, (error, value) => {
      if (error !== null) return done(error)
      done(null, body.includes('\\u') ? cleaned(value) : value)
    })
  })
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), cleaned(inner)]))
}
