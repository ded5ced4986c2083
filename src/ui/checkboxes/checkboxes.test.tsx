import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Checkbox, Checkboxes } from './checkboxes.tsx'

test('all values ticked that are asked for, none else', () => {
  const html = renderPart(
    <Checkboxes lang="id" name="m" label="Kurang" values={['b', 'z']} options={['a', 'b', 'c'].map((value) => ({ value, text: value }))} />,
  )
  expect(html.match(/ checked/g)).toHaveLength(1)
  expect(html).toMatch(/value="b" checked/)
})

test('a single box reads its hint and error', () => {
  const html = renderPart(<Checkbox lang="id" name="secret" label="Rahasia" hint="h" error="e" />)
  expect(html).toContain('aria-describedby="secret-item-hint secret-error"')
  expect(html).toContain('value="yes"')
})
