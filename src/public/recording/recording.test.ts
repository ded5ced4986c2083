import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { fieldsOf, filled, visitor } from '../../../test/support/visitor.ts'
import { webm } from '../../../test/support/webm.ts'
import { tendFiles } from '../../procedure/tend.ts'
import { addCounterPages } from '../../desk/counter/counter.tsx'
import { addLodgePages } from '../lodge/lodge.tsx'
import { addTrackPages } from '../track/track.tsx'
import { addRecordingRoutes } from './recording.ts'

const { app, house, clock, signIn } = await testHouse({ doors: [addLodgePages, addTrackPages, addRecordingRoutes, addCounterPages] })
const { pool, files } = house
let address = 0
/** An address of its own for each test, so that one's throttle is not another's. */
const newAddress = () => `10.0.${++address >> 8}.${address & 255}`

function caller(remoteAddress = newAddress()) {
  const put = (token: string, start: number | string, payload: Buffer, type = 'application/octet-stream') =>
    app.inject({ method: 'PUT', url: `/rekaman/${token}/${start}`, payload, headers: { 'content-type': type }, remoteAddress })
  return {
    put,
    start: async () => (await app.inject({ method: 'POST', url: '/rekaman', remoteAddress })).json<{ token: string }>().token,
    tryStart: () => app.inject({ method: 'POST', url: '/rekaman', remoteAddress }),
    offset: async (token: string) => (await app.inject({ url: `/rekaman/${token}`, remoteAddress })).json<{ offset: number }>().offset,
    finish: (token: string, query = '', cookie = '') => app.inject({ method: 'POST', url: `/rekaman/${token}/selesai${query}`, remoteAddress, headers: { cookie } }),
  }
}
const sound = (size: number) => webm([2], Buffer.alloc(size, address % 251))
const stored = async () => {
  const names: string[] = []
  for await (const { sha256 } of files.list()) names.push(sha256)
  return names
}
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rows = async (table: string) => Number((await pool.query(`select count(*) as n from ${table}`)).rows[0].n)

test('a recording comes in by pieces and is one file of the complaint, byte for byte; its pieces are gone', async () => {
  const { start, put, offset, finish } = caller()
  const bytes = sound(100_000)
  const token = await start()
  for (let at = 0; at < bytes.length; at += 40_000) {
    expect((await put(token, at, bytes.subarray(at, at + 40_000))).json()).toEqual({ offset: Math.min(at + 40_000, bytes.length) })
  }
  expect(await offset(token)).toBe(bytes.length)
  const finished = await finish(token)
  expect(finished.json()).toMatchObject({ name: 'rekaman-2026-11-23-09.00.webm', size: expect.any(String) })
  expect((await finish(token)).json()).toEqual(finished.json())
  expect(await stored()).toEqual([hash(bytes)])

  const someone = visitor(app)
  const form = await someone.get('/adukan')
  const sent = await someone.post('/adukan', [
    ...filled(fieldsOf(form.html, '/adukan'), { 'applicant.name': 'Siti', 'applicant.address.line': 'Jl. Mawar 3', narrative: 'Dengarkan rekaman.' }), ['attachments_kept', finished.json().token],
  ], [])
  expect(sent.status).toBe(303)
  const { rows: kept } = await pool.query('select media_type, sha256 from file where complaint_id is not null')
  expect(kept).toEqual([{ media_type: 'audio/webm', sha256: hash(bytes) }])
  expect((await finish(token)).statusCode).toBe(410) // a complaint has it now
})

test('a citizen who cannot write lodges with their voice alone; with neither word nor file, both ways are named', async () => {
  const { start, put, finish } = caller()
  const token = await start()
  await put(token, 0, sound(700))
  const kept = (await finish(token)).json().token
  const someone = visitor(app)
  const form = filled(fieldsOf((await someone.get('/adukan')).html, '/adukan'), { 'applicant.name': 'Siti', 'applicant.address.line': 'Jl. Mawar 3' })
  const refused = await someone.post('/adukan', form, [])
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('dengan tulisan atau dengan suara')
  const sent = await someone.post('/adukan', [...form, ['attachments_kept', kept]], [])
  expect(sent.status).toBe(303)
  const { rows: events } = await pool.query('select data from complaint_event order by at desc limit 1')
  expect(events[0].data).toMatchObject({ channel: 'web', met: ['name', 'address', 'document'], complete: true })
  expect((await someone.get(sent.location)).status).toBe(200)
})

test('a piece may come twice, at another place it may not; the answer says where to go on', async () => {
  const { start, put, finish } = caller()
  const bytes = sound(3_000)
  const token = await start()
  await put(token, 0, bytes.subarray(0, 1_000))
  expect((await put(token, 0, bytes.subarray(0, 1_000))).json()).toEqual({ offset: 1_000 })
  for (const [at, piece] of [[0, bytes.subarray(0, 1_500)], [0, Buffer.from('x')], [500, bytes.subarray(500, 900)], [2_000, bytes.subarray(2_000)]] as const) {
    const answer = await put(token, at, piece)
    expect([answer.statusCode, answer.json(), answer.headers['upload-offset']]).toEqual([409, { offset: 1_000 }, '1000'])
  }
  const answers = await Promise.all(Array.from({ length: 8 }, () => put(token, 1_000, bytes.subarray(1_000))))
  expect(answers.map((answer) => answer.json())).toEqual(answers.map(() => ({ offset: bytes.length })))
  expect((await finish(token)).statusCode).toBe(200)
  expect((await put(token, bytes.length, Buffer.from('more'))).statusCode).toBe(409)
  expect(await stored()).toContain(hash(bytes))
})

