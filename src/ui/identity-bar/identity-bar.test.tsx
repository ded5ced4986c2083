import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { IdentityBar } from './identity-bar.tsx'

test('the title is the heading of the page, as plain text', () => {
  const html = renderPart(<IdentityBar title="Jalan <rusak>" reference="0123/2026" />)
  expect(html).toContain('<h1 class="tg-identity__title">Jalan &lt;rusak></h1>')
  expect(html).not.toContain('tg-identity__actions')
})
