import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { temporaryFolder } from '../support/folder.ts'
import { lastAnswer, testHouse } from '../support/house.ts'

const secret = 'rahasia-sentral-telepon'
const file = join(await temporaryFolder('channels'), 'channels.yaml')
await writeFile(file, `accounts:\n  - { name: sentral, kind: pbx, secret: ${secret} }\n`, { mode: 0o600 })
const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem, env: { TANGGAP_CHANNELS: file } })
const origin = await given.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()

let calls = 0
/** As a dialplan's CURL() posts it. */
async function ring(event: string, caller: string, id = `telepon-${++calls}`): Promise<string> {
  const told = await fetch(`${origin}/hook/sentral/panggilan?kunci=${secret}`, { method: 'POST', body: new URLSearchParams({ event, id, caller }) })
  expect(await told.text()).toBe('dicatat\n')
  return id
}
const fill = async ({ page }: Visitor, fields: Record<string, string>) => { for (const [name, value] of Object.entries(fields)) await page.locator(`#catat [name="${name}"]`).fill(value) }
const press = async ({ page }: Visitor, words: string) => {
  await page.getByRole('button', { name: words, exact: true }).click()
  await page.waitForLoadState('load')
}

test('every page of it is sound in both languages', async () => {
  const { id } = await given.lodge()
  await given.act('request-missing', id, 'petugas', { missing: ['address'] })
  await ring('missed', '081239990001')
  const pages = [
    '/meja/telepon', '/meja/telepon/baru', '/meja/telepon/baru?nomor=081234567890', '/meja/telepon/balik?nomor=081239990001', `/meja/pengaduan/${id}/telepon`,
    '/meja/pengaduan/baru?saluran=letter', '/meja/pengaduan/baru?saluran=fax', '/meja/pengaduan/baru?saluran=suggestion-box',
  ]
  for (const width of [360, 1280] as const) {
    const reader = await visitor(browser, origin, { width, cookie: await given.signIn('kasi-pelayanan') })
    for (const url of pages) {
      for (const language of ['id', 'en']) {
        expect((await reader.page.goto(`/bahasa/${language}?kembali=${encodeURIComponent(url)}`))?.status(), url).toBe(200)
        await expectSound(reader)
      }
    }
    await reader.context.close()
  }
}, 120_000)

