import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import { testHouse } from '../support/house.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const origin = await given.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser()

const send = (page: Page) => page.getByRole('button', { name: 'Kirim pengaduan' }).click()
const state = (page: Page) => page.locator('[data-part=draft-state]').innerText()
const narrative = (page: Page) => page.locator('[name="narrative"]')
const complaints = async (words: string) => Number((await given.house.pool.query('select count(*) as n from complaint where summary = $1', [words])).rows[0].n)

async function writeOn(page: Page, words: string): Promise<void> {
  await narrative(page).fill(words)
  await page.locator('[name="applicant.name"]').fill('Siti Aminah')
  await page.locator('[name="applicant.address.line"]').fill('Jl. Mawar 3')
}

/** Code and PIN are on the page, as after any complaint. */
async function expectReceived(page: Page): Promise<void> {
  await page.waitForURL(/\/lacak\/[^/]+\?baru=1$/u, { timeout: 30_000 })
  const [code = '', pin = ''] = await page.locator('.tg-code').allInnerTexts()
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u)
  expect(pin).toMatch(/^\d{6}$/u)
}

/** A phone that has opened the form once, and has the app. */
async function phone(cookie?: string): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await visitor(browser, origin, { width: 360, ...(cookie ? { cookie } : {}) })
  await page.goto('/adukan')
  await page.evaluate('navigator.serviceWorker.ready.then((r) => new Promise((done) => { const look = () => r.active?.state === "activated" ? done() : setTimeout(look, 50); look() }))')
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
  return { page, context }
}

test('the form is an app that a phone can install', async () => {
  const { page, context } = await phone()
  const manifest = await (await page.request.get('/manifest.webmanifest')).json()
  expect(manifest).toMatchObject({ start_url: '/adukan', scope: '/', display: 'standalone', lang: 'id', short_name: 'Pengaduan' })
  expect(manifest.name).toContain('Kecamatan Wonoasih')
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src)
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type])
  }
  const session = await context.newCDPSession(page)
  expect((await session.send('Page.getAppManifest')).errors).toEqual([])
  expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  await context.close()
})

test('what the app keeps is the empty form, its assets and the page without a network: nothing of anybody, nothing of the desk', async () => {
  const { page, context } = await phone(await given.signIn('petugas'))
  await writeOn(page, 'Rahasia saya.')
  await send(page)
  await expectReceived(page)
  for (const path of ['/meja', '/meja/pengaduan/baru', '/adukan', '/']) await page.goto(path)
  const kept = await page.evaluate<string[]>('caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys())))).then((all) => all.flat().map((request) => new URL(request.url).pathname).sort())')
  expect(kept.filter((path) => !path.startsWith('/assets/'))).toEqual(['/adukan', '/luring'])
  const form = await page.evaluate<string>('caches.match("/adukan").then((answer) => answer.text())')
  expect(form).toContain('name="_key" value=""')
  expect(form).toContain('href="/masuk"') // as a stranger sees it, though an officer is signed in here
  for (const personal of ['Rahasia saya', 'Siti', 'Nama petugas', '/keluar']) expect(form).not.toContain(personal)
  await context.close()
})

test('without a network the form opens, is filled in, kept, and goes once when the network returns; the person gets code and PIN', async () => {
  const { page, context } = await phone()
  await context.setOffline(true)
  await page.goto('/adukan')
  await writeOn(page, 'Ditulis tanpa jaringan.')
  await page.locator('input[name=attachments]').last().setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') })
  await send(page)
  await expect.poll(() => state(page)).toContain('akan dikirim sendiri saat ada jaringan')
  await page.goto('/statistik')
  expect(await page.locator('h1').innerText()).toBe('Tidak ada jaringan')
  await page.close()
  // Closed, opened again another time: it is still to be sent.
  const again = await context.newPage()
  await again.goto(`${origin}/adukan`)
  await expect.poll(() => narrative(again).inputValue()).toBe('Ditulis tanpa jaringan.') // it comes from the phone's store, after the page
  await expectSound({ page: again, context, outside: [] })
  await context.setOffline(false)
  await expectReceived(again)
  expect(await complaints('Ditulis tanpa jaringan.')).toBe(1)
  const { rows } = await given.house.pool.query(`select f.name from file f join complaint c on c.id = f.complaint_id where summary = 'Ditulis tanpa jaringan.'`)
  expect(rows).toEqual([{ name: 'surat.pdf' }])
  await again.goto('/adukan')
  expect(await narrative(again).inputValue()).toBe('')
  await context.close()
}, 60_000)

