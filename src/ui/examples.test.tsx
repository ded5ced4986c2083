import { describe, expect, test } from 'vitest'
import { htmlFaults } from '../../test/support/valid-html.ts'
import { DeskPage } from './desk-page/desk-page.tsx'
import { examples } from './examples.tsx'
import type { Language } from './messages/messages.ts'
import { PublicPage } from './public-page/public-page.tsx'
import { renderPage, renderPart } from './render.ts'
import { sampleDeskFrame, sampleFrame } from './testing/sample-frame.ts'

const languages: readonly Language[] = ['id', 'en']

describe.each(languages)('in %s', (lang) => {
  test.each(examples.map((example) => [`${example.component}: ${example.title}`, example] as const))('%s is valid HTML', async (_, example) => {
    expect(await htmlFaults(renderPart(example.render(lang)))).toEqual([])
  })

  test('both page layouts are valid HTML and ask nothing of other hosts', async () => {
    const pages = [
      renderPage(
        <PublicPage frame={{ ...sampleFrame, lang }} title="Sampaikan pengaduan" back="/">
          <h1>Sampaikan pengaduan</h1>
        </PublicPage>,
      ),
      renderPage(
        <DeskPage frame={{ ...sampleDeskFrame, lang }} title="Buku Pengaduan">
          <h1>Buku Pengaduan</h1>
        </DeskPage>,
      ),
    ]
    for (const page of pages) {
      expect(await htmlFaults(page)).toEqual([])
      expect(page).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
      expect(page).not.toMatch(/\sstyle=|\son\w+=|<script(?![^>]*src=)/)
      expect(page).toContain(`<html lang="${lang}"`)
    }
  })
})

test('every example names the folder that it lives in', () => {
  for (const { component } of examples) expect(component).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(new Set(examples.map((example) => `${example.component} ${example.title}`)).size).toBe(examples.length)
})
