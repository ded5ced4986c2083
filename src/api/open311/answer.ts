import type { FastifyReply } from 'fastify'
import { xmlDocument } from './xml.ts'
import type { XmlValue } from './xml.ts'

export type Format = 'json' | 'xml'

/** A list of one kind as GeoReport answers it: a JSON array, or `<services><service>…`. */
export function sendList(reply: FastifyReply, format: Format, names: { list: string; item: string }, items: readonly XmlValue[]): FastifyReply {
  if (format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(items))
  return reply.type('text/xml; charset=utf-8').send(xmlDocument(names.list, { [names.item]: items }))
}

/** One thing: a JSON object, or one element. */
export function sendOne(reply: FastifyReply, format: Format, name: string, value: XmlValue): FastifyReply {
  if (format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify(value))
  return reply.type('text/xml; charset=utf-8').send(xmlDocument(name, value))
}

export interface GeoError { code: number; description: string }

/** GeoReport's own form of an error; the first code is the status of the answer. */
export function sendErrors(reply: FastifyReply, format: Format, errors: readonly GeoError[]): FastifyReply {
  reply.code(errors[0]?.code ?? 400)
  return sendList(reply, format, { list: 'errors', item: 'error' }, errors.map(({ code, description }) => ({ code, description })))
}

/** The format that an address asks for: the end of its last part. */
export function formatOf(url: string): Format {
  return (url.split('?', 1)[0] ?? '').endsWith('.xml') ? 'xml' : 'json'
}
