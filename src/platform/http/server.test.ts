import { expect, test, describe, afterEach } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { gunzipSync } from 'node:zlib'
import { silentLog } from '../log.ts'
import type { Authorize } from './access.ts'
import { maskToken, newCsrfToken } from './csrf.ts'
import { HttpProblem } from './problem.ts'
import type { OnProblem } from './problems.ts'
import { isMachinePath } from './machine-path.ts'
import { closeServer, createServer } from './server.ts'
import type { ServerOptions } from './server.ts'

declare module './access.ts' {
  interface AccessNames {
    'test-desk': true
  }
}

const secret = newCsrfToken()
const authorize: Authorize = (request, access) => {
  const identity = request.cookies.session === 'good' ? { csrfToken: secret } : null
  if (access === 'public' || identity !== null) return { ok: true, identity }
  return { ok: false, problem: 'sign-in-required' }
}
const onProblem: OnProblem = (problem, request) =>
  isMachinePath(request.url) ? { json: { ...problem } } : { html: `<p>${problem.code} ${problem.requestId}</p>` }

let app: FastifyInstance
async function build(options: Partial<ServerOptions> = {}): Promise<FastifyInstance> {
  app = await createServer({ log: silentLog(), publicUrl: 'http://office.test', authorize, onProblem, ...options })
  app.get('/page', { config: { access: 'public', cache: 'private, no-cache' } }, (_request, reply) =>
    reply.type('text/html').send(`<p>${'halo '.repeat(400)}</p>`),
  )
  app.get('/public/:id', { config: { access: 'public' } }, (request) => ({ params: request.params, query: request.query }))
  app.post('/public', { config: { access: 'public' } }, (request) => ({ body: request.body }))
  app.post('/api/v1/things', { config: { access: 'public' } }, (request) => ({ body: request.body }))
  app.post('/desk', { config: { access: 'test-desk' } }, (request) => ({ body: request.body }))
  app.get('/bug', { config: { access: 'public' } }, () => {
    throw new TypeError('secret detail')
  })
  app.get('/slow-down', { config: { access: 'public' } }, () => {
    throw new HttpProblem('too-many-requests', { retryAfter: 7 })
  })
  await app.ready()
  return app
}
afterEach(() => app?.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('routes', () => {
  test('a route without declared access stops the start', async () => {
    const bare = await createServer({ log: silentLog(), publicUrl: 'http://office.test', authorize, onProblem })
    expect(() => bare.get('/open', () => 'x')).toThrow(/does not declare/)
    await bare.close()
  })

  test('the table lists every route with its access', async () => {
    await build()
    expect(app.routeTable).toContainEqual({ method: 'POST', url: '/desk', access: 'test-desk' })
  })

  test('nested form names reach the handler as objects', async () => {
    await build()
    const answer = await app.inject({ method: 'POST', url: '/public', headers: form, payload: 'a.b=1&tag=x&tag=y&n=%00z' })
    expect(answer.json()).toEqual({ body: { a: { b: '1' }, tag: ['x', 'y'], n: 'z' } })
  })

  test('JSON escapes that no database can store are cleaned', async () => {
    await build()
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things', headers: { 'content-type': 'application/json' }, payload: '{"a":"x\\u0000y\\ud800"}' })
    expect(answer.json()).toEqual({ body: { a: 'xy\ufffd' } })
  })
})

describe('headers', () => {
  test('every answer, errors included, carries the security headers and is not stored', async () => {
    await build()
    for (const url of ['/public/1', '/nowhere', '/bug', '/%zz', '/x%00']) {
      const { headers } = await app.inject({ url })
      expect(headers['content-security-policy'], url).toContain("default-src 'none'")
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['referrer-policy'], url).toBe('same-origin')
      expect(headers['cache-control'], url).toBe('no-store')
      expect(headers['strict-transport-security'], url).toBeUndefined()
    }
  })

  test('https turns on HSTS; a route may declare its caching', async () => {
    await build({ publicUrl: 'https://office.test' })
    const { headers } = await app.inject({ url: '/page' })
    expect(headers['strict-transport-security']).toMatch(/max-age=\d+/)
    expect(headers['cache-control']).toBe('private, no-cache')
  })

  test('pages are compressed for whoever accepts it', async () => {
    await build()
    const zipped = await app.inject({ url: '/page', headers: { 'accept-encoding': 'br, gzip' } })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.rawPayload).toString()).toContain('halo')
    const plain = await app.inject({ url: '/page', headers: { 'accept-encoding': 'gzip;q=0' } })
    expect(plain.headers['content-encoding']).toBeUndefined()
  })
})