test('two that add at the same moment: one wins, the other learns where it stands, and nothing is left over', async () => {
  const { start, put } = caller()
  const token = await start()
  const before = (await stored()).length
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => put(token, 0, Buffer.from(`piece ${i}`))))
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  expect((await stored()).length).toBe(before + 1)
})

describe('what is no recording', () => {
  test('is refused in words, and leaves nothing behind', async () => {
    const { start, put, finish } = caller()
    for (const bytes of [Buffer.from('<script>alert(1)</script>'), webm([2, 1])]) {
      const before = await stored()
      const token = await start()
      await put(token, 0, bytes)
      const answer = await finish(token)
      expect(answer.statusCode).toBe(422)
      expect(answer.json().text).toContain('rekaman: jenis berkas ini tidak dapat diterima')
      expect(await stored()).toEqual(before)
      expect((await finish(token)).statusCode).toBe(404)
    }
    const empty = await start()
    expect((await finish(empty)).statusCode).toBe(422)
  })

  test('a piece that is too large, empty, of another kind or at no place is refused', async () => {
    const { start, put, offset } = caller()
    const token = await start()
    expect((await put(token, 0, Buffer.alloc(64 * 1024 + 1))).statusCode).toBe(413)
    expect((await put(token, 0, Buffer.alloc(0))).statusCode).toBe(400)
    expect((await put(token, 0, Buffer.from('{}'), 'application/json')).statusCode).toBe(415)
    for (const at of ['-1', '1e3', 'x', '9'.repeat(20)]) expect((await put(token, at, Buffer.from('x'))).statusCode).toBe(400)
    expect((await put(token, 0, Buffer.alloc(64 * 1024))).statusCode).toBe(200)
    expect(await offset(token)).toBe(64 * 1024)
  })

  test('a recording ends at the size that the standard takes', async () => {
    const { start, put } = caller()
    const token = await start()
    const piece = Buffer.alloc(64 * 1024)
    const statuses: number[] = []
    for (let at = 0; at <= 10 * 1_048_576; at += piece.length) statuses.push((await put(token, at, piece)).statusCode)
    expect(statuses.filter((status) => status === 200)).toHaveLength(160)
    expect(statuses.at(-1)).toBe(413)
  })
})

test('a token that was not given out opens nothing, and another website starts nothing', async () => {
  const { put, finish, offset } = caller()
  for (const token of ['x', 'A'.repeat(43), "' or 1=1 --".replaceAll(' ', '%20')]) {
    expect((await put(token, 0, Buffer.from('x'))).statusCode).toBe(404)
    expect((await finish(token)).statusCode).toBe(404)
    expect(await offset(token)).toBeUndefined()
  }
  const forged = await app.inject({ method: 'POST', url: '/rekaman', headers: { origin: 'https://lain.test', 'sec-fetch-site': 'cross-site' } })
  expect(forged.statusCode).toBe(403)
})

test('the officer\'s recording is for the officer\'s form, a citizen\'s for the citizen\'s', async () => {
  const { start, put, finish } = caller()
  const cookie = await signIn('petugas')
  const tokens = []
  for (const query of ['', '?meja=1']) {
    const token = await start()
    await put(token, 0, sound(500))
    tokens.push((await finish(token, query, cookie)).json().token)
  }
  const page = (await app.inject({ url: '/meja/pengaduan/baru', headers: { cookie } })).body
  const fields = [...fieldsOf(page, '/meja/pengaduan/baru'), ...tokens.map((token): [string, string] => ['attachments_kept', token])]
  const saved = await app.inject({
    method: 'POST', url: '/meja/pengaduan/baru', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString(),
  })
  expect(saved.statusCode).toBe(303)
  const id = /pengaduan\/([0-9a-f-]+)/u.exec(String(saved.headers.location))?.[1]
  expect((await pool.query('select media_type from file where complaint_id = $1', [id])).rows).toEqual([{ media_type: 'audio/webm' }])
  // Nothing is written yet: the recording is the complaint document (S2), and no record had to be read back.
  const { rows: events } = await pool.query('select data from complaint_event where complaint_id = $1', [id])
  expect(events[0].data).toMatchObject({ channel: 'counter', met: ['document'], record: {} })
})

test('10,000 starts from one address open no more than a few dozen', async () => {
  const { tryStart } = caller()
  const before = await rows('recording')
  let opened = 0
  let last = await tryStart()
  for (let i = 0; i < 10_000; i++) {
    last = await tryStart()
    if (last.statusCode === 201) opened++
  }
  expect(opened).toBeLessThan(100)
  expect(last.statusCode).toBe(429)
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(await rows('recording')).toBeLessThan(before + 100)
}, 60_000)

test('what was never finished is cleared away after 48 hours, with its pieces; what is still coming in stays', async () => {
  const { start, put, offset } = caller()
  const [left, going] = [await start(), await start()]
  await put(left, 0, sound(900))
  await put(going, 0, sound(901))
  clock.set('2026-11-25T08:00:00+07:00')
  await put(going, sound(901).length, Buffer.from('more'))
  clock.set('2026-11-25T10:00:00+07:00')
  await tendFiles(house.workplace, files)
  expect(await offset(left)).toBeUndefined()
  expect(await offset(going)).toBe(sound(901).length + 4)
  expect(await stored()).not.toContain(hash(sound(900)))
  expect(await stored()).toContain(hash(sound(901)))
})
