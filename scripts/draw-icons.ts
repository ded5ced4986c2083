// Draws the icons of the installable form from src/ui/assets/icon.svg, which some telephones cannot show. Run after the drawing changed: node scripts/draw-icons.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const folder = join(import.meta.dirname, '..', 'src', 'ui', 'assets')
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8').replace(/ (?:width|height)="40"/gu, '')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  // Telephones cut icons to a circle or a drop: the drawing keeps to the middle, the ground goes to the edges.
  await page.setContent(`<style>body { margin: 0; background: #fdf6ec; display: grid; place-items: center; height: 100vh } svg { width: 64vw }</style>${drawing}`)
  await page.screenshot({ path: join(folder, `icon-${size}.png`) })
}
await browser.close()
