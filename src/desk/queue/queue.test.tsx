import { describe, expect, test } from 'vitest'
import { completeInput, testHouse } from '../../../test/support/house.ts'
import { seedComplaints } from '../../../test/support/many-complaints.ts'
import { htmlFaults } from '../../../test/support/valid-html.ts'
import type { Role } from '../../office/roles.ts'
import { addQueuePages } from './queue.tsx'

const { house, app, signIn, lodge, bring, clock } = await testHouse({ doors: [addQueuePages] })
async function open(role: Role, address = '/meja', cookie?: string) {
  return app.inject({ url: address, headers: { cookie: cookie ?? (await signIn(role)) } })
}

describe('/meja', () => {
  test('asks who you are', async () => {
    expect((await app.inject('/meja')).statusCode).toBe(401)
  })

  test('says thank you when nothing waits, in both languages', async () => {
    const page = await open('camat')
    expect(page.body).toContain('Tidak ada berkas yang menunggu Anda. Terima kasih.')
    const english = await open('camat', '/meja', `${await signIn('camat')}; bahasa=en`)
    expect(english.body).toContain('No file is waiting for you')
    expect(await htmlFaults(page.body)).toEqual([])
  })

  test('shows each person what to do, with the time left', async () => {
    const { id } = await lodge()
    const petugas = await open('petugas')
    expect(petugas.body).toContain(`href="/meja/pengaduan/${id}"`)
    expect(petugas.body).toContain('Periksa kelengkapan')
    expect(petugas.body).toContain('7 jam kerja lagi')
    expect(petugas.body).toMatch(/href="\/meja" aria-current="page">[^<]*<span class="tg-desknav__count">1</u)
    expect(petugas.body).toContain('Catat pengaduan baru')
    expect((await open('camat')).body).not.toContain(id)
    await bring(id, 'reported')
    const camat = await open('camat')
    expect(camat.body).toContain('Putuskan tindak lanjut')
    expect(camat.body).not.toContain('Catat pengaduan baru')
    expect((await open('petugas')).body).not.toContain(id)
    clock.set('2026-11-25T09:00:00+07:00')
    expect((await open('camat')).body).toContain('terlambat 1 hari kerja')
  })

  test('never names someone who asked for secrecy', async () => {
    await lodge({ ...completeInput, applicant: { ...completeInput.applicant, name: 'Rahmat Kuntjoro' }, confidential: true })
    const page = await open('petugas')
    expect(page.body).toContain('dirahasiakan')
    expect(page.body).not.toContain('Kuntjoro')
  })

  test('the auditor sees all and is told that they only look; the administrator sees no complaint', async () => {
    const auditor = await open('auditor')
    expect(auditor.body).toContain('Antrean seluruh kantor')
    expect(auditor.body).toContain('Putuskan tindak lanjut')
    expect(auditor.body).toContain('tanpa mengubah')
    expect(auditor.body).not.toContain('Kembali ke antrean saya')
    const admin = await open('admin')
    expect(admin.statusCode).toBe(200)
    expect(admin.body).toContain('bukan pengaduan')
    expect(admin.body).not.toContain('/meja/pengaduan/0')
  })

  test('one file is one row, and the page stays valid, with thousands waiting', async () => {
    await seedComplaints(house.pool, house.workplace.officeId, 2_000, ['received', 'incomplete', 'recorded', 'archived'])
    await house.pool.query(`update complaint set clocks = jsonb_build_array(jsonb_build_object('kind', 'KEC_SELESAI', 'startedAt', received_at, 'dueAt', due_at, 'stoppedAt', null)) where due_at is not null`)
    const page = await open('petugas')
    expect(await htmlFaults(page.body)).toEqual([])
    expect(page.body).toContain('99+')
    expect(page.body).toContain('href="/meja?kelompok=2"')
    const seen = new Set<string>()
    let next: string | undefined = '/meja?kelompok=4'
    let rows = 0
    while (next !== undefined) {
      const { body }: { body: string } = await open('petugas', next)
      for (const [, id] of body.matchAll(/href="\/meja\/pengaduan\/([0-9a-f-]{36})"/gu)) {
        seen.add(id ?? '')
        rows++
      }
      next = /href="([^"]+)" rel="next"/u.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(rows).toBe(500)
    expect(seen.size).toBe(500)
  })

  test('figures lead to lists of what they count', async () => {
    const page = await open('kasi-pelayanan')
    expect(page.body).toContain('href="/meja?lihat=semua&amp;kelompok=lewat"')
    for (const group of ['lewat', 'hari-ini', 'pelapor', 'ditunda']) {
      const list = await open('kasi-pelayanan', `/meja?lihat=semua&kelompok=${group}`)
      expect(list.statusCode).toBe(200)
      expect(await htmlFaults(list.body), group).toEqual([])
    }
  })

  test.each(['kelompok=99', 'kelompok[]=x', 'sesudah=abc&kelompok=2', `sesudah=-_${'0'.repeat(36)}&kelompok=2`, "lihat=' or 1", 'kelompok.a=1', 'sesudah=9999999-99-99T_x'])('a strange address (%s) is answered', async (query) => {
    expect((await open('petugas', `/meja?${query}`)).statusCode).toBe(200)
  })
})
