import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Pagination } from './pagination.tsx'

test('only the ways that exist', () => {
  const html = renderPart(<Pagination lang="id" next="?after=9&s=1" shown={{ shown: '50', total: '1.234' }} />)
  expect(html).toContain('rel="next"')
  expect(html).not.toContain('rel="prev"')
  expect(html).toContain('Menampilkan 50 dari 1.234')
  expect(renderPart(<Pagination lang="id" />)).toBe('')
})
