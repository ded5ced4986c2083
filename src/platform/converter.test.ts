import { execFileSync } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/folder.ts'
import { builtInTemplate } from '../papers/docx/built-in.ts'
import { pack } from '../papers/docx/open-docx.ts'
import { fontFolders } from '../papers/fonts.ts'
import { openConverter } from './converter.ts'

const fonts = fontFolders()
const folder = await temporaryFolder('converter')
const converter = openConverter({ fonts, folder })
afterAll(() => converter.close())
const docx = pack(builtInTemplate('answer-letter', 'F4'))
const left = () => readdir(folder)

test('without LibreOffice it says so, and nothing else happens', async () => {
  const none = openConverter({ program: null })
  expect([none.present, await none.pdf(docx)]).toEqual([false, { ok: false, reason: 'absent' }])
  const gone = openConverter({ program: '/nowhere/soffice' })
  expect(await gone.pdf(docx)).toEqual({ ok: false, reason: 'failed' })
})

test('two documents at once both become PDF/A-2b, tagged, in the paper size of the document, with the fonts within', async () => {
  const made = await Promise.all([converter.pdf(docx), converter.pdf(docx)])
  for (const one of made) {
    if (!one.ok) throw new Error(one.reason)
    const info = execFileSync('pdfinfo', ['-'], { input: one.pdf }).toString()
    expect(info).toMatch(/Tagged:\s+yes/u)
    expect(info).toMatch(/Page size:\s+6(?:09|10)\S* x 93[56]/u)
    expect(Buffer.from(one.pdf).toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</u)
    expect(execFileSync('pdffonts', ['-'], { input: one.pdf }).toString()).toContain('Arimo')
  }
  expect(await left()).toEqual([])
}, 60_000)

test('a document that is none, and one that takes too long, yield a reason and leave nothing behind', async () => {
  expect(await converter.pdf(docx.subarray(0, 900))).toEqual({ ok: false, reason: 'failed' })
  const hasty = openConverter({ fonts, folder, timeLimitMs: 50 })
  expect(await hasty.pdf(docx)).toEqual({ ok: false, reason: 'too_long' })
  const closed = openConverter({ fonts, folder })
  const running = closed.pdf(docx)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await closed.close()
  expect((await running).ok).toBe(false)
  expect(await left()).toEqual([])
}, 60_000)
