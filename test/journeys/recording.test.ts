import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { testHouse } from '../support/house.ts'
import { webm } from '../support/webm.ts'

const given = await testHouse({ doors: doors({ jobs: { alive: () => true }, travel: { now: () => given.clock.now, move: null } }), problem: renderProblem })
const origin = await given.app.listen({ host: '127.0.0.1', port: 0 })
const browser = await openBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'])

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const recorder = (page: Page): Locator => page.locator('voice-recorder').first()
const until = (page: Page, state: string) => expect.poll(() => recorder(page).getAttribute('data-state'), { timeout: 20_000 }).toBe(state)

async function writeOn(page: Page): Promise<void> {
  await page.locator('[name="narrative"]').fill('Dengarkan rekaman.')
  await page.locator('[name="applicant.name"]').fill('Siti Aminah')
  await page.locator('[name="applicant.address.line"]').fill('Jl. Mawar 3')
}

/** What a complaint holds, by the code that the citizen sees. */
async function filesOf(page: Page): Promise<{ media_type: string; sha256: string; size: number }[]> {
  await page.waitForURL(/\/lacak\//u, { timeout: 20_000 })
  const [code = ''] = await page.locator('.tg-code').allInnerTexts()
  return (await given.house.pool.query('select media_type, sha256, size from file f join complaint c on c.id = f.complaint_id where tracking_code = $1', [code])).rows
}

/** Seconds of sound, as the browser hears it: a file that is not whole cannot be decoded. */
async function secondsOf(page: Page, sha256: string): Promise<number> {
  const bytes = (await given.house.files.bytes(sha256)).toString('base64')
  return page.evaluate(`(async () => (await new AudioContext().decodeAudioData(await (await new Response(Uint8Array.from(atob('${bytes}'), (c) => c.charCodeAt(0)))).arrayBuffer())).duration)()`)
}

async function open(options: Partial<Parameters<typeof visitor>[2]> = {}): Promise<Visitor> {
  const someone = await visitor(browser, origin, { width: 360, ...options })
  await someone.page.goto('/adukan')
  return someone
}

for (const width of [360, 1280] as const) {
  test(`record, pause, go on, stop, hear again, send: one file that plays (${width} px)`, async () => {
    const someone = await open({ width })
    const { page } = someone
    await expectSound(someone)
    await press(page, 'Rekam')
    await page.waitForTimeout(2_500)
    await expectSound(someone)
    await press(page, 'Jeda')
    const time = await page.locator('[data-part=time]').first().innerText()
    await page.waitForTimeout(1_500)
    expect(await page.locator('[data-part=time]').first().innerText()).toBe(time)
    await press(page, 'Lanjutkan')
    await page.waitForTimeout(1_500)
    await press(page, 'Berhenti')
    await until(page, 'done')
    await expectSound(someone)
    await press(page, 'Putar ulang')
    await writeOn(page)
    await press(page, 'Kirim pengaduan')
    const [file, ...others] = await filesOf(page)
    expect(others).toEqual([])
    expect(file?.media_type).toBe('audio/webm')
    const seconds = await secondsOf(page, file?.sha256 ?? '')
    expect(seconds).toBeGreaterThan(3)
    expect(seconds).toBeLessThan(6)
    // 20 kbit/s: a minute is 150 kB.
    expect((file?.size ?? 0) / seconds).toBeLessThan(4_000)
    await someone.context.close()
  }, 60_000)
}

test('the network goes away in the middle of a recording and comes back: nothing said is lost', async () => {
  const { page, context } = await open()
  await press(page, 'Rekam')
  await page.waitForTimeout(3_500)
  await context.setOffline(true)
  await page.waitForTimeout(3_500)
  await press(page, 'Berhenti')
  await until(page, 'waiting')
  await writeOn(page)
  await press(page, 'Kirim pengaduan')
  await expect.poll(() => page.locator('[data-part=state]').first().innerText()).toContain('dikirim sendiri saat ada jaringan')
  await context.setOffline(false)
  const [file, ...others] = await filesOf(page)
  expect(others).toEqual([])
  expect(await secondsOf(page, file?.sha256 ?? '')).toBeGreaterThan(6)
  await context.close()
}, 60_000)

test('the page is loaded again in the middle of a recording: what was said until then is there, the form too, and more can be said', async () => {
  const { page, context } = await open()
  await writeOn(page)
  await press(page, 'Rekam')
  await page.waitForTimeout(5_500)
  await page.reload()
  await until(page, 'done')
  expect(await page.locator('[data-part=time]').first().innerText()).toMatch(/^0:0[2-6]$/u)
  await expect.poll(() => page.locator('[name="narrative"]').inputValue()).toBe('Dengarkan rekaman.')
  await press(page, 'Rekam')
  await page.waitForTimeout(2_500)
  // Sent while still recording: the form waits for the rest.
  await press(page, 'Kirim pengaduan')
  const files = await filesOf(page)
  expect(files).toHaveLength(2)
  for (const { sha256 } of files) expect(await secondsOf(page, sha256)).toBeGreaterThan(1.5)
  // The next form of this phone begins empty.
  await page.goto('/adukan')
  expect(await page.locator('[name="narrative"]').inputValue()).toBe('')
  expect(await page.locator('voice-recorder').count()).toBe(1)
  await context.close()
}, 60_000)

test('on 2G the recording keeps up with the voice', async () => {
  const { page, context } = await open()
  const network = await context.newCDPSession(page)
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 600, downloadThroughput: 6_000, uploadThroughput: 4_000 })
  await writeOn(page)
  await press(page, 'Rekam')
  await page.waitForTimeout(12_000)
  await press(page, 'Berhenti')
  const stopped = performance.now()
  await until(page, 'done')
  expect(performance.now() - stopped).toBeLessThan(12_000)
  await press(page, 'Kirim pengaduan')
  const [file] = await filesOf(page)
  expect(await secondsOf(page, file?.sha256 ?? '')).toBeGreaterThan(11)
  await context.close()
}, 90_000)

