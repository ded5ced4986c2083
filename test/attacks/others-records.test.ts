import { expect, test } from 'vitest'
import { issuedPaper } from '../../src/complaint/store/papers.ts'
import { keepUpload } from '../../src/complaint/store/uploads.ts'
import { doors, renderProblem } from '../../src/doors.ts'
import { completeInput, lastAnswer, testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, house, lodge, bring, act, signIn } = given
const { pool, officeId } = house.workplace

async function withFile() {
  const { standard } = await house.workplace.standards.version(1)
  const stored = await house.files.put(Buffer.from(`%PDF-1.7\n${Math.random()} 0 obj\n<< >>\nendobj\n`), 1_000)
  if (!stored.ok) throw new Error('not stored')
  const kept = await keepUpload({ pool, files: house.files, officeId, standard }, { fileName: '../../../etc/passwd\u202E\r\nx.pdf', kept: stored.file }, house.workplace.newId(given.clock.now), given.clock.now)
  if (!kept.ok) throw new Error(kept.refusal)
  const lodged = await lodge({ ...completeInput, attachments: [kept.upload.id] })
  await bring(lodged.id, 'recorded')
  await house.receiptOf(lodged.id)
  return { ...lodged, file: kept.upload.id, paper: (await issuedPaper(pool, officeId, lodged.id, 'receipt'))?.id ?? '' }
}

test('a file or a paper is found under its own complaint only, and a tracking page by its own grant only', async () => {
  const [one, other] = [await withFile(), await withFile()]
  const cookie = await signIn('petugas')
  const status = async (url: string, headers = { cookie }) => (await app.inject({ url, headers })).statusCode
  expect(await status(`/meja/pengaduan/${one.id}/berkas/${one.file}`)).toBe(200)
  for (const url of [`/meja/pengaduan/${one.id}/berkas/${other.file}`, `/meja/pengaduan/${one.id}/kertas/${other.paper}`, `/meja/pengaduan/${other.paper}`, `/meja/pengaduan/${one.id}/berkas/${one.paper}`]) expect(await status(url), url).toBe(404)
  const opened = await app.inject({ method: 'POST', url: '/lacak', payload: { code: one.trackingCode, pin: one.pin } })
  const granted = { cookie: opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  expect(await status(`/lacak/${one.trackingCode}`, granted)).toBe(200)
  for (const page of ['', '/tanda-terima.pdf', '/riwayat.pdf', '/data.json', '/data.pdf', `/surat/${other.paper}`]) expect(await status(`/lacak/${other.trackingCode}${page}`, granted), page).toBe(303)
  // The grant is signed: with another complaint's id in it, it opens nothing.
  expect(await status(`/lacak/${other.trackingCode}`, { cookie: granted.cookie.replaceAll(one.id, other.id) })).toBe(303)
})

test('a file’s name leads nowhere and breaks no header', async () => {
  const { id, file } = await withFile()
  const answer = await app.inject({ url: `/meja/pengaduan/${id}/berkas/${file}`, headers: { cookie: await signIn('petugas') } })
  const disposition = String(answer.headers['content-disposition'])
  expect(disposition).not.toMatch(/[\r\n\u202E/\\]|\.\./u)
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  for (const path of ['/assets/../package.json', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/....//package.json']) expect([403, 404], path).toContain((await app.inject(path)).statusCode)
})

test('whoever sends more than they are asked for is refused, at every command', async () => {
  const { id } = await lodge()
  for (const extra of [{ status: 'answered' }, { officeId: 2 }, { registerNumber: '1/2026' }, { receivedAt: '2020-01-01T00:00:00Z' }, { id }, { trackingCode: 'AAAAA-AAAAA' }]) {
    const lodged = await app.inject({ method: 'POST', url: '/api/v1/complaints', payload: { ...completeInput, ...extra } })
    expect([lodged.statusCode, Object.keys(extra)]).toEqual([422, Object.keys(extra)])
    expect(await act('confirm-complete', id, 'petugas', extra)).toMatchObject({ ok: false, refusal: { key: 'invalid_input' } })
    expect(await act('add-note', id, 'petugas', { text: 'x', ...extra })).toMatchObject({ ok: false, refusal: { key: 'invalid_input' } })
  }
  const proto = await app.inject({ method: 'POST', url: '/api/v1/complaints', headers: { 'content-type': 'application/json' }, payload: `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"applicant":{"name":"A","address":{"line":"B"}},"narrative":"C"}` })
  expect(proto.statusCode).toBeGreaterThanOrEqual(400)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('what is typed into searches, filters and cursors is never part of a statement', async () => {
  const cookie = await signIn('sekcam')
  const evil = [`'; drop table complaint; --`, `' or '1'='1`, `") or 1=1 --`, `%' or true --`, `\\'; select pg_sleep(5); --`, `1); delete from complaint_event; --`]
  for (const text of evil) {
    const q = encodeURIComponent(text)
    for (const url of [`/meja/cari?q=${q}`, `/meja/buku?tahun=${q}&q=${q}&kanal=${q}&urut=${q}&sesudah=${q}`, `/meja/arsip?q=${q}&ordner=${q}&kode=${q}&sesudah=${q}`, `/meja?kelompok=${q}&sesudah=${q}`, `/meja/data-pribadi?sesudah=${q}`, `/meja/data-pribadi/catatan?sebelum=${q}`,
      `/meja/laporan?periode=${q}`, `/meja/pesan-keluar?sesudah=${q}`, `/meja/kotak-masuk?daftar=${q}&sesudah=${q}`, `/lacak?kode=${q}`, `/periksa?kode=${q}`, `/statistik?tahun=${q}`]) {
      expect([200, 303, 400, 404, 422], url).toContain((await app.inject({ url, headers: { cookie } })).statusCode)
    }
  }
  expect((await pool.query('select count(*)::int as n from complaint')).rows[0].n).toBeGreaterThan(0)
})

test('two approve the same answer at the same moment: it is approved once', async () => {
  const { id } = await lodge()
  await bring(id, 'in-follow-up')
  await act('draft-answer', id, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Sudah.' })
  const answer = await lastAnswer(house, id)
  const acted = await Promise.all(Array.from({ length: 8 }, () => act('approve-answer', id, 'camat', { id: answer })))
  expect(acted.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await pool.query(`select 1 from complaint_event where complaint_id = $1 and type = 'answer-approved'`, [id])).rowCount).toBe(1)
})
