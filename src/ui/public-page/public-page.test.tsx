import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { sampleFrame } from '../testing/sample-frame.ts'
import { PublicPage } from './public-page.tsx'

const page = (over: Partial<typeof sampleFrame> = {}) =>
  renderPart(
    <PublicPage frame={{ ...sampleFrame, ...over }} title="Lacak" back="/?a=1&b=2">
      <h1>Lacak</h1>
    </PublicPage>,
  )

test('says who we are, that it costs nothing, and switches language back to this very page', () => {
  const html = page({ path: '/lacak/AB?x=1&y="' })
  expect(html).toContain('<title>Lacak · Pengaduan Masyarakat, Kecamatan Contoh</title>')
  expect(html).toContain('Jl. Jeruk No. 1')
  expect(html).toContain('tidak dipungut biaya')
  expect(html).toContain('/bahasa/en?kembali=%2Flacak%2FAB%3Fx%3D1%26y%3D%22')
  expect(html).toContain('href="/?a=1&amp;b=2"')
})

test('a demonstration says so, service does not', () => {
  expect(page()).toContain('Ini peragaan')
  expect(page({ demo: false })).not.toContain('peragaan')
})

test('the menu marks where one is, also below it', () => {
  expect(page({ path: '/lacak/AB12?pin=1' })).toMatch(/href="\/lacak" aria-current="page"/)
  expect(page({ path: '/lacakan' })).not.toContain('aria-current="page"')
})

test('an office name cannot carry markup', () => {
  expect(page({ officeName: '<b>"Kantor"</b>' })).not.toContain('<b>')
})
