import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import { recomputeDeadlines } from '../../procedure/tend.ts'
import { addSettingsPages } from './settings.tsx'

const { app, house, signIn, people, lodge } = await testHouse({ doors: [addSettingsPages] })
const sections = ['', '/orang', '/pengganti', '/hari-tutup', '/pihak-luar', '/standar', '/token', '/riwayat']
const csrfIn = (html: string) => /name="_csrf" value="([^"]+)"/u.exec(html)?.[1] ?? ''

async function post(cookie: string, path: string, fields: Record<string, string>, from = path) {
  const page = await app.inject({ url: from, headers: { cookie } })
  return app.inject({ method: 'POST', url: path, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: csrfIn(page.body), ...fields }).toString() })
}

test('every page is valid and open to the administrator, closed to the front desk', async () => {
  const admin = await signIn('admin')
  const petugas = await signIn('petugas')
  for (const section of sections) {
    const page = await app.inject({ url: `/meja/pengaturan${section}`, headers: { cookie: admin } })
    expect(page.statusCode, section).toBe(200)
    expect(await htmlFaults(page.body), section).toEqual([])
    expect((await app.inject({ url: `/meja/pengaturan${section}`, headers: { cookie: petugas } })).statusCode).toBe(403)
  }
})

test('NIP and pangkat are kept as they stand under a signature; a NIP that is none is refused at its field', async () => {
  const admin = await signIn('admin')
  const fields = { name: 'Sari Dewi', title: 'Pengadministrasi', role: 'petugas', email: 'sari@contoh.test', nip: '19900615 201503 2 003', rank: 'Pengatur (II/c)' }
  const wrong = await post(admin, '/meja/pengaturan/orang', { ...fields, nip: '123' })
  expect([wrong.statusCode, wrong.body.includes('href="#nip"'), wrong.body.includes('value="123"')]).toEqual([422, true, true])
  expect((await post(admin, '/meja/pengaturan/orang', fields)).statusCode).toBe(200)
  const { rows } = await house.pool.query(`select nip, rank from person where email = 'sari@contoh.test'`)
  expect(rows).toEqual([{ nip: '199006152015032003', rank: 'Pengatur (II/c)' }])
})

test('a person is added with a link that works once; wrong input keeps what was typed', async () => {
  const admin = await signIn('admin')
  const wrong = await post(admin, '/meja/pengaturan/orang', { name: 'Budi', title: 'Staf', role: 'petugas', email: 'bukan surel' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="Budi"')
  const added = await post(admin, '/meja/pengaturan/orang', { name: 'Budi', title: 'Staf', role: 'petugas', email: 'budi@contoh.test' })
  expect(added.body).toMatch(/\/sandi\/[\w-]{43}/u)
  expect((await post(admin, '/meja/pengaturan/orang', { name: 'Budi', title: 'Staf', role: 'petugas', email: 'Budi@contoh.test' })).statusCode).toBe(409)
})

test('a closed day is entered with the job that recounts the deadlines, and can be taken back', async () => {
  const sekcam = await signIn('sekcam')
  const { id } = await lodge()
  const added = await post(sekcam, '/meja/pengaturan/hari-tutup', { date: '2026-11-24', kind: 'office-closure', name: 'Pindah kantor' })
  expect(added.statusCode).toBe(200)
  const { rows } = await house.pool.query(`select task_identifier as task from graphile_worker.jobs where key like 'recompute:closure:%'`)
  expect(rows).toEqual([{ task: 'recompute-deadlines' }])
  await recomputeDeadlines(house.workplace, 'Pindah kantor', 'x')
  const due = async () => (await house.pool.query('select due_at from complaint where id = $1', [id])).rows[0].due_at.toString()
  expect(await due()).toBe('2026-11-25T02:00:00Z')
  const closure = /hari-tutup\/([\w-]+)\/pembatalan/u.exec(added.body)?.[1] ?? ''
  expect((await post(sekcam, `/meja/pengaturan/hari-tutup/${closure}/pembatalan`, {}, '/meja/pengaturan/hari-tutup')).statusCode).toBe(200)
  await recomputeDeadlines(house.workplace, 'Pindah kantor dibatalkan', 'y')
  expect(await due()).toBe('2026-11-24T02:00:00Z')
})

test('deputies, parties and tokens are kept, and the history says who did it', async () => {
  const admin = await signIn('admin')
  const appointed = await post(admin, '/meja/pengaturan/pengganti', { personId: people.sekcam.id, role: 'camat', kind: 'plh', from: '2026-11-23', to: '2026-11-27', reason: 'Camat dinas luar' })
  expect(appointed.body).toContain('Plh. Camat')
  expect((await post(admin, '/meja/pengaturan/pengganti', { personId: people.sekcam.id, role: 'camat', kind: 'plh', from: '2026-11-25', to: '2026-11-26', reason: 'x' })).statusCode).toBe(409)
  expect((await post(admin, '/meja/pengaturan/pihak-luar', { name: 'Dishub', kind: 'Dinas', address: '', phone: '', email: '', replyDays: '5' })).statusCode).toBe(200)
  expect((await post(admin, '/meja/pengaturan/token', { label: 'Situs web', role: 'petugas' })).body).toMatch(/tgp_[\w-]{43}/u)
  const history = await app.inject({ url: '/meja/pengaturan/riwayat', headers: { cookie: admin } })
  for (const words of ['Pengganti ditunjuk', 'Pihak luar ditambahkan', 'Token dibuat', 'Nama admin']) expect(history.body).toContain(words)
  expect(history.body).toContain('Camat · Plh. (pelaksana harian) · Senin, 23 November 2026 · Jumat, 27 November 2026 · Camat dinas luar')
  expect(history.body).not.toMatch(/office-closure|\bplh\b/u)
})

test('a forged form changes nothing', async () => {
  const admin = await signIn('admin')
  const forged = await app.inject({ method: 'POST', url: '/meja/pengaturan/token', headers: { cookie: admin, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'label=x&role=camat' })
  expect(forged.statusCode).toBe(403)
})
