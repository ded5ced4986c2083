import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { createApiToken } from '../../office/api-tokens.ts'
import { addOpen311 } from './open311.ts'
import { xmlDocument, xmlElement } from './xml.ts'

const { app, house, clock, bring } = await testHouse({ doors: [addOpen311] })
const by = { officeId: house.workplace.officeId, actor: { kind: 'system', part: 'test' }, now: clock.now } as const
const { token } = await createApiToken(house.db, by, { label: 'test', role: 'auditor', expiresAt: null })
const admin = await createApiToken(house.db, by, { label: 'test', role: 'admin', expiresAt: null })

const good = {
  service_code: 'JALAN', description: 'Berlubang & <dalam>', first_name: 'Siti', last_name: 'Aminah', address_string: 'Jl. Mawar 3', phone: '0812', lat: '-7.75', long: '113.21',
  media_url: 'http://169.254.169.254/x.jpg', jurisdiction_id: 'probolinggo',
}
const post = (fields: Record<string, string>, format = 'json') => app.inject({
  method: 'POST', url: `/open311/v2/requests.${format}`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString(),
})
const get = (path: string, bearer?: string) => app.inject({ url: `/open311/v2/${path}`, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} })

describe('what can be asked for', () => {
  test('discovery and services, in both forms', async () => {
    expect((await get('discovery.json')).json()).toMatchObject({ endpoints: [{ url: 'http://127.0.0.1:3000/open311/v2', formats: ['text/xml', 'application/json'] }] })
    expect((await get('discovery.xml')).body).toContain('<endpoints><endpoint><specification>')
    expect((await get('services.json')).json()).toContainEqual(expect.objectContaining({ service_code: 'JALAN', metadata: false, type: 'realtime' }))
    const xml = await get('services.xml')
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
    expect(xml.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>/u)
    expect((await get('services/PEL-KEC.json')).json()).toEqual({ service_code: 'PEL-KEC', attributes: [] })
    const missing = await get('services/NONE.xml')
    expect([missing.statusCode, missing.body]).toEqual([404, '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code><description>service_code was not found</description></error></errors>\n'])
  })
})

describe('service requests', () => {
  test('one is lodged as any other complaint, and nothing personal is shown', async () => {
    const answer = await post(good)
    expect(answer.statusCode).toBe(200)
    const [made] = answer.json()
    expect(made.service_notice).toMatch(/PIN \d{6}/u)
    const { rows } = await house.pool.query('select id, complainant, summary, place, category, channel from complaint where tracking_code = $1', [made.service_request_id])
    expect(rows[0]).toMatchObject({ complainant: 'Siti Aminah', category: 'JALAN', channel: 'web', place: 'Jl. Mawar 3 · -7.75, 113.21' })
    const shown = await get(`requests/${made.service_request_id}.json`)
    expect(shown.json()).toEqual([expect.objectContaining({ status: 'open', service_code: 'JALAN', description: null, address: null, requested_datetime: '2026-11-23T02:00:00Z', expected_datetime: '2026-11-24T02:00:00Z' })])
    for (const secret of ['Siti', 'Mawar', 'Berlubang', '0812', '113.21']) expect(shown.body).not.toContain(secret)
    await bring(rows[0].id, 'answered')
    expect((await get(`request/${made.service_request_id}.xml`)).body).toContain('<status>closed</status>')
    expect((await get(`requests.json?service_request_id=${made.service_request_id},22222-22222`)).json()).toHaveLength(1)
  })

  test('a secret category is not told', async () => {
    const [made] = (await post({ ...good, service_code: 'PUNGLI' })).json()
    expect((await get(`requests/${made.service_request_id}.json`)).body).not.toMatch(/pungli/iu)
  })

  test('what is missing is told one by one', async () => {
    const answer = await post({ service_code: 'JALAN', description: 'x' })
    expect([answer.statusCode, answer.json()]).toEqual([400, [
      { code: 400, description: 'first_name was not provided' }, { code: 400, description: 'address_string was not provided' },
    ]])
    expect((await post({})).json()).toEqual([{ code: 400, description: 'service_code is missing or cannot be used' }, { code: 400, description: 'description is missing or cannot be used' }])
    expect((await post({ ...good, service_code: 'NONE' }, 'xml')).body).toContain('<code>404</code>')
    expect((await post({ ...good, lat: '91' })).statusCode).toBe(400)
  })

  test('the list is for the office only', async () => {
    const nobody = await get('requests.json')
    expect([nobody.statusCode, nobody.json(), nobody.headers['www-authenticate']]).toEqual([401, [{ code: 401, description: 'sign-in-required' }], 'Bearer'])
    expect((await get('requests.json', admin.token)).statusCode).toBe(403)
    expect((await get('requests.json?status=open&service_code=PUNGLI', token)).json()).toHaveLength(1)
    expect((await get('requests.json?status=closed', token)).json()).toHaveLength(1)
    for (const wrong of ['status=x', 'start_date=x', 'start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z']) expect((await get(`requests.xml?${wrong}`, token)).statusCode, wrong).toBe(400)
    expect((await get('requests/xyz.json')).statusCode).toBe(404)
  })

  test('whatever is sent, the answer is a clear one', async () => {
    const nasty = fc.oneof(fc.constantFrom('', '\0', '\u202e', "' or 1=1", '<a>', ']]>', 'x'.repeat(30_000), '\ud800', '1e999', 'NaN'), fc.string({ unit: 'binary', maxLength: 80 }))
    await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(good)), nasty, fc.constantFrom('json', 'xml'), async (field, value, format) => {
      const answer = await post({ ...good, [field]: value }, format)
      expect(answer.statusCode, answer.body.slice(0, 300)).toBeLessThan(500)
      expect((await get(`requests/${encodeURIComponent(value.toWellFormed())}.${format}`)).statusCode).toBeLessThan(500)
      expect((await get(`requests.${format}?${field}=${encodeURIComponent(value.toWellFormed())}&service_request_id=${encodeURIComponent(value.toWellFormed())}`, token)).statusCode).toBeLessThan(500)
    }), { numRuns: 100 })
  }, 60_000)
})

test('XML: markup is escaped, what no document may hold is left out, lists repeat', () => {
  expect(xmlElement('a', { b: '<&>"\'\0\u0001\ufffe', c: null, d: [1, true] })).toBe('<a><b>&lt;&amp;&gt;&quot;&apos;</b><c/><d>1</d><d>true</d></a>')
  expect(xmlDocument('x', '😀\ud800')).toBe('<?xml version="1.0" encoding="utf-8"?>\n<x>😀\ufffd</x>\n')
})
