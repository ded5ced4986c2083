import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { transitions } from '../../complaint/transitions.ts'
import { createApiToken } from '../../office/api-tokens.ts'
import { addApi } from '../api.ts'
import { apiProblem } from './problem.ts'

type Schema = { [key: string]: unknown; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; enum?: unknown[]; const?: unknown; type?: string; format?: string }

const given = await testHouse({ doors: [addApi], problem: (_house, problem, request) => ({ json: apiProblem(problem, request) }) })
const { app, house } = given
const by = { officeId: house.workplace.officeId, actor: { kind: 'system', part: 'test' }, now: given.clock.now } as const
const tokens = await Promise.all((['petugas', 'kasi-pelayanan', 'camat', 'arsiparis'] as const).map(async (role) => (await createApiToken(house.db, by, { label: role, role, expiresAt: null })).token))
const { components, paths } = (await app.inject({ url: '/api/v1/openapi.json' })).json() as { components: { schemas: Record<string, Schema> }; paths: Record<string, unknown> }

/** Texts that have broken programs before. */
const nasty = fc.constantFrom<unknown>(
  '', ' ', '\0', 'a\0b', '\u0000\u0001\u001b[31m', '\u202etxt.exe', '\ud800', '\udfff\ud800', '👩‍👩‍👧‍👦🏳️‍🌈', 'e\u0301'.repeat(50), "'; drop table complaint; --", '$1', '%s%n', '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>', '{{7*7}}', '${7*7}', '../../etc/passwd', '\r\nSet-Cookie: a=b', 'x'.repeat(30_000), '٠١٢', 'ﷺ'.repeat(300), '\u2028\u2029', 'null', 'NaN', '1e999', '-0',
  '0000-01-01', '9999-12-31', '2026-02-30', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59+23:59', '-000001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', '019ab0c4-5d00-7a4e-8f00-0123456789ab',
  null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 31), [], {}, [[[]]], ['x'], { a: 1 }, [null], Array.from({ length: 3_000 }, () => 'x'), { toString: 'x', length: -1 },
)

/** The edges of what dates and moments may be. */
const days = fc.constantFrom('0000-01-01', '0001-01-01', '1899-12-31', '2026-11-23', '2026-12-24', '9999-12-31')
const moments = fc.constantFrom('0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '1899-12-31T00:00:00Z', '2026-11-23T01:00:00Z', '2026-11-23T09:00:00.123456789+07:00', '9999-12-31T23:59:59Z')

/** Values that fit a schema in every place. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  return within(schema, fitting)
}

/** Values that fit a schema, mostly; now and then one that does not, in any place. */
function mostly(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: within(schema, mostly) }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) })
}

/** Bodies of which one field is wrong, or odd, and the others fit. */
function oneBroken(schema: Schema): fc.Arbitrary<unknown> {
  const fields = Object.keys(schema.properties ?? {})
  const broken = fc.tuple(fc.constantFrom(...fields, 'unknown'), fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 })))
  return fc.tuple(fitting(schema), broken).map(([body, [field, value]]) => ({ ...(body as object), [field]: value }))
}

function within(schema: Schema, inner: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.properties) {
    const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
    return fc.record(Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, inner(value)])), { requiredKeys: required })
  }
  switch (schema.type) {
    case 'object': return fc.dictionary(fc.string({ maxLength: 20 }), nasty, { maxKeys: 4 })
    case 'array': return fc.array(inner(schema.items ?? {}), { maxLength: 4 })
    case 'boolean': return fc.boolean()
    case 'integer': case 'number': return fc.integer({ min: 1, max: 5_000 })
    case 'string': break
    default: return nasty
  }
  switch (schema.format) {
    case 'uuid': return fc.oneof(fc.uuid(), fc.constantFrom(...known))
    case 'date': return days
    case 'date-time': return moments
    default: return fc.constantFrom('teks', 'PJU', 'address', 'proses-lanjut', 'segera', '12', 'Kedung Asem', '👩‍👩‍👧‍👦', '<b>', '\u202e')
  }
}

/** Ids that exist: of a person, an answer, a complaint. */
const known: string[] = [given.people.kasi.id]

