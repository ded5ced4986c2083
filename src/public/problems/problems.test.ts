import { expect, test } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { HttpProblem, problemStatuses } from '../../platform/http/problem.ts'
import type { ProblemCode } from '../../platform/http/problem.ts'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { problemPage } from './problems.tsx'

let framed = true
const given = await testHouse({
  problem: (house, ...rest) => problemPage({ ...house, log: silentLog(), frame: (request) => (framed ? house.frame(request) : Promise.reject(new Error('connect ECONNREFUSED'))) }, ...rest),
  doors: [(app) => {
    app.get<{ Params: { code: ProblemCode } }>('/meja/uji/:code', { config: { access: 'public' } }, ({ params }) => { throw new HttpProblem(params.code, params.code === 'too-many-requests' ? { retryAfter: 90 } : {}) })
    app.get('/rusak', { config: { access: 'public' } }, () => { throw new Error('rahasia dalam pesan') })
    app.get('/meja', { config: { access: 'desk' } }, () => '')
  }],
})
const { app } = given
const codes = Object.keys(problemStatuses).filter((code) => code !== 'sign-in-required')

test.each(codes)('%s: a valid page with its status, what to do next, in both languages', async (code) => {
  for (const lang of ['id', 'en']) {
    const answer = await app.inject({ url: `/meja/uji/${code}`, cookies: { bahasa: lang } })
    expect(answer.statusCode).toBe(problemStatuses[code as ProblemCode])
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(await htmlFaults(answer.body)).toEqual([])
    expect(answer.body).toMatch(/<h1>[^<]+<\/h1><p>[^<]+<\/p>/u)
    expect(answer.body).toContain('(0335) 424902')
  }
})

test('how long to wait is said; an officer is led back to the desk', async () => {
  expect((await app.inject('/meja/uji/too-many-requests')).body).toContain('Coba lagi 2 menit lagi.')
  const atDesk = await app.inject({ url: '/meja/uji/forbidden', headers: { cookie: await given.signIn('petugas') } })
  expect(atDesk.body).toContain('href="/meja"')
  expect(await htmlFaults(atDesk.body)).toEqual([])
})

test('a fault shows the id that the log has, and nothing of its own message', async () => {
  const answer = await app.inject('/rusak')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).toMatch(/Nomor rujukan untuk petugas: [0-9a-f]{6}-\w+/u)
  expect(answer.body).not.toContain('rahasia')
})

test('who must sign in is sent there, and comes back to the page that they wanted', async () => {
  const answer = await app.inject('/meja')
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/masuk?kabar=perlu&kembali=%2Fmeja'])
})

test('without a database the page still says what to do and whom to call, with 503', async () => {
  framed = false
  for (const lang of ['id', 'en']) {
    const answer = await app.inject({ url: '/rusak', cookies: { bahasa: lang } })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60'])
    expect(answer.body).toContain('(0335) 424902')
    expect(answer.body).toContain(`<html lang="${lang}">`)
    expect(await htmlFaults(answer.body)).toEqual([])
  }
  expect((await app.inject('/tidak-ada')).statusCode).toBe(404)
  framed = true
})