test('a recording can be taken back, and another made instead', async () => {
  const { page, context } = await open()
  for (let i = 0; i < 2; i++) {
    await press(page, 'Rekam')
    await page.waitForTimeout(1_500)
    await press(page, 'Berhenti')
    await until(page, 'done')
    if (i === 0) await press(page, 'Hapus rekaman')
  }
  await writeOn(page)
  await press(page, 'Kirim pengaduan')
  expect(await filesOf(page)).toHaveLength(1)
  await context.close()
}, 60_000)

test('without JavaScript a sound file is sent by the field that opens the telephone\'s recorder', async () => {
  const someone = await open({ javaScript: false })
  const { page } = someone
  await expectSound(someone, false)
  const field = page.locator('voice-recorder input[type=file]')
  expect([await field.getAttribute('accept'), await field.getAttribute('capture')]).toEqual(['audio/*', 'user'])
  expect(await page.getByRole('button', { name: 'Rekam', exact: true }).count()).toBe(0)
  await field.setInputFiles({ name: 'Suara 001.webm', mimeType: 'audio/webm', buffer: webm([2]) })
  await writeOn(page)
  await press(page, 'Kirim pengaduan')
  expect(await filesOf(page)).toMatchObject([{ media_type: 'audio/webm' }])
  await someone.context.close()
}, 60_000)

test('a microphone that is refused is said in words, and the form still goes', async () => {
  const deaf = await openBrowser(['--use-fake-device-for-media-stream', '--deny-permission-prompts'])
  const someone = await visitor(deaf, origin, { width: 360 })
  await someone.page.goto('/adukan')
  await press(someone.page, 'Rekam')
  await expect.poll(() => someone.page.locator('[data-part=state]').first().innerText()).toContain('Mikrofon tidak diizinkan')
  await expectSound(someone)
  await writeOn(someone.page)
  await press(someone.page, 'Kirim pengaduan')
  expect(await filesOf(someone.page)).toEqual([])
  await deaf.close()
}, 60_000)

for (const width of [360, 1280] as const) {
  test(`at the counter: what is said is recorded, saved without a word written, and heard on the case page (${width} px)`, async () => {
    const officer = await visitor(browser, origin, { width, cookie: await given.signIn('petugas') })
    const { page, context } = officer
    await page.goto('/meja/pengaduan/baru')
    await page.locator('[name="applicant.name"]').fill(`Endang ${width}`)
    await press(page, 'Rekam')
    await page.waitForTimeout(2_500)
    await expectSound(officer)
    await press(page, 'Berhenti')
    await press(page, 'Simpan dan periksa kelengkapan')
    await page.waitForURL(/\/meja\/pengaduan\/[0-9a-f-]{36}/u)
    await page.goto(page.url().replace(/\/serupa$/u, ''))
    await expectSound(officer)
    expect(await page.locator('main').innerText()).toContain('Pengaduan lisan ini baru direkam.')
    expect(await page.evaluate('(async () => { const sound = document.querySelector("audio"); await sound.play(); await new Promise((done) => setTimeout(done, 500)); return sound.currentTime })()')).toBeGreaterThan(0.2)
    // The next complaint begins without the voice of the one before.
    await page.goto('/meja/pengaduan/baru')
    await page.waitForTimeout(300)
    expect(await page.locator('voice-recorder').count()).toBe(1)
    await context.close()
  }, 60_000)
}