let used = 0
for (const [width, javaScript] of [[360, false], [360, true], [1280, false], [1280, true]] as const) {
  test(`a call at ${width} px ${javaScript ? 'with' : 'without'} JavaScript: it rings, is held, another is taken, it goes on, its number is read out; a missed one is called back and answered`, async () => {
    const [first, second, missed] = [`0812300000${++used}`, `0812300000${++used}`, `0812300000${++used}`]
    const shown = (number: string) => `${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`
    const officer = await visitor(browser, origin, { width, javaScript, cookie: await given.signIn('petugas') })
    const { page } = officer
    await page.goto('/meja')
    const id = await ring('ringing', first)
    if (!javaScript) await page.reload()
    await page.getByText(`Panggilan masuk: ${shown(first)}`).first().waitFor({ timeout: 10_000 })
    await expectSound(officer, javaScript)
    await page.locator('.tg-news a', { hasText: shown(first) }).click()
    await ring('answered', first, id)
    await expectSound(officer, javaScript)
    expect(await page.locator('[name="applicant.phone"]').inputValue()).toBe(shown(first))
    await fill(officer, { narrative: 'Pohon tumbang menutup jalan', 'applicant.name': 'Bu Rahma' })
    if (javaScript) await page.getByText(/Tersimpan sendiri jam \d\d[.:]\d\d/u).waitFor({ timeout: 10_000 })
    await press(officer, 'Tahan dulu')
    await expectSound(officer, javaScript)
    expect(await page.locator('main').innerText()).toContain('Bu Rahma')

    await page.goto(`/meja/telepon/baru?nomor=${second}`)
    await fill(officer, { narrative: 'Bertanya syarat.', 'applicant.name': 'Pak Dua', 'applicant.address.line': 'Jl. Melati 1' })
    await page.locator('#catat [name="readBack"]').check()
    await press(officer, 'Simpan pengaduan')
    expect(await page.locator('h1').innerText()).toBe('Pengaduan tersimpan')

    await page.goto('/meja/telepon')
    await page.locator('tr', { hasText: 'Bu Rahma' }).filter({ hasText: shown(first) }).getByRole('link', { name: /Lanjutkan/u }).click()
    expect(await page.locator('[name="narrative"]').inputValue()).toBe('Pohon tumbang menutup jalan')
    await fill(officer, { narrative: 'Pohon tumbang menutup jalan sejak subuh.', 'applicant.address.line': 'Jl. Kenanga 8' })
    await press(officer, 'Simpan pengaduan') // not read back yet
    await expectSound(officer, javaScript)
    await page.locator('#catat [name="readBack"]').check()
    await press(officer, 'Simpan pengaduan')
    await expectSound(officer, javaScript)
    await press(officer, 'Beri nomor register')
    await expectSound(officer, javaScript)
    expect(await page.locator('main').innerText()).toMatch(/bernomor \S*\/2026/u)
    const { rows } = await given.house.pool.query('select complainant, status, channel from complaint where complainant = $1 order by received_at desc', ['Bu Rahma'])
    expect(rows[0]).toEqual({ complainant: 'Bu Rahma', status: 'recorded', channel: 'phone' })

    await ring('missed', missed)
    await ring('missed', missed)
    await page.goto('/meja/telepon')
    await expectSound(officer, javaScript)
    const task = page.locator('tr', { hasText: shown(missed) }).filter({ hasText: '2 kali' })
    await task.getByRole('link', { name: /Telepon balik/u }).click()
    await expectSound(officer, javaScript)
    await page.getByRole('link', { name: 'Tersambung: buka lembar panggilan' }).click()
    await expectSound(officer, javaScript)
    await fill(officer, { narrative: 'Got pasar mampet.', 'applicant.name': `Pak Balik ${missed}`, 'applicant.address.line': 'Jl. Anggrek 2' })
    await page.locator('#catat [name="readBack"]').check()
    await press(officer, 'Simpan pengaduan')
    await page.waitForURL(/\/selesai\//u)
    await page.goto('/meja/telepon')
    expect(await page.locator('tr', { hasText: shown(missed) }).filter({ hasText: '2 kali' }).count()).toBe(0)

    const file = (await given.house.pool.query<{ id: string }>('select id from complaint where complainant = $1', [`Pak Balik ${missed}`])).rows[0]?.id ?? ''
    await given.bring(file, 'in-follow-up')
    await given.act('draft-answer', file, 'kasi-pelayanan', { kind: 'final', outcome: 'solved', text: 'Got sudah dibersihkan pagi ini.' })
    await given.act('approve-answer', file, 'camat', { id: await lastAnswer(given.house, file) })
    await page.goto(`/meja/pengaduan/${file}`)
    await expectSound(officer, javaScript)
    await page.getByRole('link', { name: 'Telepon pelapor' }).click()
    await expectSound(officer, javaScript)
    expect(await page.locator('main').innerText()).toContain('Got sudah dibersihkan pagi ini.')
    await page.getByRole('radio', { name: 'Tidak diangkat' }).check()
    await press(officer, 'Catat hasil')
    await expectSound(officer, javaScript)
    await page.getByRole('radio', { name: 'Tersambung dan disampaikan' }).check()
    await press(officer, 'Catat hasil')
    await page.waitForURL(/selesai=penyampaian-jawaban/u)
    expect((await given.house.pool.query('select status from complaint where id = $1', [file])).rows[0].status).toBe('answered')
    await officer.context.close()
  }, 120_000)
}