describe('problems', () => {
  const cases: [string, { method?: 'GET' | 'POST' | 'DELETE'; url: string; headers?: Record<string, string>; payload?: string }, number][] = [
    ['unknown address', { url: '/nowhere' }, 404],
    ['other method', { method: 'DELETE', url: '/public' }, 405],
    ['bug', { url: '/bug' }, 500],
    ['too many', { url: '/slow-down' }, 429],
    ['malformed percent-encoding', { url: '/public/%E0%A4%A' }, 400],
    ['null byte in address', { url: '/public/a%00b' }, 400],
    ['null byte in query', { url: '/public/a?x=%00' }, 400],
    ['too long a parameter', { url: `/public/${'a'.repeat(5000)}` }, 404],
    ['malformed JSON', { method: 'POST', url: '/api/v1/things', headers: { 'content-type': 'application/json' }, payload: '{"a":' }, 400],
    ['poisoned JSON', { method: 'POST', url: '/api/v1/things', headers: { 'content-type': 'application/json' }, payload: '{"__proto__":{}}' }, 400],
    ['text body', { method: 'POST', url: '/public', headers: { 'content-type': 'text/plain' }, payload: 'x' }, 415],
    ['multipart where no file is taken', { method: 'POST', url: '/public', headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload: '--b--\r\n' }, 415],
    ['too large', { method: 'POST', url: '/public', headers: form, payload: 'a='.padEnd(2_000_000, 'x') }, 413],
  ]
  test.each(cases)('%s', async (_name, request, status) => {
    await build()
    const answer = await app.inject(request)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).not.toContain('secret detail')
    const type = isMachinePath(request.url) ? 'application/problem+json' : 'text/html'
    expect(answer.headers['content-type']).toContain(type)
  })

  test('405 says what is allowed, 429 when to come back', async () => {
    await build()
    expect((await app.inject({ method: 'DELETE', url: '/public/' })).headers.allow).toBe('POST')
    expect((await app.inject('/slow-down')).headers['retry-after']).toBe('7')
  })

  test('a door that fails while showing a problem still yields an answer with the id', async () => {
    await build({
      onProblem: () => {
        throw new Error('broken page')
      },
    })
    const answer = await app.inject('/bug')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toMatch(/500 [0-9a-f]{6}-\w+/)
  })

  test('junk in cookies and headers never is a 5xx', async () => {
    await build()
    const junk = ['%', '%E0%A4%A', '\u00ff\u0001', '=;=;;', 'session=%00', `x=${'y'.repeat(4000)}`, '__proto__=1; constructor=2']
    for (const value of junk) {
      for (const name of ['cookie', 'accept-language', 'accept-encoding', 'origin', 'sec-fetch-site', 'host', 'x-csrf-token']) {
        const answer = await app.inject({ method: 'POST', url: '/public', headers: { ...form, [name]: value }, payload: 'a=1' })
        expect(answer.statusCode, `${name}: ${value}`).toBeLessThan(500)
      }
    }
  })
})

