// Looks at a page: screenshots at phone and desk width. Usage: node test/support/look.ts <url> <name> [cookie]
import { chromium } from 'playwright-core'

const [url = '', name = 'page', cookie = ''] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] })
for (const width of [360, 1280]) {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  if (cookie) {
    const [cookieName = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name: cookieName, value, url }])
  }
  const page = await context.newPage()
  await page.goto(url)
  await page.screenshot({ path: `/tmp/look-${name}-${width}.png`, fullPage: true })
}
await browser.close()
