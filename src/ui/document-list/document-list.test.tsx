import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DocumentList } from './document-list.tsx'

test('sound that browsers play gets a player that loads nothing by itself; other files none', () => {
  const html = renderPart(<DocumentList documents={[{ href: '/b/1', name: 'a.webm', mediaType: 'audio/webm' }, { href: '/b/2', name: 'b.amr', mediaType: 'audio/amr' }, { href: '/b/3', name: 'c.pdf', mediaType: 'application/pdf' }]} />)
  expect(html.match(/<audio[^>]*>/gu)).toEqual(['<audio class="tg-documents__sound" controls preload="none" src="/b/1" aria-label="a.webm">'])
})

test('kind and size stand within the link', () => {
  expect(renderPart(<DocumentList documents={[{ href: '/b/1', name: 'a&b.pdf', kind: 'PDF', size: '42 kB' }]} />)).toContain(
    '<a href="/b/1">a&amp;b.pdf (PDF, 42 kB)</a>',
  )
})
