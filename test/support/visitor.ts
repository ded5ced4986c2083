import type { FastifyInstance } from 'fastify'

export type Pairs = readonly (readonly [string, string])[]
export interface Sent { name: string; content: string | Buffer; field?: string }
export interface Page { status: number; html: string; bytes: Buffer; location: string; headers: Record<string, unknown> }

/** A browser without JavaScript: keeps cookies and sends forms as HTML does. */
export interface Visitor {
  get(url: string): Promise<Page>
  /** As a plain form; with files (also none), as multipart. */
  post(url: string, fields: Pairs, files?: readonly Sent[]): Promise<Page>
  cookies: Map<string, string>
}

export function visitor(app: FastifyInstance, remoteAddress = '127.0.0.1'): Visitor {
  const cookies = new Map<string, string>()
  async function ask(method: 'GET' | 'POST', url: string, type?: string, payload?: string | Buffer): Promise<Page> {
    const reply = await app.inject({ method, url, cookies: Object.fromEntries(cookies), remoteAddress, ...(type ? { headers: { 'content-type': type } } : {}), ...(payload === undefined ? {} : { payload }) })
    for (const { name, value, maxAge } of reply.cookies) {
      if (value === '' || maxAge === 0) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: reply.statusCode, html: reply.body, bytes: reply.rawPayload, location: String(reply.headers.location ?? ''), headers: reply.headers }
  }
  return {
    cookies,
    get: (url) => ask('GET', url),
    post(url, fields, files) {
      if (!files) return ask('POST', url, 'application/x-www-form-urlencoded', new URLSearchParams(fields.map(([name, value]) => [name, value])).toString())
      const parts = [
        ...fields.map(([name, value]) => Buffer.from(`--part\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value.replace(/\r?\n/gu, '\r\n')}\r\n`)),
        ...files.flatMap(({ name, content, field = 'attachments' }) => [
          Buffer.from(`--part\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n'),
        ]),
      ]
      return ask('POST', url, 'multipart/form-data; boundary=part', Buffer.concat([...parts, Buffer.from('--part--\r\n')]))
    },
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/gu, (_all, name: string) => entities[name] ?? '')
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1]

/** What the form with this action holds, as a browser would send it again: fields as filled in, boxes and choices as made. */
export function fieldsOf(html: string, action: string): [string, string][] {
  const form = html.split('<form').find((part) => attribute(part.split('>')[0] ?? '', 'action') === action)?.split('</form>')[0] ?? ''
  const fields: [string, string][] = []
  // A value may hold a ">": only outside quotes does it end a tag.
  for (const [all, tag = '', inner] of form.matchAll(/(<(?:input|textarea|select)(?:"[^"]*"|[^">])*>)(?:([^<]*)<\/textarea>|(?<=<select[^>]*>).*?<\/select>)?/gsu)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type')
    if (!name || type === 'file' || ((type === 'checkbox' || type === 'radio') && !/\schecked/u.test(tag))) continue
    if (tag.startsWith('<select')) fields.push([name, attribute(/<option[^>]*\sselected[^>]*>/u.exec(all)?.[0] ?? '', 'value') ?? ''])
    else fields.push([name, plain(inner ?? attribute(tag, 'value') ?? '').replace(/^\n/u, '')])
  }
  return fields
}

/** The same fields with some values written over, and new ones added. */
export function filled(fields: Pairs, values: Readonly<Record<string, string>>): [string, string][] {
  const known = new Set(fields.map(([name]) => name))
  return [...fields.map(([name, value]): [string, string] => [name, values[name] ?? value]), ...Object.entries(values).filter(([name]) => !known.has(name))]
}
