import { afterEach, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { openFileStore } from '../files.ts'
import type { FileStore } from '../files.ts'
import { silentLog } from '../log.ts'
import { maskToken, newCsrfToken } from './csrf.ts'
import { createServer } from './server.ts'

declare module './access.ts' {
  interface AccessNames {
    'test-upload': true
  }
}

const token = newCsrfToken()
let app: FastifyInstance
let files: FileStore
afterEach(() => app.close())

async function build(): Promise<void> {
  files = await openFileStore(await temporaryFolder('uploads'))
  app = await createServer({
    log: silentLog(),
    publicUrl: 'http://office.test',
    authorize: (request) => ({ ok: true, identity: request.cookies.session === 'good' ? { csrfToken: token } : null }),
    onProblem: (problem) => ({ json: problem }),
    receiveFile: (content, limit) => files.put(content, limit),
    bodyLimit: 10_000,
  })
  for (const [url, access] of [['/lodge', 'public'], ['/desk', 'test-upload']] as const) {
    app.post(url, { config: { access, upload: { maxFiles: 2, maxFileSize: 1000 } } }, (request) => ({ body: request.body, uploads: request.uploads }))
  }
}

type Part = [name: string, value: string, file?: string]
function send(url: string, parts: Part[], headers: Record<string, string> = {}) {
  const body = parts.map(([name, value, file]) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: image/jpeg`}\r\n\r\n${value}\r\n`)
  return app.inject({ method: 'POST', url, headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers }, payload: `${body.join('')}--b--\r\n` })
}

async function stored(): Promise<number> {
  let count = 0
  for await (const _ of files.list()) count++
  return count
}

test('fields nest as in any form, files are kept, empty file fields are nothing', async () => {
  await build()
  const answer = await send('/lodge', [['a.b', 'x\0y'], ['photo', 'JPEG', 'rumah.jpg'], ['photo', '', ''], ['after', '1']])
  expect(answer.json()).toMatchObject({ body: { a: { b: 'xy' }, after: '1' }, uploads: [{ field: 'photo', fileName: 'rumah.jpg', kept: { size: 4 } }] })
  expect(await stored()).toBe(1)
})

test('a file too large or one too many is refused by name, the rest of the form is kept', async () => {
  await build()
  const answer = await send('/lodge', [['photo', 'x'.repeat(9000), 'besar.jpg'], ['photo', 'x'.repeat(1000), 'pas.jpg'], ['photo', 'y', 'tiga.jpg'], ['narrative', 'kept']])
  expect(answer.json()).toMatchObject({
    body: { narrative: 'kept' },
    uploads: [{ fileName: 'besar.jpg', refused: 'too-large' }, { fileName: 'pas.jpg', kept: { size: 1000 } }, { fileName: 'tiga.jpg', refused: 'too-many' }],
  })
})

test('of a forged form no file is kept; the token must stand before the first file', async () => {
  await build()
  const cookie = 'session=good'
  const masked = maskToken(token)
  expect((await send('/desk', [['photo', 'JPEG', 'a.jpg']], { cookie })).statusCode).toBe(403)
  expect((await send('/desk', [['photo', 'JPEG', 'a.jpg'], ['_csrf', masked]], { cookie })).statusCode).toBe(403)
  expect((await send('/desk', [['a', '1']], { cookie })).statusCode).toBe(403)
  expect(await stored()).toBe(0)
  expect((await send('/desk', [['_csrf', masked], ['photo', 'JPEG', 'a.jpg']], { cookie })).statusCode).toBe(200)
  // A public form acts with nobody's authority, also for an officer who happens to be signed in.
  expect((await send('/lodge', [['photo', 'JPEG', 'a.jpg']], { cookie })).statusCode).toBe(200)
})

test('malformed, cut or oversized forms are clear refusals', async () => {
  await build()
  const raw = (payload: string, type = 'multipart/form-data; boundary=b') => app.inject({ method: 'POST', url: '/lodge', headers: { 'content-type': type }, payload })
  const bodies = ['', 'junk', '--b', '--b\r\n', '--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--', '--b\r\ncontent-disposition: form-data; name="p"; filename="a"\r\n\r\ncut']
  for (const body of bodies) expect((await raw(body)).statusCode, body).toBeLessThan(500)
  expect((await raw('x', 'multipart/form-data')).statusCode).toBeLessThan(500)
  expect((await send('/lodge', [['a', 'x'.repeat(20_000)]])).statusCode).toBe(413)
  // More than the files and fields can ever be: refused before a byte is read.
  expect((await send('/lodge', [['photo', 'x'.repeat(50_000), 'a.jpg']])).statusCode).toBe(413)
  expect((await send('/lodge', [['__proto__', 'x']])).statusCode).toBeLessThan(500)
})
