import { describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import type { Role } from '../../office/roles.ts'
import { addArchivePages } from '../archive/archive.tsx'
import { addSearchPages } from './search.tsx'

const { app, signIn, lodge, bring, act } = await testHouse({ doors: [addSearchPages, addArchivePages] })
async function open(address: string, role: Role = 'arsiparis') {
  return app.inject({ url: address, headers: { cookie: await signIn(role) } })
}
const found = async (typed: string, role?: Role) => open(`/meja/cari?q=${encodeURIComponent(typed)}`, role)
const where = async (typed: string) => open(`/meja/arsip?q=${encodeURIComponent(typed)}`)

const archived = await lodge()
await bring(archived.id, 'archived')
const handed = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Abdul Wahid' }, narrative: 'Irigasi tersumbat.' })
await bring(handed.id, 'handed-over')
const secret = await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Rahmat Kuntjoro' }, narrative: 'Pungutan liar.', confidential: true })

describe('/meja/cari', () => {
  test.each(['0001/2026', '1/2026', ' 1 / 2026', 'no. 0001-2026', archived.trackingCode, archived.trackingCode.toLowerCase().replace('-', ' '), 'siti aminah', 'lampu pasar', '2026-01'])('%j finds the archived one, and where it is', async (typed) => {
    const { body } = await found(typed)
    expect(body).toContain(`/meja/pengaduan/${archived.id}`)
    expect(body).toContain('Ordner 2026-01, rak A1')
  })

  test('finds a secret complaint by its words, never by its name, and names no one', async () => {
    expect((await found('kuntjoro')).body).not.toContain(secret.id)
    const { body } = await found('pungutan liar', 'kasi')
    expect(body).toContain(secret.id)
    expect(body).not.toContain('Kuntjoro')
  })

  test('says when it found nothing, and when only something like it', async () => {
    expect((await found('zebra')).body).toContain('Tidak ada pengaduan yang cocok dengan “zebra”')
    expect((await found('irig')).body).toContain('Ini yang mirip')
    expect((await found('irig')).body).toContain(handed.id)
  })

  test.each(['', ' ', '<script>alert(1)</script>', `'; drop table complaint; --`, '🙂', '9'.repeat(300), '0/0', '99999/99999'])('%j is answered with a valid page', async (typed) => {
    const page = await found(typed)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('<script>alert')
    expect(await htmlFaults(page.body)).toEqual([])
  })

  test('is not for those who read no complaints', async () => {
    expect((await found('lampu', 'admin')).statusCode).toBe(403)
    expect((await found('lampu', 'auditor')).statusCode).toBe(200)
  })
})

describe('/meja/arsip', () => {
  test('"where is the paper of 0001/2026?"', async () => {
    const { body } = await where('0001/2026')
    for (const text of ['Berkas 0001/2026', '2026-01', 'A1', '4 lembar', '700.1.2.4', 'tidak boleh dimusnahkan']) expect(body).toContain(text)
    expect(body).not.toContain('Tidak di arsip')
    expect(await htmlFaults(body)).toEqual([])
  })

  test('a file that is not archived: who has it, or on whose way it is', async () => {
    expect((await where('2/2026')).body).toMatch(/Diserahkan kepada Kasi Pelayanan pada Senin, 23 November 2026 pukul 09\.00 WIB, belum diterima/u)
    await act('accept-hand-over', handed.id, 'kasi-pelayanan')
    expect((await where('irigasi')).body).toMatch(/Dipegang Nama kasi-pelayanan, Kasi Pelayanan sejak/u)
  })

  test('a reopened file is with its holder, and its place is still known', async () => {
    const again = await lodge({ ...completeInput, narrative: 'Selokan bau.' })
    await bring(again.id, 'archived')
    expect(await act('object', again.id, 'petugas', { grounds: 'Masih bau.' })).toMatchObject({ ok: true })
    const { body } = await where('selokan')
    expect(body).toContain('Dipegang Camat sejak')
    expect(body).toContain('2026-01')
  })

  test('lists what is archived, narrowed by ordner, classification, year', async () => {
    expect((await open('/meja/arsip')).body).toContain(archived.id)
    expect((await open('/meja/arsip?ordner=2026-01&kode=700.1.2.4&tahun=2026')).body).toContain(archived.id)
    for (const query of ['ordner=2026-02', 'kode=1', 'tahun=2020']) {
      const page = await open(`/meja/arsip?${query}`)
      expect(page.body).not.toContain(archived.id)
      expect(page.body).toContain('Tidak ada berkas arsip yang cocok')
      expect(await htmlFaults(page.body)).toEqual([])
    }
  })

  test.each(['sesudah=x', 'tahun=x', 'ordner[]=1', 'q[]=1', "ordner='", 'sesudah=-_01932f3e-0000-7000-8000-000000000001'])('a strange address (%s) is answered', async (query) => {
    expect((await open(`/meja/arsip?${query}`)).statusCode).toBe(200)
  })
})
