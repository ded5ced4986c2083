import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { Role } from '../../src/office/roles.ts'
import type { TestHouse } from './house.ts'

/** Someone signed in at the desk, who reads pages and sends the forms of a case's letters as a browser does. */
export interface Officer {
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, fields: Record<string, string>): Promise<LightMyRequestResponse>
  upload(url: string, content: Uint8Array, name?: string): Promise<LightMyRequestResponse>
}

/** @param form of a case, a page with a form on it: its token comes from there */
export async function officerOf({ app, signIn }: Pick<TestHouse, 'app' | 'signIn'>, role: Role, form: (url: string) => string): Promise<Officer> {
  const cookie = await signIn(role)
  const get = (url: string) => app.inject({ url, headers: { cookie } })
  const token = async (url: string) => /name="_csrf" value="([^"]+)"/u.exec((await get(form(url))).body)?.[1] ?? ''
  return {
    get,
    async post(url, fields) {
      const payload = new URLSearchParams({ _csrf: await token(url), _key: randomUUID(), ...fields }).toString()
      return app.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload })
    },
    async upload(url, content, name = 'surat.docx') {
      const body = new FormData()
      body.set('_csrf', await token(url))
      body.set('docx', new Blob([Uint8Array.from(content)]), name)
      const request = new Request('http://127.0.0.1/', { method: 'POST', body })
      return app.inject({ method: 'POST', url, headers: { cookie, 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) })
    },
  }
}

/** What a browser would send of a form that nobody changed. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="(kind|id|about)" value="([^"]*)"/gu)) fields[name] = value
  for (const [, name = '', value = ''] of html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/gu)) fields[name] = value
  for (const [tag] of html.matchAll(/<input[^>]*class="govuk-input[^>]*>/gu)) {
    const name = / name="([^"]+)"/u.exec(tag)?.[1]
    if (name) fields[name] = / value="([^"]*)"/u.exec(tag)?.[1] ?? ''
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gu)) fields[name] = /<option value="([^"]*)" selected/u.exec(options)?.[1] ?? /<option value="([^"]*)"/u.exec(options)?.[1] ?? ''
  return fields
}
