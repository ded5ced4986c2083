import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { CodePanel } from './code-panel.tsx'

test('each code has its name', () => {
  expect(renderPart(<CodePanel title="Diterima" codes={[{ label: 'PIN', code: '739 204' }]} />)).toContain('<dt>PIN</dt><dd class="tg-code">739 204</dd>')
})
