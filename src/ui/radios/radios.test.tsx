import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Radios } from './radios.tsx'

test('the first choice has the id that the error summary leads to; hint and error are read with the question', () => {
  const html = renderPart(
    <Radios
      lang="id"
      name="answerBy"
      label="Cara jawab"
      hint="Pilih"
      error="Pilih satu"
      value="b"
      options={[
        { value: 'a', text: 'A' },
        { value: 'b', text: 'B', hint: 'ke rumah', more: <p>alamat</p> },
      ]}
    />,
  )
  expect(html).toMatch(/id="answerBy" name="answerBy" type="radio" value="a"/)
  expect(html).toContain('<fieldset class="govuk-fieldset" aria-describedby="answerBy-hint answerBy-error">')
  expect(html).toMatch(/value="b" checked aria-describedby="answerBy-2-item-hint"/)
  expect(html).toContain('<p>alamat</p>')
})
