import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { PrintButton } from './print-button.tsx'

test('hidden until its script shows it', () => {
  expect(renderPart(<PrintButton lang="id" />)).toMatch(/^<print-button hidden><button type="button"/)
})
