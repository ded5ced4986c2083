import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { FilterPanel } from './filter-panel.tsx'

test('filters in use open the panel, and each can be dropped by itself', () => {
  const html = renderPart(
    <FilterPanel lang="id" action="/meja/buku" clearHref="/meja/buku" active={[{ text: 'Status: Dijawab', removeHref: '/meja/buku?q=a&b=c' }]}>
      x
    </FilterPanel>,
  )
  expect(html).toContain('<details class="tg-filter__fields" open>')
  expect(html).toContain('Hapus saringan Status: Dijawab')
  expect(html).toContain('q=a&amp;b=c')
  expect(html).toContain('method="get"')
})

test('none in use: closed, nothing to clear', () => {
  expect(renderPart(<FilterPanel lang="id" action="/a" clearHref="/a">x</FilterPanel>)).not.toMatch(/ open|filter__active/)
})
