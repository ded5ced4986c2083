import { expect, test, vi } from 'vitest'
import { createApiToken } from '../office/api-tokens.ts'
import { testHouse } from '../../test/support/house.ts'
import { addHealth } from './health.ts'

let alive = true
let broken = false
const given = await testHouse({
  doors: [(app, house) => {
    const pool = Object.create(house.pool, { query: { value: (...asked: Parameters<typeof house.pool.query>) => (broken ? Promise.reject(new Error('connect ECONNREFUSED')) : house.pool.query(...asked)) } })
    addHealth(app, { ...house, workplace: { ...house.workplace, pool } }, { jobsAlive: () => alive })
  }],
})
const { app, house } = given
const health = async () => {
  const answer = await app.inject('/healthz')
  return [answer.statusCode, answer.json()]
}

test('well only while the database answers and jobs run', async () => {
  expect(await health()).toEqual([200, { status: 'ok', database: true, jobs: true }])
  alive = false
  expect(await health()).toEqual([503, { status: 'failing', database: true, jobs: false }])
  alive = true
  broken = true
  expect(await health()).toEqual([503, { status: 'failing', database: false, jobs: true }])
  broken = false
})

test('a job that nobody takes for five minutes is noticed, but not just after a start', async () => {
  await house.pool.query(`select graphile_worker.add_job('issue-receipt', '{}'::json, run_at := now() - interval '6 minutes')`)
  expect((await health())[0]).toBe(200)
  const later = performance.now() + 301_000
  const clock = vi.spyOn(performance, 'now').mockReturnValue(later)
  expect(await health()).toEqual([503, { status: 'failing', database: true, jobs: false }])
  clock.mockRestore()
})

test('metrics: numbers that a monitor can read', async () => {
  await given.lodge()
  const { id } = await given.lodge()
  await given.bring(id, 'recorded')
  given.clock.set('2026-12-01T09:00:00+07:00')
  const { statusCode, body, headers } = await app.inject('/metrics')
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(body).toContain('tanggap_complaints{status="recorded"} 1\n')
  expect(body).toContain('tanggap_complaints_overdue 2\n')
  expect(body).toMatch(/tanggap_jobs\{state="neglected"\} 1\n/u)
  expect(body).toMatch(/tanggap_http_requests_total\{method="GET",status="200"\} [1-9]/u)
  for (const line of body.trimEnd().split('\n')) expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? [\d.e+-]+)$/u)
})

test('metrics are for this machine or a token, not for whoever asks through a proxy', async () => {
  const by = { officeId: house.workplace.officeId, actor: { kind: 'system', part: 'test' }, now: given.clock.now } as const
  const { token } = await createApiToken(house.db, by, { label: 'monitor', role: 'auditor', expiresAt: null })
  const far = { remoteAddress: '203.0.113.7' }
  const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } }
  expect((await app.inject({ url: '/metrics', ...far })).statusCode).toBe(404)
  expect((await app.inject({ url: '/metrics', ...proxied })).statusCode).toBe(404)
  expect((await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode).toBe(404)
  expect((await app.inject({ url: '/metrics', ...far, headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(200)
})
