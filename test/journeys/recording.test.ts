import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doors, renderProblem } from '../../src/doors.ts'
import { expectSound, openBrowser, visitor } from '../support/browser.ts'
import type { Visitor } from '../support/browser.ts'
import { testHouse } from '../support/house.ts'

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
