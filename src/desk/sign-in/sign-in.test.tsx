import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'
import { testOffice, testPerson, tuesday } from '../../../test/support/office.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import type { Change } from '../../office/office-events.ts'
import { createAuthorize } from '../../office/people/identify.ts'
import { issueLink } from '../../office/people/one-time-links.ts'
import { createPasswords } from '../../office/people/passwords.ts'
import { createSignIn } from '../../office/people/sign-in.ts'
import type { OfficeTables } from '../../office/tables.ts'
import { csrfTokenOf } from '../../platform/http/csrf.ts'
import { languageOf } from '../../platform/http/language.ts'
import { createServer } from '../../platform/http/server.ts'
import { silentLog } from '../../platform/log.ts'
import { openSecret } from '../../platform/secret.ts'
import { addAccountRoutes, addLinkRoutes } from './password-routes.tsx'
import { signInPath } from '../../office/sign-in-path.ts'
import { addSignInRoutes } from './sign-in-routes.tsx'

const password = 'mangga manalagi ranum'
let database: TestDatabase<OfficeTables>
let by: Change
let app: FastifyInstance
let secureApp: FastifyInstance
let now = tuesday
let count = 0
let email: string
let link: string

beforeAll(async () => {
  database = await testDatabase<OfficeTables>({ max: 10 })
  by = (await testOffice(database.db)).by
  app = await build('http://office.test')
  secureApp = await build('https://office.test')
})
afterAll(() => Promise.all([app?.close(), secureApp?.close()]))

async function build(publicUrl: string): Promise<FastifyInstance> {
  const { db } = database
  const { officeId } = by
  const passwords = createPasswords()
  const secret = await openSecret(await temporaryFolder('secret'), null)
  const server = await createServer({
    log: silentLog(),
    publicUrl,
    authorize: createAuthorize({ db, pool: database.pool, officeId, zone: 'Asia/Jakarta', now: () => now }),
    onProblem: (problem, request) =>
      problem.code === 'sign-in-required' ? { redirect: signInPath(request.method === 'GET' ? request.url : '/meja') } : { html: `<p>${problem.code}` },
  })
  const deps = {
    db, officeId, passwords,
    zone: 'Asia/Jakarta',
    now: () => now,
    signIn: createSignIn({ db, officeId, passwords, secret }),
    frameOf: (request: Parameters<typeof languageOf>[0]) => ({
      lang: languageOf(request), path: request.url, officeName: 'Kecamatan Wonoasih', parentName: 'Pemerintah Kota Probolinggo', addressLine: 'Jl. Jeruk', phone: '1',
      demo: false, csrf: csrfTokenOf(request), assets: { css: '/a.css', js: '/a.js', icon: '/i.svg', logo: '/l.svg', recorder: '/r.js', lodge: '/k.js', icon192: '/1.png', icon512: '/5.png' },
    }),
  }
  addSignInRoutes(server, deps)
  addLinkRoutes(server, deps)
  addAccountRoutes(server, deps)
  server.get('/meja', { config: { access: 'desk' } }, () => 'desk')
  server.get('/meja/pengaturan', { config: { access: 'settings.read' } }, () => 'settings')
  await server.ready()
  return server
}

beforeEach(async () => {
  now = tuesday
  email = `sri${++count}@kantor.test`
  const id = await testPerson(database.db, by, { email, name: 'Sri Wahyuni' })
  const issued = await issueLink(database.db, by, id, 'first-password')
  if (!issued.ok) throw new Error('no link')
  link = `/sandi/${issued.token}`
})

type Fields = Record<string, string>
/** A browser: keeps cookies, fills in the form's hidden token. */
function browser(server = app, address = `10.1.${count}.1`) {
  const cookies = new Map<string, string>()
  let token = ''
  async function go(options: InjectOptions & { url: string }) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await server.inject({ ...options, remoteAddress: address, headers: { host: 'office.test', ...(cookie === '' ? {} : { cookie }), ...options.headers } })
    for (const { name, value } of answer.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? token
    return answer
  }
  return {
    cookies,
    get: (url: string) => go({ url }),
    post: (url: string, fields: Fields = {}) =>
      go({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: token, ...fields }).toString() }),
  }
}

