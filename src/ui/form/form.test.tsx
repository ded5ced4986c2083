import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Form } from './form.tsx'

test('a post form carries token and key, a get form neither token nor the once mark', () => {
  const post = renderPart(
    <Form frame={{ csrf: 'a"b' }} action="/adukan" formKey="k" upload>
      x
    </Form>,
  )
  expect(post).toContain('name="_csrf" value="a&quot;b"')
  expect(post).toContain('name="_key" value="k"')
  expect(post).toContain('enctype="multipart/form-data"')
  expect(post).toContain('data-once')
  const get = renderPart(
    <Form frame={{ csrf: 'a' }} action="/meja/buku" method="get">
      x
    </Form>,
  )
  expect(get).not.toMatch(/_csrf|data-once|novalidate/)
})
