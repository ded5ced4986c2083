import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { testHouse } from '../../../test/support/house.ts'
import { addCasePages } from '../case/case-routes.tsx'
import { addCounterPages } from './counter.tsx'

const { app, signIn, house } = await testHouse({ doors: [addCounterPages, addCasePages] })

/** What an officer types for someone at the counter, field by field from the first; null: the field is passed over, ' ' ticks a box. */
const walkIn = [null, 'Air PDAM mati dua hari di gang kami.', ' ', null, 'Endang Sulastri', '085233221100', 'Dusun Krajan 4', '2', '1', 'Sumber Taman']

test('a walk-in is recorded by keyboard alone, without JavaScript, in under a minute', { timeout: 60_000 }, async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const place = app.server.address()
  if (place === null || typeof place === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${place.port}`
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const [name = '', value = ''] = (await signIn('petugas')).split('=')
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    await page.goto(`${url}/meja/pengaduan/baru`)
    // The browser gives the first field the focus once the page is drawn, not yet when it is loaded.
    await page.locator('form select:focus').waitFor()
    let keys = 0
    for (const [index, typed] of walkIn.entries()) {
      if (index > 0) await page.keyboard.press('Tab')
      if (typed !== null) await page.keyboard.type(typed)
      keys += (index > 0 ? 1 : 0) + (typed?.length ?? 0)
    }
    await page.keyboard.press('Enter')
    keys++
    await page.waitForURL(/\/meja\/pengaduan\/[0-9a-f-]{36}$/u)
    const { rows } = await house.pool.query('select complainant, area, channel, summary from complaint')
    expect(rows).toEqual([{ complainant: 'Endang Sulastri', area: '35.74.02.1006', channel: 'counter', summary: 'Air PDAM mati dua hari di gang kami.' }])
    // 150 keys a minute is slow typing (30 words of five letters); what is said has to be listened to besides.
    expect(keys).toBeLessThan(150)
  } finally {
    await browser.close()
  }
})
