import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { sampleDeskFrame } from '../testing/sample-frame.ts'
import { DeskPage } from './desk-page.tsx'

const page = (frame: Parameters<typeof DeskPage>[0]['frame']) =>
  renderPart(
    <DeskPage frame={frame} title="Buku" failed>
      <h1>Buku</h1>
    </DeskPage>,
  )

test('names the person, the role and for whom they act', () => {
  const html = page(sampleDeskFrame)
  expect(html).toContain('Rina Wulandari')
  expect(html).toContain('Kasi Pelayanan, Plh. Camat')
  expect(html).toContain('<title>Kesalahan: Buku · ')
})

test('sign-out is a form with the token', () => {
  expect(page(sampleDeskFrame)).toMatch(/<form action="\/keluar" method="post"[^>]*><input type="hidden" name="_csrf" value="token-1"/)
})

test('only the nearest menu item is the current one', () => {
  const html = page(sampleDeskFrame)
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toMatch(/href="\/meja\/buku" aria-current="page"/)
})

test('without a person there is no menu and no sign-out', () => {
  const { person: _person, nav: _nav, ...visitor } = sampleDeskFrame
  const html = page(visitor)
  expect(html).not.toContain('/keluar')
  expect(html).not.toContain('tg-desknav')
})
