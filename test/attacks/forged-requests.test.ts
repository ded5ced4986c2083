import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { issueLink } from '../../src/office/people/one-time-links.ts'
import { isCapability, may } from '../../src/office/permissions.ts'
import { roles } from '../../src/office/roles.ts'
import { testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, signIn, people } = given
const unsafe = app.routeTable.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))
const nobody = '00000000-0000-7000-8000-000000000000'
const addressOf = (url: string) => url.replace(/:(?:id|fileId|paper)\b/gu, nobody).replace(/:\w+/gu, 'x').replaceAll('*', 'x')

test('no form of a session is taken without its token, on no address', async () => {
  const cookies = new Map(await Promise.all(roles.map(async (role) => [role, await signIn(role)] as const)))
  let asked = 0
  for (const { method, url, access } of unsafe) {
    if (access === 'public' || !isCapability(access)) continue
    const role = roles.find((candidate) => may(people[candidate], access))
    if (!role) throw new Error(`nobody may ${access}`)
    for (const payload of ['', '_csrf=', `_csrf=${'x'.repeat(40)}`]) {
      const answer = await app.inject({ method: method as 'POST', url: addressOf(url), headers: { cookie: cookies.get(role) ?? '', 'content-type': 'application/x-www-form-urlencoded' }, payload })
      expect([403, 415], `${method} ${url} as ${role}: ${answer.statusCode}`).toContain(answer.statusCode)
      asked += 1
    }
  }
  expect(asked).toBeGreaterThan(150)
})

test('nothing that another website sends is taken, public pages included', async () => {
  const cookie = await signIn('petugas')
  for (const { method, url } of unsafe) {
    for (const headers of [{ origin: 'https://jahat.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await app.inject({ method: method as 'POST', url: addressOf(url), headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: 'x=1' })
      expect(answer.statusCode, `${method} ${url} ${JSON.stringify(headers)}`).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode, `${method} ${url} ${JSON.stringify(headers)}`).toBeLessThan(500)
    }
  }
})

test('no link and no redirect takes its host from the request', async () => {
  const poison = { host: 'jahat.example', 'x-forwarded-host': 'jahat.example', forwarded: 'host=jahat.example' }
  for (const { method, url, access } of app.routeTable) {
    if (method !== 'GET' || access !== 'public') continue
    const answer = await app.inject({ url: addressOf(url), headers: poison })
    expect(`${answer.body}${JSON.stringify(answer.headers)}`, url).not.toContain('jahat.example')
  }
})

test('no redirect leads to another site, and none carries a line of its own', async () => {
  for (const target of ['https://jahat.example', '//jahat.example', '/\\jahat.example', '/%0d%0aset-cookie:x=1', 'javascript:alert(1)', '/meja\r\nset-cookie: x=1']) {
    const answer = await app.inject({ url: `/bahasa/en?kembali=${encodeURIComponent(target)}` })
    const location = String(answer.headers.location ?? '/')
    expect(new URL(location, 'http://127.0.0.1:3000').origin, target).toBe('http://127.0.0.1:3000')
    expect(location).not.toMatch(/[\r\n]/u)
    expect(JSON.stringify(answer.headers['set-cookie'] ?? '')).not.toContain('x=1')
  }
})

test('a session that somebody laid into the browser is not the one that signing in begins, and ends with it', async () => {
  const { house } = given
  const password = 'mangga manalagi ranum'
  const issued = await issueLink(house.db, { officeId: house.workplace.officeId, actor: people.admin, now: given.clock.now }, people.petugas.id, 'first-password')
  if (!issued.ok) throw new Error(issued.refusal.key)
  expect((await app.inject({ method: 'POST', url: `/sandi/${issued.token}`, payload: { new_password: password, repeat_password: password } })).statusCode).toBe(303)
  const laid = await signIn('arsiparis')
  const answer = await app.inject({ method: 'POST', url: '/masuk', headers: { cookie: laid }, payload: { email: 'petugas@contoh.test', password } })
  expect(answer.statusCode).toBe(303)
  const begun = answer.cookies.find(({ name }) => laid.startsWith(`${name}=`))
  expect(begun?.value.length).toBeGreaterThan(20)
  expect(laid).not.toContain(begun?.value)
  expect((await app.inject({ url: '/meja/akun', headers: { cookie: laid } })).statusCode).not.toBe(200)
  expect((await app.inject({ url: '/meja/akun', headers: { cookie: `${begun?.name}=${begun?.value}` } })).statusCode).toBe(200)
})