test('the network is lost after the complaint reached the office and before the answer came: one complaint, and code and PIN all the same', async () => {
  const { page, context } = await phone()
  await writeOn(page, 'Jawaban hilang di jalan.')
  let lost = 0
  await context.route('**/adukan', async (route) => {
    if (route.request().method() !== 'POST' || lost > 1) return route.fallback()
    lost++
    await route.fetch()
    await route.abort('connectionreset')
  })
  await send(page)
  await expectReceived(page)
  expect(lost).toBe(2)
  expect(await complaints('Jawaban hilang di jalan.')).toBe(1)
  await context.close()
}, 60_000)

test('a browser that is closed in that moment sends the same form again when it is opened, and nothing is doubled', async () => {
  const { page, context } = await phone()
  await writeOn(page, 'Ditutup di tengah.')
  await context.route('**/adukan', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await send(page)
  await expect.poll(() => complaints('Ditutup di tengah.')).toBe(1)
  await page.close()
  await context.unroute('**/adukan')
  const again = await context.newPage()
  await again.goto(`${origin}/adukan`)
  await expectReceived(again)
  expect(await complaints('Ditutup di tengah.')).toBe(1)
  await context.close()
}, 60_000)

test('what is typed is there after the browser was closed, with its boxes and files; it can be removed; a phone that is shared is warned of', async () => {
  const { page, context } = await phone()
  await writeOn(page, 'Belum selesai')
  await page.locator('[name="confidential"]').check()
  await page.locator('[name="category"]').selectOption('PJU')
  await page.locator('input[name=attachments]').last().setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('png') })
  await expect.poll(() => page.locator('[data-part=draft-note]').innerText()).toContain('HP ini dipakai bersama')
  await page.waitForTimeout(700)
  await expectSound({ page, context, outside: [] })
  await page.close()
  const again = await context.newPage()
  await again.goto(`${origin}/adukan`)
  await expect.poll(() => again.locator('[data-part=draft-restored]').isVisible()).toBe(true)
  expect(await narrative(again).inputValue()).toBe('Belum selesai')
  expect(await again.locator('[name="confidential"]').isChecked()).toBe(true)
  expect(await again.locator('[name="category"]').inputValue()).toBe('PJU')
  expect(await again.locator('.tg-chosen').last().innerText()).toContain('foto.png')
  await expectSound({ page: again, context, outside: [] })
  await again.getByRole('button', { name: 'Hapus draf' }).first().click()
  await expect.poll(() => narrative(again).inputValue()).toBe('')
  await again.reload()
  expect(await narrative(again).inputValue()).toBe('')
  expect(await again.evaluate('new Promise((done) => { const r = indexedDB.open("tanggap"); r.onsuccess = () => { const k = r.result.transaction("kept").objectStore("kept").getAllKeys(); k.onsuccess = () => done(k.result) } })')).toEqual([])
  await context.close()
}, 60_000)

test('what is wrong is said on the page as ever, and nothing typed is lost', async () => {
  const { page, context } = await phone()
  await narrative(page).fill('Tanpa nama.')
  await page.locator('input[name=attachments]').last().setInputFiles([{ name: 'surat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') }])
  await send(page)
  await expect.poll(() => page.locator('.govuk-error-summary').count()).toBe(1)
  expect(await narrative(page).inputValue()).toBe('Tanpa nama.')
  expect(await page.locator('.tg-kept__name').allInnerTexts()).toEqual([expect.stringContaining('surat.pdf')])
  await expectSound({ page, context, outside: [] })
  await writeOn(page, 'Tanpa nama.')
  await page.locator('input[name=attachments]').last().setInputFiles([{ name: 'jahat.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>') }])
  await send(page)
  await expect.poll(() => page.locator('.govuk-error-summary').innerText()).toContain('jahat.pdf')
  await send(page)
  await expectReceived(page)
  const { rows } = await given.house.pool.query(`select f.name from file f join complaint c on c.id = f.complaint_id where summary = 'Tanpa nama.'`)
  expect(rows).toEqual([{ name: 'surat.pdf' }])
  await context.close()
}, 60_000)
