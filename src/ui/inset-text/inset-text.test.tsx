import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { InsetText } from './inset-text.tsx'

test('quotes as plain text', () => {
  expect(renderPart(<InsetText>{'<script>'}</InsetText>)).toBe('<div class="govuk-inset-text">&lt;script></div>')
})