function told(answer: { statusCode: number; headers: Record<string, unknown>; body: string; json(): { type?: string } }, what: string): void {
  expect(answer.statusCode, `${what}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
  if (answer.statusCode >= 400) {
    expect(answer.headers['content-type'], what).toMatch(/^application\/problem\+json/u)
    expect(answer.json().type).toMatch(/^\/api\/v1\/problems\//u)
  }
}

describe('whatever is sent, the answer is a clear one', () => {
  test.each(['Complaint', 'CounterComplaint'])('%s', async (name) => {
    const headers = name === 'Complaint' ? {} : { authorization: `Bearer ${tokens[0]}` }
    const schema = components.schemas[name] ?? {}
    const good = name === 'Complaint' ? completeInput : { ...completeInput, channel: 'letter' }
    const aroundGood = fc.constantFrom(...Object.entries(schema.properties ?? {})).chain(([key, inner]) => fc.oneof(mostly(inner), fitting(inner)).map((value) => ({ ...good, [key]: value })))
    const bodies = fc.oneof(oneBroken(schema), aroundGood, mostly(schema), fitting(schema))
    const edges = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '2899-12-31T23:59:59-12:00', '9999-12-31T23:59:59Z', '2026-11-23T01:00:00.123456789Z']
    const examples = Object.keys(schema.properties ?? {}).flatMap((key) => edges.map((edge): [unknown] => [{ ...good, [key]: edge }]))
    await fc.assert(fc.asyncProperty(bodies, async (body) => {
      const answer = await app.inject({ method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': 'application/json', ...headers }, payload: JSON.stringify(body) })
      told(answer, JSON.stringify(body).slice(0, 500))
      if (answer.statusCode === 201) expect((await app.inject({ url: answer.headers.location ?? '', headers: { 'x-pin': answer.json().pin } })).statusCode).toBe(200)
    }), { numRuns: 250 + examples.length, examples })
  }, 60_000)

  const commandNames = Object.keys(paths).filter((path) => /^\/api\/v1\/complaints\/\{id\}\/(?!events$)/u.test(path))
  const stations = ['received', 'complete', 'recorded', 'handed-over', 'under-study', 'reported', 'in-follow-up', 'answered', 'archived'] as const

  test.each(commandNames)('%s', async (path) => {
    const name = path.split('/').at(-1) ?? ''
    const schema = components.schemas[`${name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}Input`] ?? {}
    const from: readonly string[] = Object.entries(transitions).find(([verb]) => verb === name)?.[1].from ?? []
    const ids: string[] = []
    for (const station of stations.filter((candidate) => from.includes(candidate))) {
      const { id } = await given.lodge()
      if (station !== 'received') await given.bring(id, station)
      ids.push(id)
    }
    if (from.includes('incomplete')) {
      const { id } = await given.lodge()
      await given.act('request-missing', id, 'petugas', { missing: ['address', 'document'] })
      ids.push(id)
    }
    const postponed = ids.length === 0 ? (await given.lodge()).id : ids[0] ?? ''
    const { rows } = await house.pool.query<{ id: string }>(`select data ->> 'id' as id from complaint_event where complaint_id = any($1::uuid[]) and data ? 'id'`, [ids])
    known.splice(1, known.length, postponed, ...rows.map((row) => row.id))
    await fc.assert(fc.asyncProperty(fc.oneof(fitting(schema), oneBroken(schema), mostly(schema)), fc.constantFrom(...ids, postponed), fc.constantFrom(...tokens), async (body, id, token) => {
      const answer = await app.inject({ method: 'POST', url: path.replace('{id}', id), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, payload: JSON.stringify(body) })
      told(answer, `${path} ${JSON.stringify(body).slice(0, 500)}`)
      const read = await app.inject({ url: `/api/v1/complaints/${id}`, headers: { authorization: `Bearer ${token}` } })
      expect(read.statusCode, `${path} left it unreadable: ${JSON.stringify(body).slice(0, 500)}`).toBe(200)
    }), { numRuns: 60 })
  }, 60_000)

  test('addresses, filters and headers', async () => {
    const text = fc.oneof(nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000)), fc.string({ unit: 'binary', maxLength: 100 })).map((value) => encodeURIComponent(value.toWellFormed()))
    const filters = ['status', 'step', 'channel', 'class', 'category', 'area', 'overdue', 'receivedFrom', 'receivedTo', 'q', 'cursor', 'limit', 'other', '__proto__', 'a.b']
    const header = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 300 })
    await fc.assert(fc.asyncProperty(text, fc.constantFrom(...filters), header, async (value, filter, plain) => {
      for (const url of [`/api/v1/complaints?${filter}=${value}`, `/api/v1/complaints/${value}`, `/api/v1/complaints/${value}/events?after=${value}`, `/api/v1/track/${value}`, `/api/v1/problems/${value}`]) {
        told(await app.inject({ url, headers: { authorization: `Bearer ${tokens[0]}`, 'x-pin': plain, 'accept-language': plain } }), url)
      }
      const headers = { 'idempotency-key': plain, 'content-type': 'application/json' }
      told(await app.inject({ method: 'POST', url: '/api/v1/complaints', headers, payload: JSON.stringify({ ...completeInput, narrative: plain || 'x' }) }), plain)
      told(await app.inject({ method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': plain || 'x' }, payload: plain }), plain)
    }), { numRuns: 120 })
  }, 60_000)
})
