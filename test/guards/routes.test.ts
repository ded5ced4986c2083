import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { isCapability, may } from '../../src/office/permissions.ts'
import { roles } from '../../src/office/roles.ts'
import { testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, signIn, people } = given
const nobody = '00000000-0000-7000-8000-000000000000'
const addressOf = (url: string) => url.replace(/:(?:id|fileId)\b/gu, nobody).replace(/:code\b/gu, '22222-22222').replace(/:\w+/gu, 'x').replaceAll('*', 'x')

test('every route says who may use it, with a capability that exists', () => {
  expect(app.routeTable.length).toBeGreaterThan(40)
  for (const { url, access } of app.routeTable) expect(access === 'public' || isCapability(access), `${url}: ${access}`).toBe(true)
})

test('every route × role: who may not is refused by the server, who may is let in', async () => {
  const routes = app.routeTable.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
  const cookies = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await signIn(role)] as const)))
  for (const { method, url, access } of routes) {
    if (url === '/keluar' || url === '/keluar-semua') continue // would end the session that the test needs
    const address = addressOf(url)
    const machine = address.startsWith('/api/') || address.startsWith('/open311/')
    const anonymous = await app.inject({ method: method as 'GET', url: address })
    if (access === 'public' && !url.startsWith('/open311/')) expect([401, 403].includes(anonymous.statusCode) && anonymous.headers.location === undefined && method === 'GET', `${method} ${url} nobody`).toBe(false)
    else if (access !== 'public') expect(machine ? anonymous.statusCode === 401 : [302, 303, 401].includes(anonymous.statusCode), `${method} ${url} nobody: ${anonymous.statusCode}`).toBe(true)
    for (const role of roles) {
      if (access === 'public') continue
      const answer = await app.inject({ method: method as 'GET', url: address, headers: { cookie: cookies[role] ?? '' } })
      const allowed = isCapability(access) && may(people[role], access)
      if (!allowed) expect(answer.statusCode, `${method} ${url} ${role}`).toBe(403)
      // An unsafe request without its form token is refused too, as a stale form: that is not a matter of the role.
      else if (method === 'GET') expect(answer.statusCode, `${method} ${url} ${role}`).not.toBe(403)
      expect(answer.statusCode, `${method} ${url} ${role}`).toBeLessThan(500)
    }
  }
}, 120_000)

test('the addresses that others rely on are there', () => {
  const known = new Set(app.routeTable.map(({ method, url }) => `${method} ${url}`))
  const promised = [
    '/', '/adukan', '/lacak', '/lacak/:code', '/standar', '/statistik', '/privasi', '/meja', '/meja/pengaduan/:id', '/meja/buku', '/meja/arsip', '/meja/pengaturan', '/masuk',
    '/healthz', '/metrics', '/api/v1/openapi.json', '/api/v1/complaints', '/api/v1/complaints/:id', '/api/v1/complaints/:id/events',
  ]
  for (const url of promised) expect([...known].some((entry) => entry.startsWith('GET ') && entry.slice(4).replace(/:\w+/gu, ':x') === url.replace(/:\w+/gu, ':x')), url).toBe(true)
  expect([...known].some((entry) => entry.includes('/open311/v2/'))).toBe(true)
})
