import { beforeAll, expect, test } from 'vitest'
import type { InboundMessage } from '../../channels/message.ts'
import { takeMessage } from '../../channels/store/inbound.ts'
import { expectSound, openBrowser, visitor } from '../../../test/support/browser.ts'
import type { Visitor } from '../../../test/support/browser.ts'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { inbound } from '../../../test/support/messages.ts'
import { addOutboxPages } from '../outbox/outbox.tsx'
import { addInboxPages } from './inbox.tsx'

let given: TestHouse
let origin = ''
const browser = await openBrowser()
const path = '/meja/kotak-masuk'

beforeAll(async () => {
  given = await testHouse({ doors: [addInboxPages, addOutboxPages] })
  await given.app.listen({ host: '127.0.0.1', port: 0 })
  const address = given.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
})

async function waiting(message: Partial<InboundMessage>): Promise<void> {
  await takeMessage(given.house.workplace, inbound({ receivedAt: given.clock.now, ...message }), 'known_sender')
}

/** Alt and a digit, as a keyboard sends them: what the test driver sends for them carries no text, by which the browser finds the button. */
async function press({ context, page }: Visitor, digit: number): Promise<void> {
  const session = await context.newCDPSession(page)
  const key = { modifiers: 1, key: String(digit), code: `Digit${digit}`, windowsVirtualKeyCode: 48 + digit }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: String(digit), unmodifiedText: String(digit), ...key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  await session.detach()
}

test('the pages of messages are sound at both widths', { timeout: 90_000 }, async () => {
  await given.lodge()
  await waiting({ text: `Kata${'panjang'.repeat(60)} tanpa spasi`, sender: '+6281234567890', quoted: 'x'.repeat(500), attachments: [{ sha256: 'a'.repeat(64), size: 1_000, mediaType: 'image/png', name: `${'nama'.repeat(30)}.png` }], hints: { notes: ['edited'] } })
  await waiting({ channel: 'email', sender: `${'a'.repeat(60)}@${'b'.repeat(60)}.test`, senderName: 'N'.repeat(80), subject: 'S'.repeat(200), text: 'Surel' })
  const cookie = await given.signIn('petugas')
  for (const width of [360, 1280] as const) {
    const officer = await visitor(browser, origin, { width, cookie })
    const { page } = officer
    for (const list of ['', '?daftar=karantina', '?daftar=semua']) {
      await page.goto(`${path}${list}`)
      await expectSound(officer)
    }
    await page.goto(path)
    const links = await page.locator('main table a[href^="/meja/kotak-masuk/"]').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
    for (const link of links) {
      await page.goto(link)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      await expectSound(officer)
    }
    await page.goto(`${path}/tempel`)
    await expectSound(officer)
    await page.fill('[name=chat]', '22/11/26 19.02 - Siti: Lampu mati\n22/11/26 19.03 - Kantor: Baik')
    await page.click('main form[action$="/tempel"] button')
    await page.waitForSelector('[name=sender]')
    await expectSound(officer)
    await page.goto('/meja/pesan-keluar')
    await expectSound(officer)
    await officer.context.close()
  }
})

test('one key decides, without JavaScript too, and the next message opens', { timeout: 60_000 }, async () => {
  for (const javaScript of [true, false]) {
    await given.house.pool.query(`delete from inbound_message where state in ('inbox', 'quarantine')`)
    for (const [minutes, text] of [[3, 'Jembatan retak di Dusun Timur'], [2, 'Got mampet di Gang Melati'], [1, 'Promo pulsa murah']] as const) {
      await waiting({ text, sender: `+62812999${javaScript ? 1 : 2}000${minutes}`, receivedAt: given.clock.now.subtract({ minutes }) })
    }
    const officer = await visitor(browser, origin, { width: 1280, javaScript, cookie: await given.signIn('petugas') })
    const { page } = officer
    await page.goto(path)
    await page.click('text=Promo pulsa murah')
    await page.waitForSelector('.govuk-inset-text:has-text("Promo pulsa")')
    await press(officer, 4)
    await page.waitForSelector('.govuk-inset-text:has-text("Got mampet")')
    await press(officer, 1)
    await page.waitForSelector('.govuk-inset-text:has-text("Jembatan retak")')
    expect(await page.locator('text=Pesan tadi menjadi pengaduan baru.').count()).toBe(1)
    await press(officer, 5)
    await page.waitForSelector('h1:has-text("Kotak masuk")')
    expect(await page.locator('text=Tidak ada pesan yang menunggu keputusan.').count()).toBe(1)
    await expectSound(officer, javaScript)
    const { rows } = await given.house.pool.query(`select state, became, reason from inbound_message where sender like $1 order by received_at`, [`+62812999${javaScript ? 1 : 2}%`])
    expect(rows).toEqual([{ state: 'quarantine', became: null, reason: 'by-officer' }, { state: 'done', became: 'complaint', reason: null }, { state: 'done', became: 'dismissed', reason: 'not-a-complaint' }])
    await officer.context.close()
  }
})
