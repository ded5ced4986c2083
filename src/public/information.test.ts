import { expect, test } from 'vitest'
import { testHouse } from '../../test/support/house.ts'
import { htmlFaults } from '../../test/support/valid-html.ts'
import { addHomePage } from './home/home.tsx'
import { addPrivacyPage } from './privacy/privacy.tsx'
import { addStandardPage } from './standard/standard.tsx'
import { addStatisticsPage } from './statistics/statistics.tsx'

const given = await testHouse({ doors: [addHomePage, addStandardPage, addStatisticsPage, addPrivacyPage] })
const { app, house } = given
const page = async (url: string, lang = 'id') => {
  const answer = await app.inject({ url, cookies: { bahasa: lang } })
  expect(answer.statusCode).toBe(200)
  return answer.body
}

const { categories } = await house.workplace.standards.inForce('2026-11-23')
const secret = categories.find((category) => category.confidential)
if (!secret) throw new Error('no confidential category')
const lodged = await given.lodge({ applicant: { name: 'Unik Namanya', address: { line: 'Jl. Rahasia 99' } }, narrative: 'Cerita unik.' })
await house.pool.query('update complaint set category = $1 where id = $2', [secret.code, lodged.id])

test.each(['/', '/standar', '/statistik', '/privasi'])('%s is valid in both languages and asks nothing of other hosts', async (url) => {
  for (const lang of ['id', 'en']) {
    const html = await page(url, lang)
    expect(await htmlFaults(html)).toEqual([])
    expect(html).not.toMatch(/(?:src|action)="(?:https?:)?\/\/|\sstyle=|<script(?![^>]*src=)/u)
    expect(html).toContain(`<html lang="${lang}"`)
  }
})

test('home: the two actions, the promise of the standard, the ways of S7, and whether the office is open now', async () => {
  const html = await page('/')
  const { standard } = await house.workplace.standards.inForce('2026-11-23')
  for (const { value } of standard.redress) expect(html).toContain(value)
  expect(html).toContain('href="/adukan"')
  expect(html).toContain('Dijawab dalam 1 hari kerja')
  expect(html).toContain('Kantor buka sampai 16.00.')
  given.clock.set('2026-12-25T09:00:00+07:00')
  expect(await page('/')).toMatch(/Kantor tutup: [^.]*Natal[^.]*\. Buka lagi Senin, 28 Desember 2026 pukul 07\.30/u)
  given.clock.set('2026-11-23T09:00:00+07:00')
})

test('standard: six components, a blank decree stays blank, closures of the office among the days off', async () => {
  await house.pool.query(`insert into closure (office_id, id, date, kind, name, created_at) values ($1, gen_random_uuid(), '2026-11-30', 'office-closure', 'Pindah gedung', now())`, [house.workplace.officeId])
  const html = await page('/standar')
  const { standard } = await house.workplace.standards.inForce('2026-11-23')
  for (const part of ['Persyaratan', 'Sistem, mekanisme, dan prosedur', 'Jangka waktu', 'Biaya/tarif', 'Produk pelayanan', 'Penanganan pengaduan, saran, dan masukan']) expect(html).toMatch(new RegExp(`\\d\\. ${part}`, 'u'))
  expect(html).toContain('belum ditetapkan')
  expect(html).toContain('Pindah gedung')
  for (const clock of standard.clocks) expect(html).toContain(clock.label)
  for (const { title } of standard.steps) expect(html).toContain(title)
  expect(html).toContain('1 hari kerja, pada jam yang sama')
})

test('privacy: no figure for what the office has not decided', async () => {
  const html = await page('/privasi')
  expect(html).toContain('Jadwal retensi arsip kantor ini belum ditetapkan')
  expect(html).toContain('Pasal 20 ayat (2) huruf c')
  expect(html).toContain('72 jam')
})

test('statistics: nothing of a person, small numbers of confidential categories unnamed', async () => {
  const html = await page('/statistik')
  expect(html).toContain('November 2026')
  expect(html).not.toMatch(/Unik|Rahasia 99/u)
  expect(html).not.toContain(secret.label)
  expect(html).toContain('Jenis rahasia dengan jumlah kecil')
})
