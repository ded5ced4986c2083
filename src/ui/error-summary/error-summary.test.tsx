import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { ErrorSummary } from './error-summary.tsx'

test('each error leads to its field; none, no box', () => {
  const html = renderPart(<ErrorSummary lang="id" errors={[{ id: 'name', text: 'Isi nama' }, { text: 'Coba lagi' }]} />)
  expect(html).toContain('<a href="#name">Isi nama</a>')
  expect(html).toContain('<li>Coba lagi</li>')
  expect(html).toContain('role="alert"')
  expect(renderPart(<ErrorSummary lang="id" errors={[]} />)).toBe('')
})
