import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Select } from './select.tsx'

const options = [{ value: 'a', text: 'A & B' }, { label: 'Lain', options: [{ value: 'c', text: 'C' }] }]

test('marks the value chosen, also within a group; an unknown value chooses nothing', () => {
  expect(renderPart(<Select lang="id" name="s" label="S" options={options} value="c" />)).toContain('<option value="c" selected>C</option>')
  const html = renderPart(<Select lang="en" name="s" label="S" options={options} value="zz" />)
  expect(html).not.toContain('selected')
  expect(html).toContain('<option value>Choose one</option>')
  expect(html).toContain('A &amp; B')
  expect(renderPart(<Select lang="id" name="s" label="S" options={options} empty={false} />)).not.toContain('<option value>')
})
