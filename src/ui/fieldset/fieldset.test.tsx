import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Fieldset } from './fieldset.tsx'

test('a section is a heading, a question is not', () => {
  const part = (size: 'section' | 'field') =>
    renderPart(
      <Fieldset lang="id" legend="Alamat" id="address" size={size} error="Isi alamat">
        x
      </Fieldset>,
    )
  expect(part('section')).toContain('<h2 class="govuk-fieldset__heading">Alamat</h2>')
  expect(part('field')).not.toContain('<h2')
  expect(part('field')).toContain('id="address-error"')
})
