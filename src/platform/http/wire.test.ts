import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { silentLog } from '../log.ts'
import { closeServer, createServer } from './server.ts'

let app: FastifyInstance
let port: number
const script = 'console.log("halo")\n'.repeat(100)

beforeAll(async () => {
  const outside = await temporaryFolder('assets')
  const folder = join(outside, 'assets')
  await mkdir(folder)
  await writeFile(join(outside, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'app.abc123.js'), script)
  await writeFile(join(folder, 'app.abc123.js.br'), brotliCompressSync(script))
  await writeFile(join(folder, 'app.abc123.js.gz'), gzipSync(script))
  await writeFile(join(folder, '.hidden'), 'secret')
  app = await createServer({
    log: silentLog(),
    publicUrl: 'http://office.test',
    assetsFolder: folder,
    authorize: () => ({ ok: true, identity: null }),
    onProblem: (problem) => ({ html: `<p>${problem.code}` }),
  })
  app.post('/form', { config: { access: 'public' } }, (request) => ({ body: request.body }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => closeServer(app, 1000))

/** What comes back for these very bytes; a connection cut while we still send may lose the answer. */
function raw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    let text = ''
    socket.setEncoding('latin1').on('data', (part) => (text += part))
    socket.on('close', () => resolve(text)).on('error', () => resolve(text))
  })
}

test('assets come ready compressed, for a year, and nothing beside them is served', async () => {
  const get = (url: string, accept = '') => app.inject({ url, headers: { 'accept-encoding': accept } })
  const br = await get('/assets/app.abc123.js', 'gzip, br')
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' })
  expect(br.headers['content-type']).toContain('javascript')
  expect(br.rawPayload.length).toBeLessThan(200)
  expect((await get('/assets/app.abc123.js', 'gzip')).headers['content-encoding']).toBe('gzip')
  expect((await get('/assets/app.abc123.js')).body).toBe(script)
  for (const url of ['/assets/', '/assets/nothing.js', '/assets/app.abc123.js.br', '/assets/.hidden', '/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/..%2fsecret.txt', '/assets/%00']) {
    const answer = await get(url)
    expect(answer.statusCode, url).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode, url).toBeLessThan(500)
    expect(answer.body, url).not.toContain('secret')
  }
})

test('whatever arrives on the wire, the answer is a refusal and the server goes on', async () => {
  const junk = [
    'GARBAGE\r\n\r\n',
    '\0\0\0\0\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nCookie: \0\x01\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`,
    `GET /${'a'.repeat(60_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: a\r\nCookie: sesi=%E0%A4%A; =; ;;; \xff\xfe=\xff\r\nConnection: close\r\n\r\n',
    'POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: abc\r\n\r\na=1',
    'POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: ;;;\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=1',
    'POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 3\r\nConnection: close\r\n\r\n\xff\xfe\xff',
  ]
  for (const bytes of junk) {
    const answer = await raw(Buffer.from(bytes, 'latin1'))
    expect(answer, bytes.slice(0, 80)).toMatch(bytes.length > 50_000 ? /^($|HTTP\/1\.1 4\d\d)/ : /^HTTP\/1\.1 4\d\d/)
  }
  expect((await fetch(`http://127.0.0.1:${port}/assets/app.abc123.js`)).status).toBe(200)
})
