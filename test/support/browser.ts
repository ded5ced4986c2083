import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One browser for a test file. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', ...more],
  })
  afterAll(() => browser.close())
  return browser
}

export interface Visitor { page: Page; context: BrowserContext; outside: string[] }

/** A person at a screen: width, with or without JavaScript, signed in or not. Requests to other places are noted. */
export async function visitor(browser: Browser, origin: string, options: { width: 360 | 1280; javaScript?: boolean; cookie?: string }): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: options.width, height: 800 }, javaScriptEnabled: options.javaScript ?? true, baseURL: origin })
  if (options.cookie) {
    const [name = '', value = ''] = options.cookie.split('=')
    await context.addCookies([{ name, value, url: origin }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const outside: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) outside.push(request.url())
  })
  return { page, context, outside }
}

/** What every page must be: accessible, no wider than the screen, asking nobody else for anything. */
export async function expectSound({ page, outside }: Visitor, javaScript = true): Promise<void> {
  const where = page.url()
  expect(outside, where).toEqual([])
  if (!javaScript) return
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), `${where} is wider than the screen`).toBeLessThanOrEqual(0)
  await page.evaluate(axeSource)
  const faults = await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")))')
  expect(faults, where).toEqual([])
}
