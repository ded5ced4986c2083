import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { DocumentList } from './document-list.tsx'

test('kind and size stand within the link', () => {
  expect(renderPart(<DocumentList documents={[{ href: '/b/1', name: 'a&b.pdf', kind: 'PDF', size: '42 kB' }]} />)).toContain(
    '<a href="/b/1">a&amp;b.pdf (PDF, 42 kB)</a>',
  )
})
