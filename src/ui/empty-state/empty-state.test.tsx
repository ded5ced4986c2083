import { expect, test } from 'vitest'
import { renderPart } from '../render.ts'
import { EmptyState } from './empty-state.tsx'

test('says what is not there', () => {
  expect(renderPart(<EmptyState title="Kosong" />)).toContain('<p class="tg-empty__title">Kosong</p>')
})
