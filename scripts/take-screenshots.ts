// Takes the README's pictures from a running demo. Usage: npm run demo, then: node scripts/take-screenshots.ts [http://127.0.0.1:3000]
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { demoAccounts, demoPassword } from '../src/demo/accounts.ts'

const origin = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = join(import.meta.dirname, '..', 'docs', 'gambar')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

const phone = await browser.newPage({ viewport: { width: 360, height: 900 }, baseURL: origin })
await phone.goto('/adukan')
await phone.screenshot({ path: join(folder, 'adukan-360.png') })
await phone.locator('[name="narrative"]').fill('Lampu jalan di depan pasar padam sejak seminggu, jalan gelap dan sudah dua kali ada yang jatuh.')
await phone.locator('[name="applicant.name"]').fill('Siti Aminah (contoh)')
await phone.locator('[name="applicant.address.line"]').fill('Jl. Mawar 3')
await phone.locator('main form button').last().click()
await phone.waitForURL(/\/lacak\//u)
const code = new URL(phone.url()).pathname.split('/').at(-1) ?? ''
await phone.goto(`/lacak/${code}`)
await phone.screenshot({ path: join(folder, 'lacak.png'), fullPage: false })

const account = demoAccounts.find((candidate) => candidate.role === 'kasi-pelayanan')
const desk = await browser.newPage({ viewport: { width: 1280, height: 900 }, baseURL: origin })
await desk.goto('/masuk')
await desk.locator('#email').fill(account?.email ?? '')
await desk.locator('#password').fill(demoPassword)
await desk.locator('form:has(#password) button').first().click()
await desk.waitForURL(/\/meja/u)
await desk.screenshot({ path: join(folder, 'antrean.png') })
await desk.goto('/meja/kotak-masuk')
await desk.screenshot({ path: join(folder, 'kotak-masuk.png') })
await desk.goto('/meja')
await desk.locator('main table a[href^="/meja/pengaduan/"]').nth(3).click()
await desk.waitForURL(/pengaduan/u)
await desk.screenshot({ path: join(folder, 'berkas.png') })

await desk.goto('/meja/buku')
const recorded = await desk.locator('main table a[href^="/meja/pengaduan/"]').first().getAttribute('href')
const receipt = await desk.request.get(`${recorded?.split(/[?#]/u)[0] ?? ''}/tanda-terima.pdf`)
writeFileSync(join(folder, 'tanda-terima.pdf'), await receipt.body())
execFileSync('pdftoppm', ['-r', '70', '-png', '-singlefile', '-f', '1', '-l', '1', join(folder, 'tanda-terima.pdf'), join(folder, 'tanda-terima')])
rmSync(join(folder, 'tanda-terima.pdf'))
for (const [paper, name] of [['07-lembar-disposisi', 'lembar-disposisi'], ['12-surat-jawaban', 'surat-jawaban']] as const) {
  execFileSync('pdftoppm', ['-r', '70', '-png', '-singlefile', '-f', '1', '-l', '1', join(folder, '..', 'contoh', `${paper}.pdf`), join(folder, name)])
}
await browser.close()
