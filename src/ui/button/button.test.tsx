import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { Button, ButtonLink } from './button.tsx'

test('the kind is the class, a link stays a link', () => {
  expect(renderPart(<Button>Kirim</Button>)).toBe('<button type="submit" class="govuk-button">Kirim</button>')
  expect(renderPart(<Button kind="warning">Cabut</Button>)).toContain('govuk-button--warning')
  expect(renderPart(<ButtonLink href="/a">A</ButtonLink>)).toMatch(/^<a href="\/a"/)
})
