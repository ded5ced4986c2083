import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Textarea } from './textarea.tsx'

test('keeps a first empty line, which HTML would swallow', () => {
  expect(renderPart(<Textarea lang="id" name="a" label="A" value={'\nbaris'} />)).toContain('>\n\nbaris</textarea>')
  expect(renderPart(<Textarea lang="id" name="a" label="A" value="</textarea><b>" />)).toContain('&lt;/textarea>&lt;b>')
})

test('says the most characters, without cutting any off', () => {
  const html = renderPart(<Textarea lang="id" name="a" label="A" max={4000} />)
  expect(html).toContain('Paling banyak 4.000 huruf.')
  expect(html).not.toContain('maxlength')
  expect(html).toContain('aria-describedby="a-count"')
})
