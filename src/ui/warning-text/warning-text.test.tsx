import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { WarningText } from './warning-text.tsx'

test('the mark is for the eye, the word for the ear', () => {
  const html = renderPart(<WarningText lang="en">Careful</WarningText>)
  expect(html).toContain('aria-hidden="true">!')
  expect(html).toContain('Warning: </span>Careful')
})
