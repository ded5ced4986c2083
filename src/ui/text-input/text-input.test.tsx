import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { TextInput } from './text-input.tsx'

test('label, hint and error belong to the input; what was typed comes back unharmed', () => {
  const html = renderPart(<TextInput lang="id" name="name" label="Nama" hint="Seperti di KTP" error="Isi nama" value={'"><script>'} optional />)
  expect(html).toContain('for="name"')
  expect(html).toContain('aria-describedby="name-hint name-error"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('(tidak wajib)')
  expect(html).toContain('value="&quot;>&lt;script>"')
})

test('without hint and error nothing is described', () => {
  expect(renderPart(<TextInput lang="id" name="a" label="A" />)).not.toMatch(/aria-describedby|aria-invalid/)
})