const setPassword = (user: ReturnType<typeof browser>) => user.post(link, { new_password: password, repeat_password: password })
async function signedIn(server = app) {
  const user = browser(server)
  await setPassword(user)
  const answer = await user.post('/masuk', { email, password })
  expect(answer.statusCode).toBe(303)
  return user
}

describe('the first sign-in', () => {
  test('from the link to the page that was asked for', async () => {
    const user = browser()
    const page = await user.get(link)
    expect(page.body).toContain('Sri Wahyuni')
    expect(await htmlFaults(page.body)).toEqual([])
    expect((await user.post(link, { new_password: password, repeat_password: 'lain' })).statusCode).toBe(422)
    const weak = await user.post(link, { new_password: 'pendek', repeat_password: 'pendek' })
    expect(weak.statusCode).toBe(422)
    expect(weak.body).toContain('paling sedikit 12 huruf')
    expect(weak.body).not.toContain('pendek')
    const saved = await setPassword(user)
    expect(saved.headers.location).toBe('/masuk?kabar=sandi')
    expect((await user.get(link)).statusCode).toBe(410)
    expect((await setPassword(user)).statusCode).toBe(410)

    const sentAway = await user.get('/meja?x=1')
    expect(sentAway.headers.location).toBe('/masuk?kabar=perlu&kembali=%2Fmeja%3Fx%3D1')
    const form = await user.get(String(sentAway.headers.location))
    expect(await htmlFaults(form.body)).toEqual([])
    const entered = await user.post('/masuk', { email, password, kembali: '/meja?x=1' })
    expect(entered.headers.location).toBe('/meja?x=1')
    expect((await user.get('/meja')).body).toBe('desk')
    expect((await user.get('/meja/pengaturan')).statusCode).toBe(403)
    expect((await user.get('/masuk?kembali=//evil.test')).headers.location).toBe('/meja')
  })

  test('leads to no other site', async () => {
    const user = browser()
    await setPassword(user)
    for (const kembali of ['//evil.test', 'https://evil.test', '/\\evil.test', '/%0d%0aevil']) {
      expect(String((await user.post('/masuk', { email, password, kembali })).headers.location)).toMatch(/^\/(?![/\\])/)
    }
  })

  test('a wrong password keeps the address typed and says no more', async () => {
    const user = browser()
    const wrong = await user.post('/masuk', { email: `${email}"><script>`, password: 'salah sekali' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('tidak cocok')
    expect(wrong.body).not.toContain('<script>')
    expect(wrong.body).not.toContain('salah sekali')
    expect(await htmlFaults(wrong.body)).toEqual([])
    expect((await user.post('/masuk', {})).statusCode).toBe(422)
    for (let i = 0; i < 5; i++) await user.post('/masuk', { email, password: 'salah sekali' })
    const wait = await user.post('/masuk', { email, password })
    expect([wait.statusCode, wait.headers['retry-after']]).toEqual([429, '15'])
    expect(wait.body).toContain('Tunggu 1 menit')
  })
})

describe('cookies', () => {
  test('cannot be read by scripts, and with https are bound to this host', async () => {
    const user = browser(secureApp)
    await setPassword(user)
    const answer = await user.post('/masuk', { email, password })
    const set = [answer.headers['set-cookie']].flat().join('\n')
    expect(set).toMatch(/__Host-sesi=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    expect(set).toMatch(/__Host-perangkat=/)
  })

  test('a session planted before signing in is worth nothing after', async () => {
    const user = browser()
    user.cookies.set('sesi', 'A'.repeat(43))
    await setPassword(user)
    await user.post('/masuk', { email, password })
    const thief = browser()
    thief.cookies.set('sesi', 'A'.repeat(43))
    expect((await thief.get('/meja')).statusCode).toBe(303)
    expect((await user.get('/meja')).statusCode).toBe(200)
  })
})

describe('leaving', () => {
  test('ends the session on the server; a form of another site cannot do it', async () => {
    const user = await signedIn()
    const copy = browser()
    copy.cookies.set('sesi', user.cookies.get('sesi') ?? '')
    expect((await copy.post('/keluar')).statusCode).toBe(403)
    await user.get('/meja/akun')
    expect((await user.post('/keluar')).headers.location).toBe('/masuk?kabar=keluar')
    expect(user.cookies.has('sesi')).toBe(false)
    expect((await copy.get('/meja')).statusCode).toBe(303)
  })

  test('everywhere ends all of them', async () => {
    const [here, there] = [await signedIn(), browser()]
    await there.post('/masuk', { email, password })
    await here.get('/meja/akun')
    await here.post('/keluar-semua')
    expect((await there.get('/meja')).statusCode).toBe(303)
  })
})

describe('own account', () => {
  test('shows own sessions, ends one, and changes the password', async () => {
    const [here, there] = [await signedIn(), browser()]
    await there.post('/masuk', { email, password })
    const page = await here.get('/meja/akun')
    expect(await htmlFaults(page.body)).toEqual([])
    expect(page.body).toContain('Perangkat ini')
    const sesi = /name="sesi" value="([0-9a-f]{64})"/.exec(page.body)?.[1] ?? ''
    expect((await here.post('/meja/akun/sesi', { sesi })).headers.location).toBe('/meja/akun?kabar=sesi')
    expect((await there.get('/meja')).statusCode).toBe(303)
    expect((await here.post('/meja/akun/sesi', { sesi: 'junk' })).statusCode).toBe(303)

    await there.post('/masuk', { email, password })
    const next = { new_password: 'jambu air merah muda', repeat_password: 'jambu air merah muda' }
    const wrong = await here.post('/meja/akun/sandi', { ...next, current_password: 'bukan ini' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('tidak cocok')
    expect((await here.post('/meja/akun/sandi', { ...next, current_password: password })).headers.location).toBe('/meja/akun?kabar=sandi')
    expect((await here.get('/meja/akun?kabar=sandi')).body).toContain('sudah diganti')
    expect((await there.get('/meja')).statusCode).toBe(303)
  })

  test('somebody at the unlocked computer may guess a few times only', async () => {
    const user = await signedIn()
    await user.get('/meja/akun')
    const next = { new_password: 'jambu air merah muda', repeat_password: 'jambu air merah muda' }
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await user.post('/meja/akun/sandi', { ...next, current_password: 'bukan ini' })).statusCode)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
  })

  test('is in English for who asks for it', async () => {
    const user = await signedIn()
    await user.get('/bahasa/en')
    expect((await user.get('/meja/akun')).body).toContain('Devices signed in')
  })
})

test('odd input is answered, never a fault', async () => {
  const user = await signedIn()
  await user.get('/meja/akun')
  for (const odd of ['', '\0', 'x'.repeat(50_000), '\u202e', '🙂', "' or 1=1 --", '<b>']) {
    for (const url of ['/masuk', link, '/meja/akun/sandi', '/meja/akun/sesi']) {
      const fields = Object.fromEntries(['email', 'password', 'kembali', 'new_password', 'repeat_password', 'current_password', 'sesi'].map((name) => [name, odd]))
      expect((await user.post(url, fields)).statusCode, `${url} ${odd.slice(0, 20)}`).toBeLessThan(500)
      expect((await user.post(url, { 'email.x': odd, 'password.0': odd, 'new_password.x': odd })).statusCode).toBeLessThan(500)
    }
    expect((await user.get(`/sandi/${encodeURIComponent(odd) || 'x'}`)).statusCode).toBeLessThan(500)
    expect((await user.get(`/masuk?kembali=${encodeURIComponent(odd)}&kabar=${encodeURIComponent(odd)}`)).statusCode).toBeLessThan(500)
  }
  for (const news of ['__proto__', 'constructor', 'toString']) expect((await browser().get(`/masuk?kabar=${news}`)).statusCode).toBe(200)
})
