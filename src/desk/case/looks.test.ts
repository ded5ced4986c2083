import { expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { looksPage } from '../../complaint/questions/looks.ts'
import { doors, renderProblem } from '../../doors.ts'
import type { Role } from '../../office/roles.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const { app, house, lodge, bring, signIn, clock, act } = given
const person = { ...completeInput.applicant, name: 'Zubaidah Qomariyah', phone: '0813-5555-0009', address: { ...completeInput.applicant.address, line: 'Jl. Wortel 99' } }
const personal = ['Zubaidah', 'Qomariyah', '5555-0009', '6281355550009', 'Wortel']
const readers: readonly Role[] = ['petugas', 'kasi-pelayanan', 'kasi', 'sekcam', 'camat', 'arsiparis', 'auditor']
const get = async (role: Role, url: string) => app.inject({ url, headers: { cookie: await signIn(role) } })
const names = (html: string) => personal.filter((word) => html.includes(word))
const looks = async (id: string) => (await house.pool.query<{ why: string; role: string }>(`select data ->> 'why' as why, actor ->> 'role' as role from complaint_event where complaint_id = $1 and type = 'identity-looked-at' order by seq`, [id])).rows

test('no list names who complained, to nobody; the search finds them by name all the same', async () => {
  const { id } = await lodge({ ...completeInput, applicant: person, narrative: 'Selokan mampet di gang.' })
  await bring(id, 'recorded')
  for (const role of readers) {
    for (const url of ['/meja', '/meja?lihat=semua', '/meja/buku?tahun=2026', '/meja/arsip', '/meja/cari?q=selokan', '/meja/naskah', '/meja/data-pribadi', `/meja/pengaduan/${id}`]) {
      const page = await get(role, url)
      expect([url, role, names(page.body)]).toEqual([url, role, []])
    }
  }
  const found = (await get('petugas', '/meja/cari?q=Zubaidah')).body
  expect([found.includes(`/meja/pengaduan/${id}`), found.includes('Z. Q.'), found.includes('Qomariyah')]).toEqual([true, true, false])
})

test('whoever needs it for the step opens it with one press, for half an hour; each look is an event that the complainant sees', async () => {
  const { id, trackingCode, pin } = await lodge({ ...completeInput, applicant: person })
  expect((await act('look-at-identity', id, 'petugas')).ok).toBe(true)
  expect(names((await get('petugas', `/meja/pengaduan/${id}`)).body)).not.toEqual([])
  expect(names((await get('camat', `/meja/pengaduan/${id}`)).body)).toEqual([])
  clock.set('2026-11-23T09:31:00+07:00')
  expect(names((await get('petugas', `/meja/pengaduan/${id}`)).body)).toEqual([])
  expect(await looks(id)).toEqual([{ why: 'step', role: 'petugas' }])
  const tracked = await app.inject({ url: `/api/v1/track/${trackingCode}`, headers: { 'x-pin': pin } })
  expect(tracked.statusCode).toBe(200)
  const opened = await app.inject({ method: 'POST', url: '/lacak', payload: { code: trackingCode, pin } })
  const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const page = (await app.inject({ url: `/lacak/${trackingCode}`, headers: { cookie } })).body
  expect(page).toContain('Identitas Anda dilihat')
  expect(page).toContain('Petugas loket: untuk menangani pengaduan Anda')
  clock.set('2026-11-23T09:00:00+07:00')
})

test('whoever does not need it gives a reason that others read; a secret one is closed to them', async () => {
  const { id } = await lodge({ ...completeInput, applicant: person })
  expect(await act('look-at-identity', id, 'arsiparis', {})).toMatchObject({ ok: false, refusal: { key: 'reason_needed' } })
  expect(await act('look-at-identity', id, 'arsiparis', { reason: 'singkat' })).toMatchObject({ ok: false })
  expect(await act('look-at-identity', id, 'arsiparis', { reason: 'Surat pelapor kembali ke kantor.' })).toMatchObject({ ok: true })
  expect(await looks(id)).toEqual([{ why: 'break-glass', role: 'arsiparis' }])
  const reviewed = await get('sekcam', '/meja/data-pribadi/identitas-dibuka')
  expect(reviewed.body).toContain('Surat pelapor kembali ke kantor.')
  expect((await get('petugas', '/meja/data-pribadi/identitas-dibuka')).statusCode).toBe(403)
  const secret = await lodge({ ...completeInput, applicant: person, confidential: true })
  for (const role of ['kasi', 'arsiparis', 'auditor'] as const) expect(await act('look-at-identity', secret.id, role, { reason: 'Ingin tahu siapa orangnya.', paper: true }), role).toMatchObject({ ok: false, refusal: { key: 'identity_closed' } })
})

test('a paper that names the complainant is a look too, once while it is open; a file of a secret complaint is for those who may know', async () => {
  const { id } = await lodge({ ...completeInput, applicant: person })
  await bring(id, 'recorded')
  for (let i = 0; i < 2; i++) expect((await get('arsiparis', `/meja/pengaduan/${id}/tanda-terima.pdf`)).statusCode).toBe(200)
  expect((await get('auditor', `/meja/pengaduan/${id}/tanda-terima.pdf`)).statusCode).toBe(200)
  expect(await looks(id)).toEqual([{ why: 'paper', role: 'arsiparis' }, { why: 'paper', role: 'auditor' }])

  const { standard } = await house.workplace.standards.version(1)
  const { keepUpload } = await import('../../complaint/store/uploads.ts')
  const stored = await house.files.put(Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 1_000)
  if (!stored.ok) throw new Error('not stored')
  const kept = await keepUpload({ pool: house.pool, files: house.files, officeId: house.workplace.officeId, standard }, { fileName: 'ktp.pdf', kept: stored.file }, house.workplace.newId(clock.now), clock.now)
  if (!kept.ok) throw new Error(kept.refusal)
  const secret = await lodge({ ...completeInput, applicant: person, confidential: true, attachments: [kept.upload.id] })
  const file = `/meja/pengaduan/${secret.id}/berkas/${kept.upload.id}`
  expect((await Promise.all((['petugas', 'kasi', 'auditor', 'arsiparis'] as const).map((role) => get(role, file)))).map(({ statusCode }) => statusCode)).toEqual([200, 403, 403, 403])
})

test('a paper opens papers alone: whoever read one must still give a reason for the case page', async () => {
  const { id } = await lodge({ ...completeInput, applicant: person })
  await bring(id, 'recorded')
  expect((await get('auditor', `/meja/pengaduan/${id}/tanda-terima.pdf`)).statusCode).toBe(200)
  expect(names((await get('auditor', `/meja/pengaduan/${id}`)).body)).toEqual([])
  await act('look-at-identity', id, 'arsiparis', { paper: true })
  expect(names((await get('arsiparis', `/meja/pengaduan/${id}`)).body)).toEqual([])
})

test('programs and open sessions see initials too, until they look; the complainant sees the look by the API', async () => {
  for (const confidential of [false, true]) {
    const { id, trackingCode, pin } = await lodge({ ...completeInput, applicant: person, confidential })
    const addresses = ['/api/v1/complaints?limit=200', `/api/v1/complaints/${id}`, `/api/v1/complaints/${id}/events`]
    for (const role of readers) for (const url of addresses) {
      const answer = await get(role, url)
      expect([url, role, answer.statusCode, names(answer.body)]).toEqual([url, role, 200, []])
    }
    expect((await act('look-at-identity', id, 'petugas')).ok).toBe(true)
    for (const url of addresses.slice(1)) {
      expect([url, names((await get('petugas', url)).body).length > 0, names((await get('camat', url)).body)]).toEqual([url, true, []])
    }
    const tracked = await app.inject({ url: `/api/v1/track/${trackingCode}`, headers: { 'x-pin': pin } })
    expect(tracked.json()).toMatchObject({ looks: [{ at: clock.now.toString(), role: 'petugas', why: 'step' }] })
  }
})

test('the list of looks leaves none out between its pages, not even of one case at one moment', async () => {
  const { id } = await lodge({ ...completeInput, applicant: person })
  for (const role of ['arsiparis', 'auditor', 'kasi'] as const) expect((await act('look-at-identity', id, role, { reason: 'Surat pelapor kembali.' })).ok).toBe(true)
  const seen: number[] = []
  for (let before: Parameters<typeof looksPage>[2]['before'] = null; ;) {
    const [look] = await looksPage(house.pool, house.workplace.officeId, { unusual: true, before, limit: 1 })
    if (!look) break
    if (look.complaintId === id) seen.push(look.seq)
    before = { at: look.at, id: look.complaintId, seq: look.seq }
  }
  expect(seen).toEqual([4, 3, 2])
})