describe('forged forms', () => {
  const post = (url: string, headers: Record<string, string>, payload = 'a=1') =>
    app.inject({ method: 'POST', url, headers: { ...form, host: 'office.test', ...headers }, payload })
  const signedIn = { cookie: 'session=good' }

  test('a page of another site may post nothing, not even to a public form', async () => {
    await build()
    const senders: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'http://office.test' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://other.office.test' },
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: 'http://office.test.evil.test' },
    ]
    for (const headers of senders) {
      expect((await post('/public', headers)).statusCode, JSON.stringify(headers)).toBe(403)
    }
  })

  test('our own pages and phones too old to say anything may', async () => {
    await build()
    const senders: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://office.test' },
      { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
    ]
    for (const headers of senders) {
      expect((await post('/public', headers)).statusCode, JSON.stringify(headers)).toBe(200)
    }
  })

  test('a session needs the token of its own, masked anew each time, in field or header', async () => {
    await build()
    expect((await post('/desk', {})).statusCode).toBe(401)
    expect((await post('/desk', signedIn)).statusCode).toBe(403)
    expect((await post('/desk', signedIn, '_csrf=')).statusCode).toBe(403)
    expect((await post('/desk', signedIn, `_csrf=${maskToken(newCsrfToken())}`)).statusCode).toBe(403)
    expect((await post('/desk', signedIn, `_csrf=${newCsrfToken()}`)).statusCode).toBe(403)
    const masked = maskToken(secret)
    expect(masked).not.toBe(maskToken(secret))
    expect((await post('/desk', signedIn, `_csrf=${masked}`)).statusCode).toBe(200)
    expect((await post('/desk', signedIn, `_csrf=${secret}`)).statusCode).toBe(200)
    expect((await post('/desk', { ...signedIn, 'x-csrf-token': masked })).statusCode).toBe(200)
    // A repeated field is a list, not a token.
    expect((await post('/desk', signedIn, `_csrf=${masked}&_csrf=${masked}`)).statusCode).toBe(403)
  })
})

test('the sender’s address is believed from a proxy on this machine only', async () => {
  const server = await createServer({ log: silentLog(), publicUrl: 'http://office.test', authorize, onProblem })
  server.get('/ip', { config: { access: 'public' } }, (request) => request.ip)
  const ip = async (remoteAddress: string) => (await server.inject({ url: '/ip', remoteAddress, headers: { 'x-forwarded-for': '203.0.113.9' } })).body
  expect(await ip('127.0.0.1')).toBe('203.0.113.9')
  expect(await ip('198.51.100.1')).toBe('198.51.100.1')
  await server.close()
})

describe('language', () => {
  test('the switch remembers and goes back to a local page only', async () => {
    await build()
    const answer = await app.inject('/bahasa/en?kembali=/lacak%3Fx=1')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/lacak?x=1')
    expect(answer.headers['set-cookie']).toContain('bahasa=en')
    for (const target of ['//evil.test', '/\\evil.test', 'https://evil.test', '/%09/evil.test', 'javascript:alert(1)', '']) {
      const bad = await app.inject(`/bahasa/en?kembali=${encodeURIComponent(target)}`)
      expect(bad.headers.location, target).toMatch(/^\/(?![/\\])/)
    }
  })
})

describe('closing', () => {
  test('a request in hand is finished, a new one is not taken', async () => {
    await build()
    await app.close()
    app = await createServer({ log: silentLog(), publicUrl: 'http://office.test', authorize, onProblem })
    let arrived = (): void => {}
    const inHand = new Promise<void>((resolve) => (arrived = resolve))
    app.get('/slow', { config: { access: 'public' } }, async () => {
      arrived()
      await new Promise((resolve) => setTimeout(resolve, 200))
      return { finished: true }
    })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const pending = fetch(`${address}/slow`)
    await inHand
    const closed = closeServer(app)
    await expect((await pending).json()).resolves.toEqual({ finished: true })
    await closed
    await expect(fetch(`${address}/slow`)).rejects.toThrow()
  })
})
