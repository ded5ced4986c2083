/** All components in a real browser, at the width of a cheap phone and of a desk: what axe finds, what overflows, what scripts do. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ComponentsPage } from './components-page.tsx'
import { PublicPage } from './public-page/public-page.tsx'
import { CodePanel } from './code-panel/code-panel.tsx'
import { Form } from './form/form.tsx'
import { Button } from './button/button.tsx'
import { Textarea } from './textarea/textarea.tsx'
import { ErrorSummary } from './error-summary/error-summary.tsx'
import { Stations } from './stations/stations.tsx'
import { sampleStations } from './stations/stations.example.tsx'
import { renderPage } from './render.ts'
import { sampleDeskFrame, sampleFrame } from './testing/sample-frame.ts'

const root = new URL('../..', import.meta.url).pathname
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'"
const shots = process.env['UI_SHOTS']

let folder = ''
let browser: Browser
let manifest: Record<string, string> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ui-assets-'))
  execFileSync(process.execPath, [join(root, 'scripts/build-assets.ts'), folder])
  manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}, 60_000)

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const kinds: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' }

/** Opens `html` as `http://ui.test/`, its assets beside it, under the same security policy as in service. */
async function open(html: string, width: number, scripts = true): Promise<Page & { requested: string[]; posts: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: scripts })
  const requested: string[] = []
  const posts: string[] = []
  await page.route('**/*', async (route) => {
    const request = route.request()
    const name = new URL(request.url()).pathname.replace('/assets/', '')
    if (request.method() === 'POST') {
      posts.push(request.postData() ?? '')
      await new Promise((done) => setTimeout(done, 300))
      return route.fulfill({ status: 204 })
    }
    const file = manifest[name] ?? name
    requested.push(name)
    if (!readdirSync(folder).includes(file)) {
      return route.fulfill({ body: html, headers: { 'content-type': 'text/html', 'content-security-policy': policy } })
    }
    return route.fulfill({ body: readFileSync(join(folder, file)), contentType: kinds[file.split('.').pop() ?? ''] ?? '' })
  })
  await page.goto('http://ui.test/adukan')
  return Object.assign(page, { requested, posts })
}

async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated over the debugger's channel, so the page's policy need not allow it.
  await page.evaluate(axeSource)
  const result = await page.evaluate<AxeResult>("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
  return result.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))
}

type AxeResult = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }

const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth')

const publicPage = renderPage(
  <PublicPage frame={sampleFrame} title="Sampaikan pengaduan" back="/" failed>
    <ErrorSummary lang="id" errors={[{ id: 'narrative', text: 'Isi apa yang terjadi' }]} />
    <h1>Sampaikan pengaduan</h1>
    <Form frame={sampleFrame} action="/adukan" formKey="key-1">
      <Textarea lang="id" name="narrative" label="Apa yang terjadi?" max={20} error="Isi apa yang terjadi" />
      <Button name="then" value="send">
        Kirim
      </Button>
    </Form>
    <CodePanel title="Kami terima" codes={[{ label: 'Kode lacak', code: 'MANGGA-4821-K' }]} />
    <Stations lang="id" stations={sampleStations('id', 5)} />
  </PublicPage>,
)

describe.each([360, 1280])('at %i px', (width) => {
  test('every component: axe finds nothing, nothing runs off the page, nothing is fetched in vain', async () => {
    const page = await open(renderPage(<ComponentsPage frame={sampleDeskFrame} />), width)
    if (shots) await page.screenshot({ path: join(shots, `components-${width}.png`), fullPage: true })
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    expect(page.requested.some((name) => name.endsWith('.woff2'))).toBe(width > 640)
    await page.close()
  }, 60_000)

  test('the public page, with scripts off too', async () => {
    const page = await open(publicPage, width)
    if (shots) await page.screenshot({ path: join(shots, `public-${width}.png`), fullPage: true })
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.close()
    const plain = await open(publicPage, width, false)
    expect(await plain.getByRole('button', { name: 'Kirim' }).isVisible()).toBe(true)
    expect(await plain.getByText('Paling banyak 20 huruf.').isVisible()).toBe(true)
    await plain.close()
  }, 60_000)
})

describe('scripts', () => {
  test('the error summary takes focus and leads to the field; characters are counted; a double tap sends once', async () => {
    const page = await open(publicPage, 360)
    expect(await page.evaluate('document.activeElement.className')).toBe('govuk-error-summary')
    await page.getByRole('link', { name: 'Isi apa yang terjadi' }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('narrative')
    await page.keyboard.type('Lampu jalan padam lagi')
    expect(await page.locator('#narrative-count').textContent()).toBe('Kelebihan 2 huruf')
    await page.locator('button[name=then]').dblclick()
    await page.waitForTimeout(700)
    expect(page.posts).toEqual(['_key=key-1&narrative=Lampu+jalan+padam+lagi&then=send'])
    await page.close()
  }, 30_000)

  test('the print button shows only where it works', async () => {
    const html = renderPage(<ComponentsPage frame={sampleDeskFrame} />)
    const page = await open(html, 1280)
    expect(await page.getByRole('button', { name: 'Cetak halaman ini' }).first().isVisible()).toBe(true)
    await page.close()
    const plain = await open(html, 1280, false)
    expect(await plain.locator('print-button').first().isVisible()).toBe(false)
    await plain.close()
  }, 30_000)
})

test('style sheets and scripts stay within their weight', () => {
  const weight = (name: string) => brotliCompressSync(readFileSync(join(folder, manifest[name] ?? ''))).length
  expect(weight('public.css')).toBeLessThanOrEqual(10_000)
  expect(weight('desk.css')).toBeLessThanOrEqual(16_000)
  expect(weight('public.js')).toBeLessThanOrEqual(2_000)
  expect(weight('recorder.js') + weight('lodge.js')).toBeLessThanOrEqual(6_000)
  expect(weight('desk.js')).toBeLessThanOrEqual(2_000)
})
