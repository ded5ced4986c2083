import { expect, test } from 'vitest'
import { z } from 'zod'
import { doors, renderProblem } from '../../src/doors.ts'
import { counterInput, lodgeInput } from '../../src/procedure/1-receive/lodge.ts'
import { verbs } from '../../src/procedure/steps.ts'
import { testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, signIn, lodge, bring } = given

/** What people, programs and attackers type. */
const nasty = [
  '', ' ', '\u0000', 'a\u0000b', '\u0001\u001f\u007f', '\u202Eterbalik\u202C', '👩‍👩‍👧‍👦🔥', `'; drop table complaint; --`, '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>',
  '{{7*7}}', '%00', '\\', '-1', '1e309', 'NaN', '2026-02-31', '0000-00-00', '9999999999', 'true', '[object Object]', '../../etc/passwd', '=HYPERLINK("http://x")', 'x'.repeat(30_000), '\ud800',
]

/** Every field of a schema by its dotted name, from the schema itself. */
function fieldsOf(schema: z.ZodType): string[] {
  type Shape = { type?: string; properties?: Record<string, Shape>; items?: Shape; anyOf?: Shape[] }
  const walk = (shape: Shape, path: string): string[] => {
    const inner = shape.properties ? shape : shape.anyOf?.find((option) => option.properties)
    if (!inner?.properties) return [path]
    return Object.entries(inner.properties).flatMap(([name, value]) => walk(value, path === '' ? name : `${path}.${name}`))
  }
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '').filter((name) => name !== '')
}

const encode = (pairs: [string, string][]) => new URLSearchParams(pairs).toString()
const headers = (cookie = '') => ({ 'content-type': 'application/x-www-form-urlencoded', ...(cookie ? { cookie } : {}) })

test('every field of the public form takes any value: a message or safe storage, never a fault, and nothing typed is lost', async () => {
  const fields = fieldsOf(lodgeInput)
  expect(fields.length).toBeGreaterThan(10)
  const good: [string, string][] = [['applicant.name', 'Siti'], ['applicant.address.line', 'Jl. Mawar 3'], ['narrative', 'Lampu jalan padam.']]
  for (const field of fields) {
    for (const value of nasty) {
      const answer = await app.inject({ method: 'POST', url: '/adukan', headers: headers(), payload: encode([['_key', crypto.randomUUID()], ...good.filter(([name]) => name !== field), [field, value]]) })
      expect([303, 409, 422], `${field} = ${JSON.stringify(value.slice(0, 30))}: ${answer.statusCode}`).toContain(answer.statusCode)
      expect(answer.body).not.toContain('<script>alert(1)')
      if (answer.statusCode === 422 && field !== 'narrative') expect(answer.body).toContain('Lampu jalan padam.')
    }
  }
}, 120_000)

test('every field of every form of the desk takes any value without a fault', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  const cookie = await signIn('camat')
  const page = await app.inject({ url: `/meja/pengaduan/${id}`, headers: { cookie } })
  const csrf = /name="_csrf" value="([^"]+)"/u.exec(page.body)?.[1] ?? ''
  expect(csrf).not.toBe('')
  for (const verb of verbs) {
    for (const field of [...fieldsOf(verb.input), 'unknown']) {
      for (const value of nasty) {
        const answer = await app.inject({ method: 'POST', url: `/meja/pengaduan/${id}/${verb.noun}`, headers: headers(cookie), payload: encode([['_csrf', csrf], ['_key', crypto.randomUUID()], [field, value]]) })
        expect(answer.statusCode, `${verb.noun} ${field} = ${JSON.stringify(value.slice(0, 30))}`).toBeLessThan(500)
        expect(answer.body).not.toContain('<script>alert(1)')
      }
    }
  }
}, 240_000)

test('every field of the counter form takes any value without a fault', async () => {
  const cookie = await signIn('petugas')
  const page = await app.inject({ url: '/meja/pengaduan/baru', headers: { cookie } })
  const csrf = /name="_csrf" value="([^"]+)"/u.exec(page.body)?.[1] ?? ''
  expect(csrf).not.toBe('')
  for (const field of fieldsOf(counterInput)) {
    for (const value of nasty) {
      const answer = await app.inject({ method: 'POST', url: '/meja/pengaduan/baru', headers: headers(cookie), payload: encode([['_csrf', csrf], ['_key', crypto.randomUUID()], ['channel', 'letter'], ['narrative', 'Uji.'], [field, value]]) })
      expect(answer.statusCode, `${field} = ${JSON.stringify(value.slice(0, 30))}`).toBeLessThan(500)
    }
  }
}, 120_000)

test('every address with a strange parameter, query or header is answered without a fault', async () => {
  const cookie = await signIn('kasi-pelayanan')
  for (const { method, url } of app.routeTable) {
    if (method !== 'GET') continue
    for (const value of ['%00', '%', '%ff', '..%2f..', '%F0%9F%94%A5', "'", 'x'.repeat(2_000)]) {
      const address = /:|\*/u.test(url) ? url.replace(/:\w+|\*/gu, value) : `${url}?q=${value}&sesudah=${value}&tahun=${value}&status=${value}&page=${value}&kembali=${value}&cursor=${value}`
      const answer = await app.inject({ url: address, headers: { cookie, 'accept-language': value, 'user-agent': value } })
      expect(answer.statusCode, `${url} ${value.slice(0, 20)}`).toBeLessThan(500)
    }
  }
}, 120_000)
